import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { guessRoles } from '../../../../src/core/table/guess-roles.ts';
import { readSchemas } from './read-schemas.ts';

/** Pairs with known roles; they are not part of the product. */
const CASES = fileURLToPath(new URL('../../../../../shared/cases', import.meta.url));
const isThere = existsSync(CASES);
if (!isThere) console.log(`skipped: ${CASES} is not there`);
const names = isThere ? readdirSync(CASES).filter((name) => name.startsWith('case-')) : [];

/** The keys of case.json and our words for them. */
const ROLE_KEYS = { entity_id: 'entity id', timestamp: 'timestamp', prediction: 'prediction', label: 'label', model_version: 'model version' } as const; // prettier-ignore

describe.skipIf(!isThere)('pairs with known roles', () => {
  it.each(names)('%s', (name) => {
    const training = readSchemas(`${CASES}/${name}/train.csv`);
    const serving = readSchemas(`${CASES}/${name}/serving.csv`);
    const { roles } = JSON.parse(readFileSync(`${CASES}/${name}/case.json`, 'utf8')) as {
      roles: Partial<Record<keyof typeof ROLE_KEYS, string>>;
    };
    const expected = new Map<string, string>();
    for (const [key, role] of Object.entries(ROLE_KEYS)) {
      const column = roles[key as keyof typeof ROLE_KEYS];
      if (column !== undefined) expected.set(column, role);
    }
    const guessed = guessRoles(training, serving);
    for (const { name: column } of [...training, ...serving]) {
      expect([column, guessed[column]]).toEqual([column, expected.get(column) ?? 'feature']);
    }
  });
});
