import { readFileSync } from 'node:fs';
import { sniff } from '../../src/core/csv/sniff.ts';
import { readRange } from '../../src/core/csv/read-range.ts';
import type { Side } from '../../src/core/faults.ts';
import { ColumnStore } from '../../src/core/table/column-store.ts';
import type { ColumnSchema } from '../../src/core/table/column.ts';
import { SPECIAL_ROLES } from '../../src/core/table/roles.ts';
import { examinePair } from '../../src/core/table/examine-pair.ts';
import type { ExaminedPair } from '../../src/core/table/examined-pair.ts';
import { identifiersAside } from '../../src/core/table/identifiers-aside.ts';
import { guessRoles } from '../../src/core/table/guess-roles.ts';
import type { Role } from '../../src/core/table/roles.ts';
import { arraySource } from './read-text.ts';

/** Reads two CSV files (bytes, or paths) as the page does, roles guessed, and puts the pair together. */
export async function readPair(
  training: Uint8Array | string,
  serving: Uint8Array | string,
  roleChoices: Record<string, Role> = {},
): Promise<ExaminedPair> {
  const store = new ColumnStore();
  const columns: Record<Side, ColumnSchema[]> = { training: [], serving: [] };
  const rows: Record<Side, number> = { training: 0, serving: 0 };
  for (const [side, given] of [
    ['training', training],
    ['serving', serving],
  ] as const) {
    const bytes = typeof given === 'string' ? new Uint8Array(readFileSync(given)) : given;
    const source = arraySource(bytes);
    const sniffed = await sniff(source, {}, 'utf-8', () => ',');
    if (!sniffed.ok) throw new Error(JSON.stringify(sniffed.fault));
    const { plan } = sniffed.value;
    const result = await readRange(source, plan, plan.dataStart, bytes.length, true);
    if (result === null) throw new Error('a line was too long');
    store.append(side, plan.columns, new Map(result.columns.entries()), result.rows);
    columns[side] = store.finish(side);
    rows[side] = result.rows;
  }
  const roles = { ...guessRoles(columns.training, columns.serving), ...roleChoices };
  const held = (side: Side): ExaminedPair['roles'][Side] =>
    Object.fromEntries(
      SPECIAL_ROLES.flatMap((role) => {
        const stored = store.get(side, Object.keys(roles).find((name) => roles[name] === role) ?? null);
        return stored === null ? [] : [[role, stored]];
      }),
    );
  const names = [...new Set([...columns.training, ...columns.serving].map(({ name }) => name))];
  const features = names
    .filter((name) => roles[name] === 'feature')
    .map((name) => ({ name, training: store.get('training', name), serving: store.get('serving', name) }));
  const aside = identifiersAside(columns, roles).map((name) => ({
    name,
    training: store.get('training', name),
    serving: store.get('serving', name),
  }));
  return examinePair(
    { roles: { training: held('training'), serving: held('serving') }, features, aside },
    rows,
    1,
  );
}
