import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareFeature } from '../../../../src/core/compare/feature-comparison.ts';
import { BIN_SETTINGS, binSettingKey } from '../../../../src/core/compare/comparison.ts';
import { psiSnippet } from '../../../../src/core/monitor/psi-snippet.ts';
import { psiFromCounts } from '../../../../src/core/stats/psi.ts';
import { generateSample } from '../../../../src/practice/generate-sample.ts';
import { pythonWithNumpy } from '../../../support/python.ts';
import { readPair } from '../../../support/read-pair.ts';
import { readTable } from '../../practice/read-sample.ts';

const python = pythonWithNumpy();

async function compared(name: string) {
  const { training, serving } = generateSample(name);
  const pair = await readPair(training, serving);
  const comparisons = pair.features.map(({ name: feature, training: a, serving: b }) =>
    compareFeature(a, b, { name: feature, servingName: feature, preview: false }),
  );
  return { comparisons, serving };
}

describe('the PSI snippet', () => {
  test.skipIf(python === null)('gives the numbers of Compare under numpy, for every setting', async () => {
    for (const sample of ['skew', 'infrastructure']) {
      const { comparisons, serving } = await compared(sample);
      const table = readTable(serving);
      const folder = mkdtempSync(join(tmpdir(), 'psi-snippet-'));
      for (const setting of BIN_SETTINGS) {
        const { code, features } = psiSnippet(comparisons, setting, 0.2);
        expect(features.length).toBeGreaterThan(5);
        const columns = Object.fromEntries(features.map((name) => [name, table.column(name)]));
        writeFileSync(join(folder, 'serving.json'), JSON.stringify(columns));
        writeFileSync(
          join(folder, 'check.py'),
          `${code}\nimport json\nprint("RESULT" + json.dumps(check(json.load(open("serving.json")))))\n`,
        );
        const output = execFileSync(python!, ['check.py'], {
          cwd: folder,
          encoding: 'utf8',
          maxBuffer: 1e8,
        });
        const scores = JSON.parse(output.slice(output.indexOf('RESULT') + 6)) as Record<string, number>;
        for (const name of features) {
          const comparison = comparisons.find((one) => one.name === name)!;
          const bins = comparison.bins[binSettingKey(setting)]!;
          const ours = psiFromCounts(
            bins.map((bin) => bin.training),
            bins.map((bin) => bin.serving),
          );
          expect(scores[name], `${sample} ${name} ${binSettingKey(setting)}`).toBeCloseTo(ours, 9);
        }
      }
    }
  });

  test('names and categories stay text, whatever they hold', async () => {
    const { comparisons } = await compared('skew');
    const evil = '"; import os  # \n\u2028é';
    const [first] = comparisons.filter(({ type }) => type === 'category');
    const key = binSettingKey(BIN_SETTINGS[1]);
    const renamed = {
      ...first,
      name: evil,
      bins: {
        [key]: [
          ...first.bins[key]!,
          { kind: 'category' as const, low: null, high: null, category: evil, training: 3, serving: 1 },
        ],
      },
    };
    const { code } = psiSnippet([renamed], BIN_SETTINGS[1], 0.2);
    const literal = '"\\"; import os  # \\n\\u2028\\u00e9"';
    expect(code.split(literal)).toHaveLength(3);
    expect(code).not.toContain('\u2028');
  });

  test('features without bins are left out', async () => {
    const { comparisons } = await compared('skew');
    const bare = comparisons.map((comparison) => ({ ...comparison, bins: {} }));
    expect(psiSnippet(bare, BIN_SETTINGS[0], 0.1).features).toEqual([]);
  });
});
