import type { Fault } from '../core/faults.ts';

/**
 * Puts faults of the same kind, file and column into one: the first place it happened in, the text
 * met there, and how often it happened in all.
 * @param faults - in the order in which they were met
 */
export function mergeFaults(faults: readonly Fault[]): Fault[] {
  const merged = new Map<string, Fault>();
  for (const fault of faults) {
    const key = JSON.stringify([fault.code, fault.file, fault.column]);
    const before = merged.get(key);
    const count = (before?.count ?? (before ? 1 : 0)) + (fault.count ?? 1);
    merged.set(key, before ? { ...before, count } : { ...fault });
  }
  return [...merged.values()];
}
