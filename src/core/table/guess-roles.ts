import type { ColumnSchema } from './column.ts';
import { candidates, CERTAIN, roleScore } from './role-evidence.ts';
import type { Candidate } from './role-evidence.ts';
import type { Role, SpecialRole } from './roles.ts';
import { SPECIAL_ROLES } from './roles.ts';

/**
 * Guesses what every column of a pair is for, from names first and content second. Each special role goes to the column that
 * fits it best, and to one at most. Of the rest:
 * - columns whose name claims a role without doubt that another column got (a second prediction) are ignored, and so are
 *   identifiers, date-times (raw ones move by their nature) and columns without any value: a model is not fed them, and
 *   comparing them would cry wolf;
 * - free text stays a feature: its nulls and distinct values tell of broken pipelines;
 * - everything else is a feature.
 * A label without a telling name is recognised as the one column that only the training table has, if it is binary or last.
 * @param training - columns of the training table; empty while it is not there
 * @param serving - columns of the serving table
 * @returns role by name (training's where both have it), in an object without prototype, as a column may be called `__proto__`
 * @example guessRoles([{ name: 'y_true', type: 'integer', ... }], []).y_true // 'label'
 */
export function guessRoles(
  training: readonly ColumnSchema[],
  serving: readonly ColumnSchema[],
): Record<string, Role> {
  const columns = candidates(training, serving);
  const around = {
    names: new Set(columns.map((column) => column.joined)),
    hasBothTables: training.length > 0 && serving.length > 0,
  };
  const claims: { role: SpecialRole; column: Candidate; score: number }[] = [];
  for (const column of columns) {
    for (const role of SPECIAL_ROLES) {
      const score = roleScore(role, column, around);
      if (score > 0) claims.push({ role, column, score });
    }
  }
  // Stable: of two equal claims the column that comes first in the file wins.
  claims.sort((a, b) => b.score - a.score);
  const given = new Map<Candidate, Role>();
  const taken = new Set<Role>();
  for (const { role, column, score } of claims) {
    if (given.has(column)) continue;
    if (!taken.has(role)) {
      given.set(column, role);
      taken.add(role);
    } else if (score >= CERTAIN) given.set(column, 'ignored');
  }
  if (!taken.has('label') && around.hasBothTables) {
    const label = onlyInTraining(columns, given);
    if (label !== null) given.set(label, 'label');
  }
  const roles = Object.create(null) as Record<string, Role>;
  for (const column of columns)
    roles[column.name] = given.get(column) ?? (isFeature(column) ? 'feature' : 'ignored');
  return roles;
}

function isFeature({ training, serving }: Candidate): boolean {
  const types = [training, serving].flatMap((side) => (side === null ? [] : [side.type]));
  if (types.includes('identifier') || types.includes('date-time')) return false;
  return types.some((type) => type !== 'empty');
}

function onlyInTraining(
  columns: readonly Candidate[],
  given: ReadonlyMap<Candidate, Role>,
): Candidate | null {
  const oneSided = columns.filter(
    (column) => !given.has(column) && (column.training === null || column.serving === null),
  );
  // A column of serving's own makes it more likely that this one was renamed.
  if (oneSided.length !== 1 || oneSided[0].training === null) return null;
  const [column] = oneSided;
  const { type, distinct } = oneSided[0].training;
  if (type === 'boolean' || distinct === 2) return column;
  return column.isLast && (type === 'integer' || type === 'decimal' || type === 'category') ? column : null;
}
