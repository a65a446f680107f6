import { describe, expect, test } from 'vitest';
import { LEAST_ROWS_OF_A_SEGMENT, findWeakSegments } from '../../../../src/core/confirm/segments.ts';
import type { SegmentsReport } from '../../../../src/core/confirm/report.ts';
import type { ExaminedPair } from '../../../../src/core/table/examined-pair.ts';
import { takeRows } from '../../../../src/core/table/take-rows.ts';
import { plantSegment } from '../../../support/planted-segment.ts';

const words = ({ segments }: SegmentsReport) =>
  segments.map(({ conditions }) => conditions.map((condition) => condition.words).join(' and '));

describe('a planted segment', () => {
  const { pair, outcomes } = plantSegment(1, 6000, 'regression', ({ job }) => job === 'student');
  const report = findWeakSegments(pair, outcomes);

  test('is the one that is reported, in words and with its numbers', () => {
    expect(words(report)).toEqual(['job is student']);
    expect(report.loss).toBe('absolute-error');
    const [segment] = report.segments;
    expect(segment.conditions[0].feature).toBe('job');
    expect(segment.loss.serving - segment.loss.training).toBeCloseTo(2, 0);
    expect(segment.rows.serving).toBeGreaterThan(1200);
    expect(segment.low).toBeLessThan(segment.excess);
    expect(segment.high).toBeGreaterThan(segment.excess);
    expect(segment.low).toBeGreaterThan(0);
    expect(segment.pValue).toBeLessThan(1e-6);
    // All of the growth happens there.
    expect(segment.share).toBeGreaterThan(0.8);
  });

  test('the adjustment rests on everything that was looked at', () => {
    // Alone: three numbers with up to 54 stretches, four jobs and null. In pairs: hundreds.
    expect(report.looked).toBeGreaterThan(500);
    expect(report.leastRows).toBe(LEAST_ROWS_OF_A_SEGMENT);
    expect(report.sampled).toEqual({ training: null, serving: null });
  });

  test('nulls are a segment', () => {
    const planted = plantSegment(2, 8000, 'regression', ({ job }) => job === null);
    expect(words(findWeakSegments(planted.pair, planted.outcomes))).toEqual(['job is null']);
  });

  test('two segments are two', () => {
    const planted = plantSegment(
      3,
      12_000,
      'regression',
      ({ job, visits }) => job === 'nurse' || visits === 0,
    );
    expect(words(findWeakSegments(planted.pair, planted.outcomes)).sort()).toEqual([
      'job is nurse',
      'visits ≤ 0',
    ]);
  });
});

describe('which rows', () => {
  const { pair, outcomes } = plantSegment(4, 6000, 'regression', ({ job }) => job === 'student');

  test('a sample of the features meets its own outcomes', () => {
    const kept = Uint32Array.from({ length: 3000 }, (_, i) => 2 * i + 1);
    const half: ExaminedPair = {
      ...pair,
      sampled: { training: kept, serving: null },
      features: pair.features.map((feature) => ({
        ...feature,
        training: feature.training && {
          ...feature.training,
          column: takeRows(feature.training.column, kept),
        },
      })),
    };
    const report = findWeakSegments(half, outcomes);
    expect(words(report)).toEqual(['job is student']);
    expect(report.sampled).toEqual({ training: 3000, serving: null });
  });

  test('rows without a label count nowhere', () => {
    const labels = outcomes.serving.labels.map((label, row) => (row % 2 === 0 ? label : NaN));
    const report = findWeakSegments(pair, { ...outcomes, serving: { ...outcomes.serving, labels } });
    expect(report.segments[0].rows.serving).toBeLessThan(900);
  });

  test('without labels on a side nothing is looked at', () => {
    const labels = outcomes.serving.labels.map(() => NaN);
    const report = findWeakSegments(pair, { ...outcomes, serving: { ...outcomes.serving, labels } });
    expect(report).toMatchObject({ looked: 0, segments: [] });
  });

  test('a feature that serving lacks is left out', () => {
    const features = pair.features.map((feature) =>
      feature.name === 'job' ? { ...feature, serving: null } : feature,
    );
    expect(findWeakSegments({ ...pair, features }, outcomes).segments).toEqual([]);
  });
});

test('where the loss fell as a whole, a segment where it grew has no share of a growth', () => {
  const { pair, outcomes } = plantSegment(5, 6000, 'regression', ({ job }) => job === 'student');
  // Everywhere else the model is now perfect.
  const text = pair.features.find(({ name }) => name === 'job')?.serving?.column;
  if (text?.storage !== 'text') throw new Error('no job');
  const predictions = outcomes.serving.predictions.map((prediction, row) =>
    text.dictionary[text.codes[row]] === 'student' ? prediction : outcomes.serving.labels[row],
  );
  const { segments } = findWeakSegments(pair, { ...outcomes, serving: { ...outcomes.serving, predictions } });
  expect(segments[0]).toMatchObject({ share: 0, conditions: [{ words: 'job is student' }] });
});
