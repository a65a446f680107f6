/** One number behind a finding, named, so that page, case file and tests show the same one. */
export interface Fact {
  /** What it is, in words: "mean, serving". */
  name: string;
  /** Null where there is none; never NaN nor infinite. */
  value: number | null;
  /** How it is written: a share in [0, 1], a moment in epoch milliseconds, a span in milliseconds. */
  unit: 'count' | 'share' | 'number' | 'time' | 'duration' | 'p-value';
}

/**
 * A fact, made safe for JSON.
 * @param name - what it is
 * @param value - the number; null, NaN and infinities become null
 * @param unit - how it is written
 * @returns the fact
 * @example fact('rows joined', 1500, 'count') // { name: 'rows joined', value: 1500, unit: 'count' }
 */
export function fact(name: string, value: number | null, unit: Fact['unit'] = 'number'): Fact {
  return { name, value: value !== null && Number.isFinite(value) ? value : null, unit };
}
