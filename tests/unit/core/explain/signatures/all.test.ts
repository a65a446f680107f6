import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SIGNATURES } from '../../../../../src/core/explain/signatures/all.ts';

const root = join(import.meta.dirname, '../../../../..');
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
const sources = filesIn('src/core/explain/signatures').filter((name) => name !== 'all.ts');
const tests = filesIn('tests/unit/core/explain')
  .map((name) => readFileSync(join(root, 'tests/unit/core/explain', name), 'utf8'))
  .join('\n');

test('every signature has an id of its own, under its cause', () => {
  const ids = SIGNATURES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, cause } of SIGNATURES) expect(id.startsWith(`${cause}/`), id).toBe(true);
});

test.each(sources)('%s says where its test comes from, and is tested', (name) => {
  const text = readFileSync(join(root, 'src/core/explain/signatures', name), 'utf8');
  const documented = text.match(/\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*export const/g) ?? [];
  expect(documented.length).toBeGreaterThan(0);
  for (const words of documented) expect(words).toContain(' * Source: ');
  expect(tests).toContain(`signatures/${name}`);
});
