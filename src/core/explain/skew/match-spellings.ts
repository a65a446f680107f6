import type { CategoryPair } from './category-pair.ts';
import { commonAffix, SPELLING_RULES } from './spellings.ts';

/** Texts of serving that are texts of training in another spelling. */
export interface SpellingMatch {
  words: string;
  /** Positions in the category pair: what is served, what is meant. */
  pairs: { served: number; meant: number }[];
  /** Share of serving's rows. */
  share: number;
}

/** More texts than this are no categories. */
const MOST_TEXTS = 20_000;
/** Affixes and abbreviations are looked for among so many unseen texts. */
const MOST_COMPARED = 500;

/**
 * Matches texts that training lacks to texts that it has, by the simplest rule that matches the most rows.
 * @param pair - counts of both sides
 * @returns null where none matches
 */
export function matchSpellings(pair: CategoryPair): SpellingMatch | null {
  const { categories, training, unseen } = pair;
  if (unseen.length === 0 || categories.length > MOST_TEXTS) return null;
  const seen = categories.map((_, at) => at).filter((at) => training[at] > 0);
  let best: SpellingMatch | null = null;
  const consider = (words: string, meantOf: (served: number) => number | undefined): void => {
    const pairs = unseen.flatMap((served) => {
      const meant = meantOf(served);
      return meant === undefined ? [] : [{ served, meant }];
    });
    const share = pairs.reduce((sum, { served }) => sum + pair.serving[served], 0) / pair.totals.serving;
    if (share > (best?.share ?? 0)) best = { words, pairs, share };
  };
  for (const { words, fold } of SPELLING_RULES) {
    const meant = new Map<string, number | undefined>();
    for (const at of seen) {
      const folded = fold(categories[at]);
      // Two of training's own texts that fold to one are told apart there: neither is meant.
      meant.set(folded, meant.has(folded) ? undefined : at);
    }
    consider(words, (served) => meant.get(fold(categories[served])));
  }
  if (unseen.length <= MOST_COMPARED && seen.length <= MOST_COMPARED && best === null)
    considerAffixes(pair, seen, consider);
  return best;
}

function considerAffixes(
  { categories, unseen }: CategoryPair,
  seen: readonly number[],
  consider: (words: string, meantOf: (served: number) => number | undefined) => void,
): void {
  const byText = new Map(seen.map((at) => [categories[at], at]));
  const unseenTexts = unseen.map((at) => categories[at]);
  const added = commonAffix(unseenTexts, new Set(byText.keys()));
  if (added) {
    const { prefix, suffix } = added;
    consider(`“${prefix}…${suffix}” around the value`, (served) =>
      byText.get(categories[served].slice(prefix.length, categories[served].length - suffix.length)),
    );
  }
  const seenTexts = [...byText.keys()];
  const lost = commonAffix(seenTexts, new Set(unseenTexts));
  if (lost) {
    const { prefix, suffix } = lost;
    consider(`“${prefix}…${suffix}” left out around the value`, (served) =>
      byText.get(prefix + categories[served] + suffix),
    );
  }
  const isAbbreviated = (short: string, long: string): boolean =>
    short.length < long.length && long.toLowerCase().startsWith(short.toLowerCase().replace(/\.$/u, ''));
  const only = (candidates: number[]): number | undefined =>
    candidates.length === 1 ? candidates[0] : undefined;
  // All of them, or it is chance.
  for (const [words, matches] of [
    ['abbreviations', (served: string, meant: string) => isAbbreviated(served, meant)],
    ['texts written in full', (served: string, meant: string) => isAbbreviated(meant, served)],
  ] as const) {
    const meant = new Map(
      unseen.map((at) => [at, only(seen.filter((one) => matches(categories[at], categories[one])))]),
    );
    const found = [...meant.values()];
    if (found.every((one) => one !== undefined) && new Set(found).size === found.length && found.length > 1)
      consider(words, (served) => meant.get(served));
  }
}
