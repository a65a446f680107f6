import type { BenchCase, BenchTable } from './bench-case.ts';
import type { Lack } from './job.ts';

/** A case of which something was not kept. */
export function without(made: BenchCase, lack: Lack): BenchCase {
  const drop = (table: BenchTable, name: string): BenchTable =>
    new Map([...table].filter(([key]) => key !== name));
  if (lack === 'serving-labels') {
    const { label, ...roles } = made.roles;
    // The column is there and empty, as in the logs of most.
    const serving = new Map(made.serving);
    serving.set(
      'label',
      (made.serving.get('label') ?? []).map(() => null),
    );
    return { ...made, serving, roles: { ...roles, label } };
  }
  const role = lack === 'ids' ? 'entity id' : 'timestamp';
  const name = Object.keys(made.roles).find((key) => made.roles[key] === role) ?? '';
  const roles = Object.fromEntries(Object.entries(made.roles).filter(([key]) => key !== name));
  return { ...made, training: drop(made.training, name), serving: drop(made.serving, name), roles };
}
