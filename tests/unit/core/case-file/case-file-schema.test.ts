import { Ajv2020 } from 'ajv/dist/2020.js';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { caseFileSchema, DESCRIPTIONS } from '../../../../src/core/case-file/case-file-schema.ts';
import schema from '../../../../src/core/case-file/case-file.schema.json' with { type: 'json' };
import { writeCaseFile } from '../../../../src/core/case-file/write-case-file.ts';
import { exampleCaseFile } from './example-case-file.ts';

const validate = new Ajv2020({ allErrors: true }).compile(schema);
type Loose = Record<string, never>;
const written = (): { compare: { features: Loose[] } } & Loose =>
  JSON.parse(writeCaseFile(exampleCaseFile())) as { compare: { features: Loose[] } } & Loose;

// `npx vitest run --project unit tests/unit/core/case-file -u` writes it anew.
test('the schema in the repository is the one that the shape gives', async () => {
  const text = await format(JSON.stringify(caseFileSchema()), { parser: 'json', printWidth: 110 });
  await expect(text).toMatchFileSnapshot('../../../../src/core/case-file/case-file.schema.json');
});

test('every description stands at a field', () => {
  const text = JSON.stringify(schema);
  for (const description of Object.values(DESCRIPTIONS)) expect(text).toContain(JSON.stringify(description));
});

test('what is written is valid', () => {
  expect(validate(written())).toBe(true);
  expect(validate.errors).toBeNull();
});

test.each<[string, (file: ReturnType<typeof written>) => unknown]>([
  ['another version', (file) => ({ ...file, format: 'gaptrace/case-file@2' })],
  ['an unknown section', (file) => ({ ...file, sections: {} })],
  ['a missing section', ({ compare, ...file }) => ({ ...file, comparing: compare })],
  ['an unknown verdict', (file) => withFeature(file, { verdict: 'drifted' })],
  ['PSI as text', (file) => withFeature(file, { psi: '0.2' })],
  ['a band of one number', (file) => withFeature(file, { psiNoDriftBand: [0.1] })],
  ['a profile that is a list', (file) => withFeature(file, { training: [] })],
  ['bins of an unknown setting', (file) => withFeature(file, { bins: { 'quantile-7': [] } })],
  ['half a row', (file) => withFeature(file, { newCategoryCount: 0.5 })],
  ['seven bins', (file) => ({ ...file, settings: { bins: 7, edges: 'quantile', psiLine: 0.2 } })],
  ['roles as an object', (file) => ({ ...file, roles: { age: 'feature' } })],
])('%s is not valid', (_, breakIt) => {
  expect(validate(breakIt(written()))).toBe(false);
});

function withFeature(file: ReturnType<typeof written>, change: object): unknown {
  const [first, ...others] = file.compare.features;
  return { ...file, compare: { features: [{ ...first, ...change }, ...others] } };
}
