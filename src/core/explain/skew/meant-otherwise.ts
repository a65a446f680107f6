import { fact } from '../../fact.ts';
import { totalVariationDistance } from '../../stats/total-variation.ts';
import type { Sighting } from '../evidence.ts';
import type { FeatureView, Investigation } from '../investigation.ts';
import { affectedWindow } from './affected-window.ts';
import type { CategoryPair } from './category-pair.ts';

/** Share of serving's rows with such texts (science part C), and rows below which it may be one person's typing. */
const LEAST_SHARE = 0.01;
const LEAST_ROWS = 10;
/** Read as what is meant, serving has to come nearer to training by so much of the share. */
const LEAST_MENDED = 0.5;
const MOST_SHOWN = 6;

/** Served texts that training lacks, and what of training's they stand for. */
export interface MeantOtherwise {
  /** Share of serving's rows that hold one. */
  share: number;
  /** Places among the categories of the pair. */
  pairs: readonly { served: number; meant: number }[];
  words: string;
}

/** What a signature says of it. */
export interface MeantWords {
  /** Strength at its line; 1 once all that is unseen is explained. */
  least: number;
  /** Names of the facts: rows with such texts, rows that it does not explain, such texts. */
  facts: readonly [rows: string, unexplained: string, texts: string];
  finding: (example: { served: string; meant: string }, window: Sighting['window']) => string;
}

/**
 * A sighting of served texts that mean others of training, where both sides agree better once they are read as those.
 * @param investigation - both tables
 * @param view - the feature
 * @param pair - its categories
 * @param match - which texts mean which
 * @param serving - serving's counts once they are read so
 * @param words - what the signature says
 * @returns null where it is on too few rows, or reading them so does not help
 */
export function meantOtherwise(
  investigation: Investigation,
  view: FeatureView,
  pair: CategoryPair,
  match: MeantOtherwise,
  serving: readonly number[],
  words: MeantWords,
): Sighting | null {
  const { share, pairs } = match;
  const { categories, totals } = pair;
  if (share < LEAST_SHARE || share * totals.serving < LEAST_ROWS) return null;
  const [before, after] = [pair.serving, serving].map((counts) => distance(pair, counts));
  if (before - after < LEAST_MENDED * share) return null;
  const texts = pairs.map(({ served, meant }) => ({ served: categories[served], meant: categories[meant] }));
  const window = windowOf(investigation, view, new Set(texts.map(({ served }) => served)));
  const explained = (share / pair.unseenShare) * (0.5 + Math.min(0.5, 5 * share));
  const [rows, unexplained, counted] = words.facts;
  return {
    features: [view.name],
    strength: words.least + (1 - words.least) * Math.min(1, explained),
    finding: words.finding(texts[0], window),
    facts: [
      fact(rows, Math.min(1, share), 'share'),
      fact(unexplained, Math.max(0, pair.unseenShare - share), 'share'),
      fact(counted, pairs.length, 'count'),
      fact('total variation distance as served', before, 'share'),
      fact('total variation distance as meant', after, 'share'),
    ],
    rows: { training: totals.training, serving: Math.round(share * totals.serving) },
    window,
    picture: {
      kind: 'bars',
      quantity: `share of rows, ${view.name}`,
      isShare: true,
      bars: pairs.slice(0, MOST_SHOWN).flatMap(({ served, meant }) =>
        [meant, served].map((at) => ({
          name: categories[at],
          training: pair.training[at] / totals.training,
          serving: pair.serving[at] / totals.serving,
        })),
      ),
    },
    detail: match.words,
    repair: { kind: 'mapping', feature: view.name, values: texts },
  };
}

function distance({ training, totals }: CategoryPair, serving: readonly number[]): number {
  return totalVariationDistance(
    training.map((count) => count / totals.training),
    serving.map((count) => count / totals.serving),
  );
}

function windowOf(
  investigation: Investigation,
  view: FeatureView,
  served: ReadonlySet<string>,
): Sighting['window'] {
  const { codes, dictionary } = view.texts('serving')!;
  const isOne = Uint8Array.from(dictionary, (text, code) => Number(code > 0 && served.has(text)));
  return affectedWindow(investigation, (row) => isOne[codes[row]] === 1);
}
