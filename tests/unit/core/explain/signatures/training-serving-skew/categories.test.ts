import { describe, expect, test } from 'vitest';
import { draws } from '../../../../../support/draws.ts';
import { madeInvestigation } from '../../../../../support/make-investigation.ts';
import { categoriesRecoded } from '../../../../../../src/core/explain/signatures/training-serving-skew/categories-recoded.ts';
import { categoriesRespelt } from '../../../../../../src/core/explain/signatures/training-serving-skew/categories-respelt.ts';
import { columnsSwapped } from '../../../../../../src/core/explain/signatures/training-serving-skew/columns-swapped.ts';

const CITIES: readonly string[] = ['New York', 'São Paulo', 'Berlin', 'Old Town', 'Lima', 'Oslo'];
const SHARES = [0.36, 0.26, 0.16, 0.11, 0.07, 0.04];

function drawn(rows: number, seed: number, names: readonly string[] = CITIES): string[] {
  const d = draws(seed);
  return d.many(rows, d.uniform).map((u) => {
    let at = 0;
    for (let sum = SHARES[0]; u > sum && at < names.length - 1; sum += SHARES[at]) at++;
    return names[at];
  });
}

function served(
  rows: number,
  serve: (text: string, row: number) => string,
  names: readonly string[] = CITIES,
) {
  return madeInvestigation(
    { features: { city: drawn(rows, 1, names) } },
    { features: { city: drawn(rows, 2, names).map(serve) } },
  );
}

describe('another spelling', () => {
  test.each<[string, string, (text: string) => string]>([
    ['case', 'upper and lower case', (text) => text.toUpperCase()],
    ['white space', 'white space', (text) => ` ${text}`],
    ['separators', 'separators', (text) => text.replace(' ', '_')],
    ['accents', 'accents', (text) => text.normalize('NFKD').replace(/\p{M}/gu, '')],
    ['a prefix', 'around the value', (text) => `city=${text}`],
    ['abbreviations', 'abbreviations', (text) => text.slice(0, 2)],
  ])('%s', (_, words, serve) => {
    for (const rows of [300, 5000]) {
      const [sighting] = categoriesRespelt.look(served(rows, serve));
      expect(sighting.detail).toContain(words);
      expect(sighting.repair?.kind).toBe('mapping');
    }
  });

  test('codes with a trailing .0, and with leading zeros', () => {
    const codes = ['A1', '7', '12', '305', '41', '9'];
    const point = served(2000, (text) => (/^\d/u.test(text) ? `${text}.0` : text), codes);
    expect(categoriesRespelt.look(point)[0].detail).toContain('.0');
    const padded = served(2000, (text) => text.padStart(4, '0'), codes);
    expect(categoriesRespelt.look(padded)[0].detail).toContain('leading zeros');
  });

  test('a tenth of the rows', () => {
    const [sighting] = categoriesRespelt.look(
      served(4000, (text, row) => (row % 10 === 0 ? text.toLowerCase() : text)),
    );
    expect(sighting.facts[0].value).toBeCloseTo(0.1, 2);
  });

  test.each<[string, (text: string, row: number) => string]>([
    ['a new category', (text, row) => (row % 4 === 0 ? 'Quito' : text)],
    ['three rows in another case', (text, row) => (row < 3 ? text.toLowerCase() : text)],
    ['other shares', (text, row) => (row % 2 === 0 ? 'Oslo' : text)],
  ])('%s is none', (_, serve) => {
    expect(categoriesRespelt.look(served(4000, serve))).toEqual([]);
  });
});

describe('other names', () => {
  test('numbers instead of texts', () => {
    const training = drawn(3000, 1);
    const serving = drawn(3000, 2).map((text) => CITIES.indexOf(text));
    const [sighting] = categoriesRecoded.look(
      madeInvestigation({ features: { city: training } }, { features: { city: serving } }),
    );
    expect(sighting.features).toEqual(['city']);
  });

  test('other codes, with the mapping by rank', () => {
    const [sighting] = categoriesRecoded.look(served(5000, (text) => `c${CITIES.indexOf(text) * 17}`));
    expect(sighting.repair).toMatchObject({
      values: [{ served: 'c0', meant: 'New York' }, { served: 'c17' }, {}, {}, {}, {}],
    });
  });

  const permuted = (moves: boolean) => {
    const d = draws(9);
    const training = drawn(4000, 1);
    const serving = drawn(4000, 2);
    const recoded = serving.map((text) => CITIES[(CITIES.indexOf(text) + 3) % 6]);
    const labels = (texts: readonly string[]) =>
      texts.map((text) => Number(d.uniform() < CITIES.indexOf(text) / 6));
    return madeInvestigation(
      { features: { city: training }, labels: labels(training) },
      { features: { city: recoded }, labels: labels(moves ? recoded : serving) },
    );
  };

  test('the same codes for other values, where labels say so', () => {
    expect(categoriesRecoded.look(permuted(false))).toHaveLength(1);
  });

  test.each([false, true])('other codes from a moment on, where labels say so: moved %s', (moves) => {
    const DAY = 86_400_000;
    const rows = 6000;
    const d = draws(5);
    const [training, serving] = [drawn(rows, 1), drawn(rows, 2)];
    const given = serving.map((text, row) =>
      row < rows / 2 ? text : CITIES[(CITIES.indexOf(text) + 3) % 6],
    );
    const labels = (texts: readonly string[]) =>
      texts.map((text) => Number(d.uniform() < CITIES.indexOf(text) / 6));
    const seen = categoriesRecoded.look(
      madeInvestigation(
        { features: { city: training }, labels: labels(training), times: training.map((_, row) => row) },
        {
          features: { city: given },
          labels: labels(moves ? given : serving),
          times: serving.map((_, row) => (row * 30 * DAY) / rows),
        },
      ),
    );
    expect(seen).toHaveLength(moves ? 0 : 1);
    for (const { window } of seen) expect(Math.abs((window?.from ?? 0) - 15 * DAY)).toBeLessThan(1.3 * DAY);
  });

  test('no other codes where labels moved along', () => {
    expect(categoriesRecoded.look(permuted(true))).toEqual([]);
  });

  test('a world that changed altogether is none', () => {
    const other = ['a', 'b', 'c', 'd', 'e', 'f'];
    const d = draws(4);
    const even = d.many(3000, () => other[Math.floor(6 * d.uniform())]);
    const investigation = madeInvestigation(
      { features: { city: drawn(3000, 1) } },
      { features: { city: even } },
    );
    expect(categoriesRecoded.look(investigation)).toEqual([]);
  });
});

describe('columns in each other’s place', () => {
  const numbers = (rows: number, seed: number) => {
    const d = draws(seed);
    return {
      age: d.many(rows, () => Math.round(40 + 10 * d.normal())),
      income: d.many(rows, () => 3000 * Math.exp(0.4 * d.normal())),
      rate: d.many(rows, d.uniform),
    };
  };

  test.each([300, 3000])('numbers, %i rows', (rows) => {
    const [training, meant] = [numbers(rows, 1), numbers(rows, 2)];
    const [sighting, ...others] = columnsSwapped.look(
      madeInvestigation(
        { features: training },
        { features: { ...meant, age: meant.income, income: meant.age } },
      ),
    );
    expect(others).toEqual([]);
    expect(sighting.features).toEqual(['age', 'income']);
    expect(sighting.repair?.kind).toBe('permutation');
  });

  test('texts', () => {
    const [a, b] = [drawn(2000, 1), drawn(2000, 2, ['x', 'y', 'z', 'u', 'v', 'w'])];
    const [sighting] = columnsSwapped.look(
      madeInvestigation({ features: { a, b } }, { features: { a: b.toReversed(), b: a.toReversed() } }),
    );
    expect(sighting.features).toEqual(['a', 'b']);
  });

  test('one column in the place of another is no exchange', () => {
    const [training, meant] = [numbers(2000, 1), numbers(2000, 2)];
    const serving = { ...meant, age: meant.income };
    expect(columnsSwapped.look(madeInvestigation({ features: training }, { features: serving }))).toEqual([]);
  });
});
