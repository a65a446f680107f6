/** One way in which two spellings of the same value differ. */
export interface SpellingRule {
  words: string;
  /** Both spellings become the same text by it. */
  fold: (text: string) => string;
}

const squeezed = (text: string): string => text.trim().replace(/\s+/gu, ' ');
const compatible = (text: string): string => text.normalize('NFKC');
const unaccented = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '');
const whole = (text: string): string => text.replace(/^([+-]?\d+)\.0+$/u, '$1');
const unpadded = (text: string): string => text.replace(/^0+(?=\d)/u, '');
const joined = (text: string): string => text.replace(/[\s_\-./]+/gu, '');
const unquoted = (text: string): string => text.replace(/^["'[(]+|["'\])]+$/gu, '');

/** Simple rules first; the last one folds all of them. */
export const SPELLING_RULES: readonly SpellingRule[] = [
  { words: 'upper and lower case', fold: (text) => text.toLowerCase() },
  { words: 'white space', fold: squeezed },
  { words: 'a trailing ".0"', fold: whole },
  { words: 'leading zeros', fold: unpadded },
  { words: 'separators (space, hyphen, underscore)', fold: joined },
  { words: 'Unicode forms', fold: compatible },
  { words: 'accents', fold: unaccented },
  { words: 'quotes or brackets', fold: unquoted },
  {
    words: 'several of case, white space, separators, zeros and accents',
    fold: (text) => unaccented(joined(unpadded(whole(unquoted(squeezed(compatible(text))))))).toLowerCase(),
  },
];

/**
 * What all of some texts have in front of or behind texts of another list, if it is the same for all: `country_DE` and `DE`.
 * @param longer - texts with it, at least two
 * @param shorter - texts without it
 * @returns the prefix and suffix; null where there is none common to all
 * @example commonAffix(['x_a', 'x_b'], new Set(['a', 'b'])) // { prefix: 'x_', suffix: '' }
 */
export function commonAffix(
  longer: readonly string[],
  shorter: ReadonlySet<string>,
): { prefix: string; suffix: string } | null {
  if (longer.length < 2) return null;
  const [first] = longer;
  for (let start = 0; start < first.length; start++) {
    for (let end = first.length; end > start; end--) {
      if (start === 0 && end === first.length) continue;
      if (!shorter.has(first.slice(start, end))) continue;
      const [prefix, suffix] = [first.slice(0, start), first.slice(end)];
      const isCommon = longer.every(
        (text) =>
          text.startsWith(prefix) &&
          text.endsWith(suffix) &&
          shorter.has(text.slice(start, text.length - suffix.length)),
      );
      if (isCommon) return { prefix, suffix };
    }
  }
  return null;
}
