import { fact, type Fact } from '../../fact.ts';
import type { Sighting } from '../evidence.ts';
import type { FeatureView, Investigation } from '../investigation.ts';
import type { Relation } from './relation.ts';
import { seenTransform, SUPPORTED, type SeenTransform } from './seen-transform.ts';
import { measureWords } from '../../compare/measure-words.ts';
import { momentWords } from '../words.ts';
import { strengthBelow } from './strength.ts';
import type { TransformFamily } from './transforms.ts';

/** What drift may look like is never quite clear from the distributions alone. */
const MOST_NEAR = 0.75;

/**
 * Sightings of all features whose best transform is of one family.
 * @param investigation - both tables
 * @param family - of transforms
 * @returns one for each such feature
 */
export function transformSightings(investigation: Investigation, family: TransformFamily): Sighting[] {
  return investigation.features.flatMap((view) => {
    const seen = seenTransform(investigation, view);
    return seen?.transform.family === family ? [sightingOf(investigation, view, seen)] : [];
  });
}

function sightingOf(investigation: Investigation, view: FeatureView, seen: SeenTransform): Sighting {
  const { transform, fit, training, serving, step, relation } = seen;
  const isSupported = relation !== null && relation.z > SUPPORTED;
  const strength = strengthBelow(fit.ratio, transform.line);
  const repair = step === null ? transform.repair(view.name) : undefined;
  return {
    features: [view.name],
    strength: transform.isNear && !isSupported ? Math.min(strength, MOST_NEAR) : strength,
    finding: `${view.name} is served as about ${transform.words} of training's values${since(step?.from)}: median ${measureWords(training.at[49])} in training, ${measureWords(serving.at[49])} in serving`,
    facts: [
      fact('median, training', training.at[49]),
      fact('median, serving', serving.at[49]),
      fact('change left unexplained', fit.ratio, 'share'),
      ...relationFacts(relation),
    ],
    rows: step && { training: investigation.rows.training.rows, serving: step.after.length },
    window: step && { from: step.from, to: null },
    picture: {
      kind: 'quantiles',
      feature: view.name,
      training: [...training.at],
      serving: [...serving.at],
      line: transform.straight,
    },
    detail: `${transform.words}: ${transform.detail}`,
    ...(repair && { repair }),
  };
}

/**
 * The end of a finding that began at a moment.
 * @param moment - epoch milliseconds; null or undefined for none
 * @returns ' from ... on', or nothing
 */
export function since(moment: number | null | undefined): string {
  return moment === null || moment === undefined ? '' : ` from ${momentWords(moment)} on`;
}

/**
 * What a relation says, as facts.
 * @param relation - null where none was asked
 * @returns none or two facts
 */
export function relationFacts(relation: Relation | null): Fact[] {
  if (relation === null) return [];
  const target = relation.target ?? 'the label';
  return [
    fact(`standard errors by which undone values fit ${target} better`, relation.z),
    fact(`avoidable error of ${target} that undoing takes away`, relation.removed, 'share'),
  ];
}
