import { draws } from './draws.ts';

/** A pair of numeric columns that differ as the world does, without any fault. */
export interface Drift {
  name: string;
  make: (seed: number, rows: number) => { training: number[]; serving: number[] };
}

const from = (
  name: string,
  before: (d: ReturnType<typeof draws>) => number,
  after: (d: ReturnType<typeof draws>) => number,
): Drift => ({
  name,
  make: (seed, rows) => {
    const d = draws(seed);
    return { training: d.many(rows, () => before(d)), serving: d.many(rows, () => after(d)) };
  },
});

type D = ReturnType<typeof draws>;
const logNormal = (middle: number, width: number) => (d: D) => middle * Math.exp(width * d.normal());
const mixture = (share: number) => (d: D) =>
  d.uniform() < share ? 20 * Math.exp(0.3 * d.normal()) : 2000 * Math.exp(0.3 * d.normal());
const counts = (rate: number) => (d: D) => Math.floor(-rate * Math.log(1 - d.uniform()));

/** Natural drift of many kinds: signatures of faults have to stay silent. */
export const DRIFTS: readonly Drift[] = [
  from('no change', logNormal(50, 0.8), logNormal(50, 0.8)),
  from('growth by 20 %', logNormal(50, 0.8), logNormal(60, 0.8)),
  from('growth by half', logNormal(50, 0.8), logNormal(75, 0.8)),
  from('three times as many', counts(4), counts(12)),
  from('a log-normal that widens', logNormal(50, 0.6), logNormal(50, 1)),
  from('a log-normal that narrows and grows', logNormal(50, 1), logNormal(80, 0.5)),
  from('a mixture that changes', mixture(0.9), mixture(0.5)),
  from('a mixture that turns over', mixture(0.9), mixture(0.1)),
  from(
    'a normal that moves by three widths',
    (d) => d.normal(),
    (d) => 3 + d.normal(),
  ),
  from(
    'a normal that moves across zero',
    (d) => -1 + d.normal(),
    (d) => 0.7 + d.normal(),
  ),
  from(
    'a balance that turns',
    (d) => 100 - 20 * Math.log(1 - d.uniform()),
    (d) => -60 + 80 * d.normal(),
  ),
  from(
    'a share',
    (d) => d.uniform() ** 3,
    (d) => d.uniform(),
  ),
  from(
    'mostly zero',
    (d) => (d.uniform() < 0.9 ? 0 : 500 * Math.exp(d.normal())),
    (d) => (d.uniform() < 0.8 ? 0 : 800 * Math.exp(d.normal())),
  ),
  from(
    'a temperature from winter to summer',
    (d) => 4 + 6 * d.normal(),
    (d) => 21 + 5 * d.normal(),
  ),
  from(
    'few values',
    (d) => Math.floor(5 * d.uniform()),
    (d) => Math.floor(5 * Math.sqrt(d.uniform())),
  ),
];

/** Sizes that signatures are tried at. */
export const SIZES = [300, 2000] as const;
