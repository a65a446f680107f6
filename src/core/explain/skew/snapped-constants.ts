/** A factor between two units in use, and what it is called in either direction. */
export interface SnappedConstant {
  factor: number;
  /** What serving is if it is `factor` times as large. */
  up: string;
  /** What serving is if training is `factor` times as large. */
  down: string;
}

const inUnits = (factor: number, small: string, large: string): SnappedConstant => ({
  factor,
  up: `${small} instead of ${large}`,
  down: `${large} instead of ${small}`,
});

/** Constants that are seldom what happened: one beside them is named unless it fits clearly worse. */
export const RARE_FACTORS: ReadonlySet<number> = new Set([1024, 28.35, 180 / Math.PI]);

/**
 * Factors of at least 7. Only factors that are a unit of something are evidence: 10 % of naturally drifting features fit some
 * straight line (229 pairs of real features), but a factor of a list in 1 %.
 */
export const FAR_CONSTANTS: readonly SnappedConstant[] = [
  { factor: 10, up: 'a decimal place off', down: 'a decimal place off' },
  {
    factor: 100,
    up: 'cents instead of euros, or per cent instead of shares',
    down: 'euros instead of cents, or shares instead of per cent',
  },
  inUnits(1000, 'thousandths (grams, metres, milliseconds)', 'whole units'),
  inUnits(1e6, 'millionths (microseconds)', 'whole units'),
  inUnits(1e9, 'billionths (nanoseconds)', 'whole units'),
  {
    factor: 60,
    up: 'minutes instead of hours, or seconds instead of minutes',
    down: 'hours instead of minutes, or minutes instead of seconds',
  },
  inUnits(3600, 'seconds', 'hours'),
  inUnits(86400, 'seconds', 'days'),
  inUnits(7, 'days', 'weeks'),
  inUnits(24, 'hours', 'days'),
  {
    factor: 12,
    up: 'months instead of years, or inches instead of feet',
    down: 'years instead of months, or feet instead of inches',
  },
  inUnits(365, 'days', 'years'),
  inUnits(1024, 'bytes', 'kibibytes'),
  inUnits(28.35, 'grams', 'ounces'),
  inUnits(180 / Math.PI, 'degrees', 'radians'),
];

/** Factors that drift reaches as well: 2.2 % of naturally drifting features fit one of them. */
export const NEAR_CONSTANTS: readonly SnappedConstant[] = [
  inUnits(2.54, 'centimetres', 'inches'),
  inUnits(1.609344, 'kilometres', 'miles'),
  inUnits(2.20462, 'pounds', 'kilograms'),
  inUnits(3.28084, 'feet', 'metres'),
];
