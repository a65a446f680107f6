import { describe, expect, test } from 'vitest';
import { garbledText } from '../../../../../../src/core/explain/signatures/infrastructure-bug/garbled-text.ts';
import type { Draws } from '../../../../../support/draws.ts';
import {
  DAY,
  NATURAL,
  plantedWorld,
  put,
  SERVING_START,
  type WorldTable,
} from '../../../../../support/planted-world.ts';

const CITIES = ['Zürich', 'München', 'Genève', 'Málaga', 'Kraków', 'Bern', 'Rome & Ostia'];
const SHARES = [0.3, 0.5, 0.65, 0.77, 0.87, 0.95, 1];

/** A column of cities; serving's go through something. */
function cities(spoil: (text: string) => string, where: { share: number } | { from: number } = { share: 1 }) {
  const fill = (table: WorldTable, d: Draws) => {
    table.features.city = table.labels.map(() => {
      const u = d.uniform();
      return CITIES[SHARES.findIndex((share) => u < share)];
    });
  };
  return {
    training: fill,
    serving(table: WorldTable, d: Draws) {
      fill(table, d);
      put(table.features.city as string[], d, where, spoil);
    },
  };
}

const BYTES = (text: string) => [...new TextEncoder().encode(text)];
const SPOILT: [string, (text: string) => string, string][] = [
  [
    'UTF-8 read as windows-1252',
    (text) => new TextDecoder('windows-1252').decode(Uint8Array.from(BYTES(text))),
    'UTF-8 read as Latin-1',
  ],
  ['UTF-8 read byte by byte', (text) => String.fromCharCode(...BYTES(text)), 'UTF-8 read as Latin-1'],
  ['U+FFFD', (text) => text.replace(/[^ -~]/gu, '\uFFFD'), 'letters replaced by U+FFFD'],
  ['question marks', (text) => text.replace(/[^ -~]/gu, '?'), 'letters replaced by “?”'],
  ['two question marks a letter', (text) => text.replace(/[^ -~]/gu, '??'), 'letters replaced by “?”'],
  ['dropped letters', (text) => text.replace(/[^ -~]/gu, ''), 'letters dropped that are not ASCII'],
  ['a field of five characters', (text) => text.slice(0, 5), 'cut at 5 characters'],
  [
    'HTML',
    (text) =>
      text
        .replace('ü', '&#252;')
        .replace('è', '&#xE8;')
        .replace('&', '&amp;')
        .replace(/&amp;#/u, '&#') + '&nbsp;',
    'escaped as HTML',
  ],
  ['a URL', (text) => encodeURIComponent(text), 'escaped as in a URL'],
  [
    'JSON',
    (text) => JSON.stringify(text).replace(/[^ -~]/gu, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
    'escaped as in JSON',
  ],
  ['bytes printed', (text) => `b'${text}'`, 'bytes printed as text'],
  ['a line end', (text) => `${text}\\r\\n`, 'line ends or quotes left in'],
  ['a stray quote', (text) => `${text}"`, 'line ends or quotes left in'],
];

describe('spoilt texts', () => {
  test.each(SPOILT)('by %s', (_, spoil, detail) => {
    const [sighting, ...others] = garbledText.look(plantedWorld(1, cities(spoil)));
    expect(others).toEqual([]);
    expect(sighting).toMatchObject({ features: ['city'], detail });
    expect(sighting.strength).toBeGreaterThan(0.8);
    const { repair } = sighting;
    if (repair?.kind !== 'mapping') throw new Error('no mapping');
    for (const { served, meant } of repair.values) expect(spoil(meant).trim()).toBe(served.trim());
  });

  test.each([0.05, 0.3])('in %f of the traffic', (share) => {
    const seen = garbledText.look(plantedWorld(2, cities(SPOILT[0][1], { share })));
    expect(seen.map(({ features }) => features)).toEqual([['city']]);
  });

  test('from a moment on, with the moment', () => {
    const [{ window }] = garbledText.look(
      plantedWorld(
        3,
        cities((text) => `b'${text}'`, { from: 0.5 }),
      ),
    );
    expect(Math.abs((window?.from ?? 0) - (SERVING_START + 15 * DAY))).toBeLessThan(0.2 * DAY);
  });

  test('cut so that two become one are given back to both', () => {
    const [sighting] = garbledText.look(
      plantedWorld(4, {
        serving: ({ features }, d) =>
          put(features.region as string[], d, { share: 1 }, (text) => text.slice(0, 2)),
      }),
    );
    expect(sighting).toMatchObject({ features: ['region'], detail: 'cut at 2 characters' });
  });
});

test.each<[string, Parameters<typeof plantedWorld>[1]]>([
  [
    'an encoding that is as odd in training',
    { training: cities((text) => text).training, serving: cities((text) => text).serving },
  ],
  ['a new city', cities((text) => (text === 'Bern' ? 'Łódź' : text))],
  ['upper case', cities((text) => text.toUpperCase())],
  [
    'a new category that begins as a known one does, and takes nothing from it',
    {
      serving: ({ features }, d) =>
        put(features.channel as string[], d, { share: 0.1 }, (x) => (x === 'shop' ? 'pho' : x)),
    },
  ],
])('%s is none', (_, change) => {
  expect(garbledText.look(plantedWorld(5, change))).toEqual([]);
});

test.each(NATURAL)('$name shows none', ({ training, serving, servingRows }) => {
  expect(
    garbledText.look(plantedWorld(6, { training, serving }, { servingRows: servingRows ?? 3000 })),
  ).toEqual([]);
});
