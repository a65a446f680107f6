import { expect, test } from 'vitest';
import { collectEvidence } from '../../../../src/core/explain/collect-evidence.ts';
import type { Investigation } from '../../../../src/core/explain/investigation.ts';
import type { Signature } from '../../../../src/core/explain/signature.ts';
import { nullSpike } from '../../../../src/core/explain/signatures/infrastructure-bug/null-spike.ts';

const sighting = {
  features: ['age'],
  strength: 0.9,
  finding: 'in half of the rows something is odd',
  facts: [],
  rows: null,
  window: null,
  picture: null,
};

function counted(given: Partial<Signature> = {}) {
  const asked = { times: 0 };
  const signature: Signature = {
    ...nullSpike,
    look: () => {
      asked.times++;
      return [sighting];
    },
    ...given,
  };
  return { signature, asked };
}

test('a signature looks once at the same tables, however often it is asked', () => {
  const { signature, asked } = counted();
  const [first, second] = [{}, {}] as Investigation[];
  const once = collectEvidence(first, [signature], new Set(), {});
  expect(collectEvidence(first, [signature], new Set(), {})).toEqual(once);
  expect(asked.times).toBe(1);
  collectEvidence(second, [signature], new Set(), {});
  expect(asked.times).toBe(2);
});

test('it is not asked for what the tables lack, which is listed', () => {
  const { signature, asked } = counted({ needs: ['labels', 'timestamps'] });
  const { evidence, missing } = collectEvidence({} as Investigation, [signature], new Set(['labels']), {});
  expect(evidence).toEqual([]);
  expect(missing).toEqual([{ need: 'timestamps', signatures: [signature.id] }]);
  expect(asked.times).toBe(0);
});

test('evidence carries the measured rates of its signature', () => {
  const { signature } = counted();
  const rates = {
    [signature.id]: { faults: 10, seen: [0, 1, 8], others: 100, falselySeen: [1, 0, 1] },
  } as const;
  const [one] = collectEvidence({} as Investigation, [signature], new Set(), rates).evidence;
  expect(one).toMatchObject({ recall: 0.9, falseAlarmRate: 0.02, setAside: null, restored: null });
  expect(one.logLikelihoodRatio).toBeCloseTo(Math.log(8.5 / 11) - Math.log(1.5 / 101), 12);
  expect(one.finding).toBe('In half of the rows something is odd');
});
