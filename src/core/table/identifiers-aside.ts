import type { Side } from '../faults.ts';
import type { ColumnSchema } from './column.ts';
import type { Role } from './roles.ts';

const SIDES: readonly Side[] = ['training', 'serving'];

/**
 * Columns that look like identifiers on both sides and have no role: a model may have been fed them all the same.
 * @param columns - of both tables
 * @param roles - by name
 * @returns their names
 * @example identifiersAside(columns, { record_no: 'ignored', note: 'ignored' }) // ['record_no']
 */
export function identifiersAside(
  columns: Readonly<Record<Side, readonly ColumnSchema[]>>,
  roles: Readonly<Record<string, Role>>,
): string[] {
  const isIdentifier = (side: Side, name: string) =>
    columns[side].some((column) => column.name === name && column.type === 'identifier');
  return Object.keys(roles).filter(
    (name) => roles[name] === 'ignored' && SIDES.every((side) => isIdentifier(side, name)),
  );
}
