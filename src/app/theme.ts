/** Light, dark, or whatever the system says. `public/theme.js` applies the choice before the first paint. */
export type Theme = 'system' | 'light' | 'dark';

/** The choices in the order in which the switch shows them. */
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Kept in localStorage; the one thing the page keeps of its own accord. Also named in `public/theme.js`. */
const KEY = 'gaptrace.theme';

/** The choice that is in force. */
export function currentTheme(): Theme {
  const set = document.documentElement.dataset['theme'];
  return set === 'light' || set === 'dark' ? set : 'system';
}

/** Applies a choice at once and remembers it where the browser lets it. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage is blocked: the choice holds until the page is closed.
  }
}
