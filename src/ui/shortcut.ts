/** When a key is a shortcut of the page, and when it belongs to what has the focus. */

/** Where keys write: not the sliders and choices, which take arrows and the space bar alone. */
const WRITES =
  'input:not([type="range"], [type="radio"], [type="checkbox"]), select, textarea, [contenteditable="true"]';

/** @param target - of an event @returns whether what a person types or pastes goes there */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(WRITES);
}

/** @returns whether a dialog is open, which has the page to itself */
export function hasDialog(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

/**
 * @param event - of a key pressed anywhere on the page
 * @returns whether a shortcut of one key may take it: nothing else did, it stands alone, nobody is typing, no dialog is open
 */
export function isShortcut(event: KeyboardEvent): boolean {
  const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
  return !event.defaultPrevented && !hasModifier && !isTyping(event.target) && !hasDialog();
}
