import { fact } from '../../../fact.ts';
import { shareWords } from '../../../compare/measure-words.ts';
import { psiFromCounts } from '../../../stats/psi.ts';
import { totalVariationDistance } from '../../../stats/total-variation.ts';
import { isCalendarFeature } from '../../calendar-feature.ts';
import type { FeatureView } from '../../investigation.ts';
import { movementOf } from '../../movement.ts';
import { phasesOf, type Phase } from '../../phases.ts';
import { strengthBelow } from '../../skew/strength.ts';
import type { Signature } from '../../signature.ts';

/** Rows of training that a phase needs to count as covered, and the part of serving's rows that has to lie in covered phases. */
const LEAST_ROWS = 20;
const LEAST_COVERED = 0.95;
/** Total variation of the phases of both sides: below, serving has no season of its own. */
const LEAST_UNLIKE = 0.25;
/** Rows of training that its weighting is worth, at least (Kish's effective number). */
const LEAST_EFFECTIVE = 100;
/** What is left of PSI against the same phase of training (science part C: half). */
const MOST_LEFT = 0.5;

/**
 * Serving differs from the whole of training but not from the same season of it: the same months of the year before, the same weekdays,
 * the same hours. Training knew this; nothing changed that will not change back.
 *
 * Test: training's rows weighted so that their phases (months at least half a year back, weekdays, hours, or a feature that is called so) are spread as
 * serving's are; PSI of the features that moved falls to half or less. Where training does not cover serving's phases, nothing is said.
 *
 * Source: science part C, onset shapes: "PSI to same-phase train below half of PSI to all train: seasonal".
 */
export const seasonal: Signature = {
  id: 'data-drift/seasonal',
  cause: 'data-drift',
  subCause: 'a season that training has seen',
  needs: [],
  explainsAway: ['data-drift/covariate', 'data-drift/vanished-segment', 'data-drift/prior-shift'],
  refutedBy: 'The features of the same months, weekdays or hours of training differ from serving as well.',
  toBeSure:
    'Evaluate the model on the rows of training from the same season, held out, and compare with serving.',
  look(investigation) {
    const moved = investigation.features.filter(
      (feature) => movementOf(feature, investigation) !== null && !isCalendarFeature(feature, investigation),
    );
    const [best] = phasesOf(investigation)
      .flatMap((phase) => matchOf(phase, moved, investigation.rows.training.rows))
      .toSorted((a, b) => b.explained - a.explained);
    if (best === undefined) return [];
    const { phase, features, before, after, unlike, effective } = best;
    return [
      {
        features: [...new Set([...phase.features, ...features.map(({ name }) => name)])],
        strength: strengthBelow(after, MOST_LEFT * before),
        finding: `${listed(features)} ${features.length === 1 ? 'differs' : 'differ'} from all of training (PSI ${before.toPrecision(2)} together) but hardly from ${phase.words} (PSI ${after.toPrecision(2)})`,
        facts: [
          fact('PSI against all of training, sum', before),
          fact('PSI against the same phase of training, sum', after),
          fact('how unlike the phases of both tables are', unlike, 'share'),
          fact('rows of training that the same phase is worth', Math.round(effective), 'count'),
        ],
        rows: { training: Math.round(effective), serving: investigation.rows.serving.rows },
        window: null,
        picture: {
          kind: 'bars',
          quantity: `rows by phase (${phase.words}), ${shareWords(unlike)} apart`,
          isShare: true,
          bars: phase.names.map((name, k) => ({
            name,
            training: best.shares.training[k],
            serving: best.shares.serving[k],
          })),
        },
        detail: phase.words,
      },
    ];
  },
};

function listed(features: readonly FeatureView[]): string {
  const names = features.map(({ name }) => name);
  return names.length < 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

function matchOf(phase: Phase, moved: readonly FeatureView[], rows: number) {
  const { names, of } = phase;
  const count = (places: Int32Array) => {
    const counts = new Float64Array(names.length);
    for (const place of places) if (place >= 0) counts[place]++;
    return counts;
  };
  const counts = { training: count(of.training), serving: count(of.serving) };
  const sum = (values: Float64Array) => values.reduce((all, one) => all + one, 0);
  const totals = { training: sum(counts.training), serving: sum(counts.serving) };
  if (totals.training === 0 || totals.serving === 0) return [];
  const shares = {
    training: [...counts.training].map((one) => one / totals.training),
    serving: [...counts.serving].map((one) => one / totals.serving),
  };
  const covered = shares.serving.reduce(
    (all, share, k) => all + (counts.training[k] >= LEAST_ROWS ? share : 0),
    0,
  );
  const unlike = totalVariationDistance(
    [...count(phase.whole)].map((one) => one / rows),
    shares.serving,
  );
  if (covered < LEAST_COVERED || unlike < LEAST_UNLIKE) return [];
  const weights = shares.serving.map((share, k) =>
    counts.training[k] >= LEAST_ROWS ? share / counts.training[k] : 0,
  );
  const squares = weights.reduce((all, weight, k) => all + counts.training[k] * weight * weight, 0);
  const effective = 1 / squares;
  if (effective < LEAST_EFFECTIVE) return [];
  const features: FeatureView[] = [];
  let [before, after] = [0, 0];
  for (const feature of moved) {
    const { binned } = feature;
    if (binned === null || phase.features.includes(feature.name)) continue;
    const [plain, alike, serving] = [0, 1, 2].map(() => new Array<number>(binned.count).fill(0));
    binned.training.forEach((bin, row) => {
      plain[bin]++;
      const place = of.training[row];
      // On the scale of the rows that the weighting is worth, so that half a row added to each bin means the same.
      if (place >= 0) alike[bin] += weights[place] * effective;
    });
    for (const bin of binned.serving) serving[bin]++;
    const [far, near] = [psiFromCounts(plain, serving), psiFromCounts(alike, serving)];
    if (near > MOST_LEFT * far) continue;
    features.push(feature);
    before += far;
    after += near;
  }
  return features.length === 0
    ? []
    : [{ phase, features, before, after, explained: before - after, unlike, effective, shares }];
}
