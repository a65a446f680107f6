import { shareWords } from '../../../compare/measure-words.ts';
import { isAnotherType } from '../../../compare/type-difference.ts';
import { fact } from '../../../fact.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import type { Signature } from '../../signature.ts';
import { markOverTime } from '../../step-in-time.ts';
import { momentWords } from '../../words.ts';

/** A number somewhere in a text: "12.5 kg", "EUR 3", "1,200". */
const NUMBER = /^\D{0,6}-?\d[\d.,' ]*(?:e[+-]?\d+)?\s?\D{0,12}$/i;
/** Share of serving's texts that look like a number, from which they are one. */
const LEAST_NUMBERS = 0.5;
/** Cells that are not of their column's type, beyond training's share. */
const LEAST_MISFITS = 0.01;

/**
 * A column whose type changed: a number served as text or with a unit, a date as a number, true/false as words. The program that
 * reads it falls back to null or to a default, silently.
 *
 * Source: TFDV's schema anomalies (Breck et al. 2019); pydantic and Great Expectations check the same at the door.
 */
export const servedAsAnotherType: Signature = {
  id: 'infrastructure-bug/served-as-another-type',
  cause: 'infrastructure-bug',
  subCause: 'a feature served as another type',
  needs: [],
  explainsAway: [
    'data-drift/',
    'training-serving-skew/',
    'label-leakage/association-collapse',
    'infrastructure-bug/float-cut-to-int',
    'feedback-loop/label-moved-by-action',
  ],
  refutedBy: 'The service parses this spelling, and only the export wrote it otherwise.',
  toBeSure:
    'Log what the model received after parsing for a few requests; validate types at the door (pydantic, a JSON schema).',
  look: (investigation) =>
    investigation.features.flatMap((feature) => [
      ...typeChanged(feature),
      ...misfits(feature, investigation),
    ]),
};

function typeChanged(feature: FeatureView): Sighting[] {
  const { typeDifference } = feature.comparison;
  if (typeDifference === null || !isAnotherType(typeDifference)) return [];
  const texts = feature.texts('serving');
  const numbers =
    texts === null
      ? 1
      : texts.dictionary.filter((text) => NUMBER.test(text)).length /
        Math.max(1, texts.dictionary.length - 1);
  const isNumberAsText = feature.pair.training?.column.storage === 'number' && numbers >= LEAST_NUMBERS;
  return [
    {
      features: [feature.name],
      strength: isNumberAsText ? 1 : 0.85,
      finding: `${feature.name} is a ${typeDifference.training} in training and ${article(typeDifference.serving)} in serving`,
      facts: [fact('serving values that look like a number', texts === null ? null : numbers, 'share')],
      rows: null,
      window: null,
      picture: { kind: 'distribution', feature: feature.name },
      detail: typeDifference.serving,
      repair: { kind: 'redraw', feature: feature.name, from: null },
    },
  ];
}

function misfits(feature: FeatureView, investigation: Investigation): Sighting[] {
  const { training, serving } = feature.pair;
  if (training === null || serving === null || feature.comparison.typeDifference !== null) return [];
  const share = ({ schema }: typeof serving) =>
    schema.misfits.count / Math.max(1, schema.count + schema.misfits.count);
  const [p, q] = [share(training), share(serving)];
  if (q - p < LEAST_MISFITS) return [];
  const [example] = serving.schema.misfits.examples;
  const numbers = feature.numbers('serving');
  const course = markOverTime(
    investigation,
    `cells of ${feature.name} that do not fit`,
    (side, row) => side === 'serving' && numbers !== null && numbers[row] !== numbers[row],
  );
  const when =
    course.shape === 'step' && course.moment !== null ? ` from ${momentWords(course.moment)} on` : '';
  return [
    {
      features: [feature.name],
      strength: Math.min(1, 0.75 + Math.min(0.25, q)),
      finding: `${shareWords(q)} of the ${feature.name} cells in serving are no ${serving.schema.type} (such as ${example?.text ?? ''})${when}`,
      facts: [
        fact('cells that do not fit, training', p, 'share'),
        fact('cells that do not fit, serving', q, 'share'),
      ],
      rows: { training: training.schema.misfits.count, serving: serving.schema.misfits.count },
      window: course.moment === null ? null : { from: course.moment, to: null },
      picture: course.picture ?? { kind: 'distribution', feature: feature.name },
      repair: { kind: 'redraw', feature: feature.name, from: course.moment },
    },
  ];
}

function article(words: string): string {
  return words.startsWith('text') ? words : `a ${words}`;
}
