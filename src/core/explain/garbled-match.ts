import type { CategoryPair } from './skew/category-pair.ts';

/** Texts of serving that are texts of training, spoilt in one way. */
export interface GarbledMatch {
  words: string;
  /** Positions in the category pair: what is served, what is (most likely) meant. */
  pairs: { served: number; meant: number }[];
  /** All that may be meant, where several of training's texts become the same. */
  alsoMeant: ReadonlyMap<number, readonly number[]>;
  /** Share of serving's rows. */
  share: number;
}

/** More texts than this are no categories; so many take a tenth of a second. */
const MOST_TEXTS = 5000;
/** So many lengths that texts may be cut at are tried. */
const MOST_LENGTHS = 20;

const BYTE_BY_BYTE = new TextDecoder('windows-1252');
const UTF8 = new TextEncoder();
const NOT_ASCII = /\P{ASCII}/gu;

const misread = (text: string): string => BYTE_BY_BYTE.decode(UTF8.encode(text));
const asLatin1 = (text: string): string =>
  Array.from(UTF8.encode(text), (byte) => String.fromCharCode(byte)).join('');
const byBytes =
  (mark: string) =>
  (text: string): string =>
    text.replaceAll(NOT_ASCII, (letter) => mark.repeat(UTF8.encode(letter).length));

/** What each fault makes of a text. */
const SPOIL: readonly { words: string; spoil: (text: string) => string }[] = [
  { words: 'UTF-8 read as Latin-1', spoil: misread },
  { words: 'UTF-8 read as Latin-1', spoil: asLatin1 },
  { words: 'UTF-8 read as Latin-1, twice', spoil: (text) => misread(misread(text)) },
  { words: 'letters replaced by U+FFFD', spoil: (text) => text.replaceAll(NOT_ASCII, '\uFFFD') },
  { words: 'letters replaced by U+FFFD', spoil: byBytes('\uFFFD') },
  { words: 'letters replaced by “?”', spoil: (text) => text.replaceAll(NOT_ASCII, '?') },
  { words: 'letters replaced by “?”', spoil: byBytes('?') },
  { words: 'letters dropped that are not ASCII', spoil: (text) => text.replaceAll(NOT_ASCII, '') },
];

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  eacute: 'é',
  euro: '€',
};

/** How each escape is undone; white space at the ends never counts. */
const UNDO: readonly { words: string; undo: (text: string) => string }[] = [
  {
    words: 'line ends or quotes left in',
    undo: (text) => text.replace(/^["'\uFEFF]+|(?:["'\r\n\0]|\\[nrt0])+$/gu, ''),
  },
  {
    words: 'escaped as HTML',
    undo: (text) =>
      text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/giu, (whole, decimal, hexadecimal, name) =>
        decimal !== undefined
          ? codePoint(Number(decimal), whole)
          : hexadecimal !== undefined
            ? codePoint(Number.parseInt(String(hexadecimal), 16), whole)
            : (ENTITIES[String(name).toLowerCase()] ?? whole),
      ),
  },
  { words: 'escaped as in a URL', undo: percentDecoded },
  { words: 'escaped as in JSON', undo: unescaped },
  { words: 'bytes printed as text', undo: (text) => text.replace(/^b(['"])(.*)\1$/su, '$2') },
];

/**
 * Finds the one fault on the way that makes the most rows of serving out of training's texts.
 * @param pair - counts of both sides
 * @returns null where none does
 */
export function garbledMatch(pair: CategoryPair): GarbledMatch | null {
  const { categories, training, serving, unseen, totals } = pair;
  if (unseen.length === 0 || categories.length > MOST_TEXTS) return null;
  const seen = categories.map((_, at) => at).filter((at) => training[at] > 0);
  let best: GarbledMatch | null = null;
  const consider = (words: string, meantOf: (served: number) => readonly number[]): void => {
    const alsoMeant = new Map<number, readonly number[]>();
    const pairs = unseen.flatMap((served) => {
      const all = meantOf(served).toSorted((a, b) => training[b] - training[a]);
      if (all.length === 0) return [];
      if (all.length > 1) alsoMeant.set(served, all);
      return [{ served, meant: all[0] }];
    });
    const share = pairs.reduce((sum, { served }) => sum + serving[served], 0) / totals.serving;
    if (share > (best?.share ?? 0)) best = { words, pairs, alsoMeant, share };
  };
  const spoiltBy = (spoil: (text: string) => string) => {
    const bySpoilt = new Map<string, number[]>();
    for (const at of seen) {
      const spoilt = spoil(categories[at]).trim();
      if (spoilt === '' || spoilt === categories[at]) continue;
      bySpoilt.set(spoilt, [...(bySpoilt.get(spoilt) ?? []), at]);
    }
    return (served: number) => bySpoilt.get(categories[served].trim()) ?? [];
  };
  for (const { words, spoil } of SPOIL) consider(words, spoiltBy(spoil));
  const byText = new Map(seen.map((at) => [categories[at].trim(), at]));
  for (const { words, undo } of UNDO)
    consider(words, (served) => {
      const at = byText.get(undo(categories[served].trim()).trim());
      return at === undefined || categories[served].trim() === categories[at].trim() ? [] : [at];
    });
  // A field of a fixed length: the longest of what is unseen, unless that is something else.
  const lengths = [...new Set(unseen.map((at) => categories[at].length))].toSorted((a, b) => b - a);
  for (const length of lengths.slice(0, MOST_LENGTHS))
    consider(
      `cut at ${length} ${length === 1 ? 'character' : 'characters'}`,
      spoiltBy((text) => text.slice(0, length)),
    );
  return best;
}

function codePoint(code: number, otherwise: string): string {
  return code <= 0x10_ffff ? String.fromCodePoint(code) : otherwise;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function unescaped(text: string): string {
  try {
    const value: unknown = JSON.parse(text.startsWith('"') ? text : `"${text}"`);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}
