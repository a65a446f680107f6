import { describe, expect, it } from 'vitest';
import type { JobResult } from '../../../bench/causes/job.ts';
import { measureRates } from '../../../bench/causes/measure-rates.ts';
import { calibration, isRight, mcNemar, namesFeatures } from '../../../bench/causes/scores.ts';

const NONE_AGAINST = {
  'training-serving-skew': 0,
  'data-drift': 0,
  'label-leakage': 0,
  'feedback-loop': 0,
  'infrastructure-bug': 0,
};

function result(more: {
  truth?: Partial<JobResult['truth']>;
  verdict?: JobResult['gap']['verdict'];
  seen?: JobResult['seen'];
  ranked?: JobResult['ranked'];
  strength?: number;
  looked?: string[];
}): JobResult {
  return {
    job: {
      set: 'tuning',
      family: 'churn',
      faults: ['x'],
      strength: more.strength ?? 1,
      seed: 1,
      lacks: null,
    },
    id: 'x',
    truth: {
      fault: 'x',
      cause: 'infrastructure-bug',
      accept: ['infrastructure-bug'],
      features: ['age'],
      from: null,
      offline: 0.8,
      online: 0.7,
      repaired: 0.8,
      isHarmless: false,
      reach: 1,
      ...more.truth,
    },
    gap: { verdict: more.verdict ?? 'real', isImmature: false, isSelective: false },
    seen: more.seen ?? [],
    looked: more.looked ?? ['infrastructure-bug/null-spike'],
    ranked: more.ranked ?? [{ cause: 'infrastructure-bug', confidence: 0.9, features: ['age', 'income'] }],
    against: NONE_AGAINST,
    largestPsi: null,
    milliseconds: 1,
  };
}

function sighting(strength: number): JobResult['seen'][number] {
  return {
    signature: 'infrastructure-bug/null-spike',
    cause: 'infrastructure-bug',
    strength,
    features: ['age'],
    setAside: null,
    restored: null,
  };
}

describe('isRight', () => {
  it('takes every answer that is accepted, and no other', () => {
    const one = result({ truth: { accept: ['infrastructure-bug', 'training-serving-skew'] } });
    expect(isRight(one, 'training-serving-skew')).toBe(true);
    expect(isRight(one, 'data-drift')).toBe(false);
    expect(isRight(one, 'no-real-gap')).toBe(false);
  });

  it.each([
    ['harmless', result({ truth: { isHarmless: true } })],
    ['within chance', result({ verdict: 'not-established' })],
  ])('lets a fault that is %s be called no gap', (_, one) => {
    expect(isRight(one, 'no-real-gap')).toBe(true);
    expect(isRight(one, 'cannot-tell')).toBe(false);
  });
});

it('wants every feature at fault named under the right cause', () => {
  expect(namesFeatures(result({}))).toBe(true);
  expect(namesFeatures(result({ truth: { features: ['age', 'sex'] } }))).toBe(false);
  expect(namesFeatures(result({ truth: { accept: ['data-drift'] } }))).toBe(false);
});

// Twice the lower tail of a fair coin, in whole numbers (Python: 2 * sum(comb(60, k) for k in range(21)) / 2**60).
it.each([
  [0, 0, 1],
  [5, 5, 1],
  [1, 9, 0.021484375],
  [0, 10, 0.001953125],
  [20, 40, 0.01348929373119186],
])('mcNemar(%i, %i)', (one, other, p) => {
  expect(mcNemar(one, other)).toBeCloseTo(p, 6);
});

it('measures how far confidence is from being right', () => {
  const sure = (isTrue: boolean) => result({ truth: isTrue ? {} : { accept: ['data-drift'] } });
  const { error, bands } = calibration([sure(true), sure(true), sure(true), sure(false)]);
  expect(error).toBeCloseTo(0.9 - 0.75);
  expect(bands).toEqual([{ low: 0.9, rows: 4, confidence: 3.6, right: 3 }]);
});

describe('measureRates', () => {
  const signature = { id: 'infrastructure-bug/null-spike', cause: 'infrastructure-bug' };
  const other: Partial<JobResult['truth']> = { cause: 'data-drift', accept: ['data-drift'] };

  it('counts a case once, in the band of its clearest sighting', () => {
    const rates = measureRates(
      [
        result({ seen: [sighting(0.55), sighting(0.9)] }),
        result({ seen: [sighting(0.7)] }),
        result({}),
        result({ truth: other, seen: [sighting(0.5)] }),
        result({ truth: other }),
      ],
      [signature],
    );
    expect(rates[signature.id]).toEqual({ faults: 3, seen: [0, 1, 1], others: 2, falselySeen: [1, 0, 0] });
  });

  it('leaves out what it could not look at, faint faults, and cases with two right answers', () => {
    const both = { cause: 'data-drift', accept: ['data-drift', 'infrastructure-bug'] } as const;
    const rates = measureRates(
      [
        result({ looked: [] }),
        result({ strength: 0.01, seen: [sighting(0.9)] }),
        result({ truth: both, seen: [sighting(0.9)] }),
      ],
      [signature],
    );
    expect(rates[signature.id]).toEqual({ faults: 0, seen: [0, 0, 0], others: 0, falselySeen: [0, 0, 0] });
  });
});
