import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import type { Side } from '../../../faults.ts';
import { totalVariationDistance } from '../../../stats/total-variation.ts';
import type { Sighting } from '../../evidence.ts';
import { isCalendarFeature } from '../../calendar-feature.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import type { Signature } from '../../signature.ts';
import { markOverTime } from '../../step-in-time.ts';
import { momentWords } from '../../words.ts';

/** Points by which one category grows while all others shrink by the same factor. */
const LEAST_GAIN = 0.1;
/** How far the others may differ from shrinking by one factor (mean absolute deviation of their shares, as a share of the gain). */
const MOST_UNEVEN = 0.25;
const LEAST_CATEGORIES = 3;
/** Total variation by which another feature has to tell the category's rows from the rest to be asked, and rows of either. */
const LEAST_APART = 0.2;
const LEAST_ROWS = 100;

/**
 * One known category takes over a part of the rows while all others shrink by the same factor: rows fall back to a default. Where a
 * mix changes by itself, categories go different ways; and where one alone is shown more, its rows are still of its own kind, which
 * the feature that tells them best in training shows.
 *
 * Source: ours: what falls back to a default takes from all others alike; rates by `npm run bench:causes`.
 */
export const defaultCategory: Signature = {
  id: 'infrastructure-bug/default-category',
  cause: 'infrastructure-bug',
  subCause: 'rows that fall back to one category',
  needs: [],
  explainsAway: ['data-drift/covariate', 'data-drift/concept', 'label-leakage/association-collapse'],
  refutedBy: 'The source holds this category for these rows.',
  toBeSure: 'Look up a few of these rows at the source; search for the fallback of the lookup or encoder.',
  look: (investigation) => investigation.features.flatMap((feature) => sightingOf(feature, investigation)),
};

function sightingOf(feature: FeatureView, investigation: Investigation): Sighting[] {
  const [before, after] = [feature.texts('training'), feature.texts('serving')];
  if (before === null || after === null || isCalendarFeature(feature, investigation)) return [];
  const count = ({ codes, dictionary }: typeof before) => {
    const counts = new Float64Array(dictionary.length);
    for (const code of codes) counts[code]++;
    return new Map(
      dictionary.flatMap((text, code) =>
        code > 0 && counts[code] > 0 ? [[text, counts[code] / codes.length]] : [],
      ),
    );
  };
  const [p, q] = [count(before), count(after)];
  const known = [...p.keys()];
  if (known.length < LEAST_CATEGORIES) return [];
  let top = { category: '', gain: 0 };
  for (const [category, share] of q) {
    const gain = share - (p.get(category) ?? 0);
    if (gain > top.gain) top = { category, gain };
  }
  if (top.gain < LEAST_GAIN || !p.has(top.category)) return [];
  const others = known.filter((category) => category !== top.category);
  const had = others.reduce((sum, category) => sum + (p.get(category) ?? 0), 0);
  const left = others.reduce((sum, category) => sum + (q.get(category) ?? 0), 0);
  const factor = left / had;
  const uneven =
    others.reduce(
      (sum, category) => sum + Math.abs((q.get(category) ?? 0) - factor * (p.get(category) ?? 0)),
      0,
    ) /
    2 /
    top.gain;
  const course = markOverTime(investigation, `${top.category} in ${feature.name}`, (side, row) => {
    const column = side === 'training' ? before : after;
    return column.dictionary[column.codes[row]] === top.category;
  });
  const isStep = course.shape === 'step';
  if (uneven > MOST_UNEVEN || course.shape === 'ramp') return [];
  if (hasOwnKind(feature, investigation, top.category, top.gain / (top.gain + (p.get(top.category) ?? 0))))
    return [];
  return [
    {
      features: [feature.name],
      strength: Math.min(1, 0.5 + 0.2 * (1 - uneven / MOST_UNEVEN) + (isStep ? 0.3 : 0)),
      finding: `${top.category} went from ${shareWords(p.get(top.category) ?? 0)} to ${shareWords(q.get(top.category) ?? 0)} of ${feature.name}, and all others shrank alike${isStep && course.moment !== null ? `, from ${momentWords(course.moment)} on` : ''}`,
      facts: [
        fact('gain', top.gain, 'share'),
        fact('factor by which the others shrank', factor),
        fact('how unevenly', uneven, 'share'),
      ],
      rows: null,
      window: course.moment === null ? null : { from: course.moment, to: null },
      picture: course.picture ?? { kind: 'distribution', feature: feature.name },
      repair: { kind: 'redraw', feature: feature.name, from: course.moment },
    },
  ];
}

/**
 * Whether the rows of the category are of the kind that its rows were: where another feature tells them from the rest in training, it does so in
 * serving as well. Rows that fall back to it are of every kind.
 * @param fallen - part of the category's rows that would have fallen back to it
 */
function hasOwnKind(
  feature: FeatureView,
  { features }: Investigation,
  category: string,
  fallen: number,
): boolean {
  const isIn = (side: Side): ((row: number) => boolean) => {
    const { codes, dictionary } = feature.texts(side)!;
    const code = dictionary.indexOf(category);
    return (row) => codes[row] === code;
  };
  const [before, after] = [isIn('training'), isIn('serving')];
  let best = { apart: LEAST_APART, own: false };
  for (const other of features) {
    if (other === feature || other.binned === null) continue;
    const { training, serving, count } = other.binned;
    const own = shares(training, count, before);
    const rest = shares(training, count, (row) => !before(row));
    const served = shares(serving, count, after);
    if (own === null || rest === null || served === null) continue;
    const apart = totalVariationDistance(own, rest);
    if (apart <= best.apart) continue;
    const mixed = own.map((share, bin) => (1 - fallen) * share + fallen * rest[bin]);
    best = {
      apart,
      own: totalVariationDistance(served, own) < totalVariationDistance(served, mixed),
    };
  }
  return best.own;
}

function shares(places: Uint16Array, count: number, isTaken: (row: number) => boolean): number[] | null {
  const counts = new Array<number>(count).fill(0);
  let total = 0;
  places.forEach((bin, row) => {
    if (!isTaken(row)) return;
    counts[bin]++;
    total++;
  });
  return total < LEAST_ROWS ? null : counts.map((one) => one / total);
}
