import { fact } from '../../../fact.ts';
import { psiFromCounts, psiNoDriftBand } from '../../../stats/psi.ts';
import { associations } from '../../association.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { BOUND, holds, isBroken, ownBonds } from '../../bonds.ts';
import { relations, type Relation } from '../../relations.ts';
import type { Signature } from '../../signature.ts';

/** Broken relations that make a star. */
const LEAST_BROKEN = 2;
/** Part of the strong relations of a hub that has to be broken; and of those between others that may be. */
const LEAST_OF_HUB = 0.6;
const MOST_OF_OTHERS = 0.1;
/** Columns that one wrong join can bring. */
const MOST_HUBS = 3;
/** PSI up to which a marginal counts as the same, where chance does not give more: its 95 % point would miss one column in twenty, half more one in a thousand. */
const SAME_MARGINAL = 0.02;
const OF_CHANCE = 1.5;
/** Fall of what the feature alone tells of the label, in standard errors: the star is what tells, so that little will do. */
const LEAST_FALL = 2;
/** Association (2 AUC - 1, correlation) from which a feature may have known the label instead: it did where it has no bond that the label does not explain. */
const TOO_GOOD = 0.5;
/** And from which a feature of a two-valued label did, whatever its bonds. */
const NEXT_TO_LABEL = 0.9;

/**
 * A column whose values are right overall and wrong by row: joined by the wrong key, shuffled, or of another moment. Distributions
 * do not see it. Its relations to the other features are gone while those between the others hold (a star around it), and what it alone
 * tells of the label falls.
 *
 * Test: the marginal is the same (PSI below 0.02 or chance); at least two relations of |r| >= 0.1 are weaker by five
 * standard errors and a fifth, and of these and those that hold they are 60 %; of the relations between other features at most one in ten is; where labels are known on both
 * sides, its association with the label falls by two standard errors. Natural drift of correlations (an hotel's, from month to month)
 * makes no star. A column that hangs together with no other cannot be told from concept drift.
 *
 * Measured on the development cases: the 27 pairs without it raise no alarm (natural drift and other faults); with one column of three clean
 * pairs shuffled, whole: 37 of 44 columns are found, always by the right name; with 30 % of its rows shuffled 20 of 44. What is missed
 * hangs together with nothing.
 *
 * Source: correlations compared by Fisher's z (Fisher 1921).
 */
export const misjoinedColumn: Signature = {
  id: 'training-serving-skew/misjoined-column',
  cause: 'training-serving-skew',
  subCause: 'a column joined to the wrong rows',
  needs: [],
  isSlow: true,
  explainsAway: [
    'data-drift/concept',
    'label-leakage/association-collapse',
    'data-drift/covariate-shift',
    'feedback-loop/label-moved-by-action',
  ],
  refutedBy: 'Looked up by key, a few serving rows hold the value that the source has for them.',
  toBeSure:
    'Take twenty serving rows and look this column up at its source by the key of the row; compare with what was served.',
  look(investigation) {
    const strong = relations(investigation).filter(({ training }) => Math.abs(training) >= BOUND);
    const broken = strong.filter(isBroken);
    if (broken.length < LEAST_BROKEN) return [];
    const hubs = hubsOf(strong, broken);
    if (hubs === null) return [];
    const views = new Map(investigation.features.map((feature) => [feature.name, feature]));
    if (!hubs.every((hub) => hasSameMarginal(views.get(hub)!))) return [];
    if (hubs.some((hub) => knewLabel(investigation, hub))) return [];
    const falls = hubs.map((hub) => fallOf(investigation, hub));
    if (falls.some((fall) => fall !== null && !(fall > LEAST_FALL))) return [];
    return [sighting(investigation, hubs, strong, broken, Math.min(...falls.map((fall) => fall ?? 0)))];
  },
};

/** The fewest features that all but a tenth of the broken relations touch; null where there is no such star. */
function hubsOf(strong: readonly Relation[], broken: readonly Relation[]): string[] | null {
  const hubs: string[] = [];
  let rest = broken;
  while (rest.length > 0 && hubs.length < MOST_HUBS) {
    const counts = new Map<string, number>();
    for (const { features } of rest)
      for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1);
    const [hub, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
    const holding = strong.filter(
      (relation) =>
        relation.features.includes(hub) &&
        !relation.features.some((name) => hubs.includes(name)) &&
        holds(relation),
    );
    if (count < LEAST_BROKEN || count < LEAST_OF_HUB * (count + holding.length)) break;
    hubs.push(hub);
    rest = rest.filter(({ features }) => !features.includes(hub));
  }
  const others = strong.filter(({ features }) => !features.some((name) => hubs.includes(name)));
  return hubs.length === 0 || rest.length > MOST_OF_OTHERS * others.length ? null : hubs;
}

function hasSameMarginal({ binned }: FeatureView): boolean {
  if (binned === null) return false;
  const counts = (places: Uint16Array) => {
    const rows = new Array<number>(binned.count).fill(0);
    for (const place of places) rows[place]++;
    return rows;
  };
  const [training, serving] = [counts(binned.training), counts(binned.serving)];
  const filled = training.filter((count, bin) => count + serving[bin] > 0).length;
  const [, byChance] = psiNoDriftBand(filled, binned.training.length, binned.serving.length);
  return psiFromCounts(training, serving) <= Math.max(SAME_MARGINAL, OF_CHANCE * byChance);
}

function knewLabel(investigation: Investigation, feature: string): boolean {
  const told = associations(investigation).get(feature)?.training?.value ?? 0;
  if (investigation.outcomes.task === 'binary' && told > NEXT_TO_LABEL) return true;
  return told > TOO_GOOD && ownBonds(investigation, feature)?.length === 0;
}

/** In standard errors; null where labels are not known on both sides, or the feature never told of the label. */
function fallOf(investigation: Investigation, feature: string): number | null {
  const { training, serving } = associations(investigation).get(feature) ?? { training: null, serving: null };
  if (training === null || serving === null) return null;
  if (training.value < LEAST_FALL * training.standardError) return null;
  return (
    (training.value - Math.max(0, serving.value)) / Math.hypot(training.standardError, serving.standardError)
  );
}

function sighting(
  investigation: Investigation,
  hubs: readonly string[],
  strong: readonly Relation[],
  broken: readonly Relation[],
  fall: number,
): Sighting {
  const touches = ({ features }: Relation) => features.some((name) => hubs.includes(name));
  const star = broken.filter(touches).toSorted((a, b) => b.errors - a.errors);
  const lost =
    star.reduce((sum, { training, serving }) => sum + 1 - Math.abs(serving / training), 0) / star.length;
  const label = fall > LEAST_FALL ? 0.25 * Math.min(1, fall / 12) : 0;
  const names = hubs.join(' and ');
  return {
    features: hubs,
    strength: Math.min(
      1,
      0.5 + label + 0.15 * Math.min(1, star.length / 5) + 0.1 * Math.max(0, Math.min(1, lost)),
    ),
    finding: `the values of ${names} are those of training overall, but ${star.length} of ${strong.filter(touches).length} relations to other features are gone or weaker, while those between the others hold`,
    facts: [
      fact('relations broken', star.length, 'count'),
      ...star
        .slice(0, 5)
        .flatMap(({ features: [one, other], training, serving }) => [
          fact(`correlation of ${one} and ${other}, training`, training),
          fact(`correlation of ${one} and ${other}, serving`, serving),
        ]),
      fact('standard errors by which less is told of the label', fall),
    ],
    rows: null,
    window: null,
    picture: {
      kind: 'bars',
      quantity: `correlation with ${names}`,
      isShare: false,
      bars: strong
        .filter(touches)
        .toSorted((a, b) => Math.abs(b.training) - Math.abs(a.training))
        .slice(0, 8)
        .map(({ features, training, serving }) => ({
          name: features.filter((name) => !hubs.includes(name)).join(', ') || features.join(', '),
          training,
          serving,
        })),
    },
    ...(investigation.shared === null ? {} : { repair: { kind: 'joined' as const, feature: hubs[0] } }),
  };
}
