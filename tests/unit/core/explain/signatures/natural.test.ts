import { expect, test } from 'vitest';
import { SIGNATURES } from '../../../../../src/core/explain/signatures/all.ts';
import { NATURAL, plantedWorld } from '../../../../support/planted-world.ts';

const OF_FAULTS = SIGNATURES.filter(({ cause }) => cause !== 'data-drift');

test.each(NATURAL)('$name shows no fault', ({ training, serving, servingRows }) => {
  const seen = [1, 2, 3].flatMap((seed) => {
    const investigation = plantedWorld(seed, { training, serving }, { servingRows: servingRows ?? 3000 });
    return OF_FAULTS.flatMap(({ id, look }) => look(investigation).map(({ finding }) => `${id}: ${finding}`));
  });
  expect(seen).toEqual([]);
});
