/**
 * Text out of a person's file, made safe to look at: control characters become visible, direction
 * overrides cannot turn the page around, and emptiness can be seen.
 */

/** Controls, format characters and line separators; the joiners stay, which Persian, Indic scripts and emoji need. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** First and last of an isolate: the text between them cannot reorder what stands around it. */
const ISOLATE = '\u2068';
const END_ISOLATE = '\u2069';

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `⟨${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** @param text - a name or a cell @returns the same with everything unseen made visible */
export function showText(text: string): string {
  if (text === '') return '(empty)';
  const shown = text.replace(UNSEEN, visible);
  return shown.trim() === '' ? `“${shown}”` : shown;
}

/**
 * Shortens at code points, in the middle of nothing.
 * @param text - text that is shown already @param most - greatest number of characters @returns at most that many, ending in …
 */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, Math.max(1, most - 1)).join('')}…`;
}

/**
 * Shortens each word of a sentence: names out of a file have no spaces to break at.
 * @param text - text that is shown already @param most - greatest number of characters of a word @returns the sentence
 */
export function shortenWords(text: string, most: number): string {
  return text.replace(/\S+/gu, (word) => shorten(word, most));
}

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/**
 * For sentences and SVG, which have no `<bdi>`.
 * @param text - text that is shown already @returns the same; as an isolate where it would reorder what stands around it
 */
export function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `${ISOLATE}${text}${END_ISOLATE}` : text;
}
