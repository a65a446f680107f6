import { expect, test } from 'vitest';
import { explainGap } from '../../../../src/core/explain/explain.ts';
import { plantedWorld, put, type WorldTable } from '../../../support/planted-world.ts';
import type { Draws } from '../../../support/draws.ts';

type Change = (table: WorldTable, d: Draws) => void;
const FAULTS: Record<string, { cause: string; feature: string; change: Change }> = {
  nulls: {
    cause: 'infrastructure-bug',
    feature: 'age',
    change: ({ features }, d) => put(features.age, d, { from: 0.4 }, () => NaN),
  },
  cents: {
    cause: 'training-serving-skew',
    feature: 'amount',
    change: ({ features }, d) => put(features.amount, d, { share: 1 }, (x) => Math.round(100 * x)),
  },
  newcomer: {
    cause: 'data-drift',
    feature: 'channel',
    change: ({ features }, d) =>
      put(features.channel, d, { share: 1 }, (x, row) => (d.uniform() < (0.4 * row) / 3000 ? 'kiosk' : x)),
  },
};

test.each([
  ['nulls', 'cents'],
  ['nulls', 'newcomer'],
  ['cents', 'newcomer'],
])('%s and %s at once: neither hides the other', (...names) => {
  const faults = names.map((name) => FAULTS[name]);
  const investigation = plantedWorld(1, {
    serving: (table, d) => faults.forEach(({ change }) => change(table, d)),
  });
  const { causes } = explainGap(investigation);
  for (const { cause, feature } of faults) {
    const counted = causes
      .find((one) => one.cause === cause)
      ?.evidence.filter(({ setAside, features }) => setAside === null && features.includes(feature));
    expect(counted?.length).toBeGreaterThan(0);
  }
});
