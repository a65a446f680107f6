import type { ColumnChunk, ColumnPlan } from '../csv/plan.ts';
import { assembleColumn, type StoredColumn } from './assemble-column.ts';
import type { ColumnSchema } from './column.ts';

/** Some of the columns of some tables: collects their chunks, then holds them whole. */
export class ColumnStore {
  private readonly arriving = new Map<string, { order: number; columns: Map<number, ColumnChunk> }[]>();
  private readonly tables = new Map<string, Map<string, StoredColumn>>();

  /**
   * Takes the columns of one range; ranges may come in any order.
   * @param table - name of the table
   * @param order - place of the range among the table's ranges
   * @param columns - chunks by position of their column in the table
   */
  append(table: string, order: number, columns: Map<number, ColumnChunk>): void {
    const chunks = this.arriving.get(table) ?? [];
    chunks.push({ order, columns });
    this.arriving.set(table, chunks);
  }

  /**
   * Joins what arrived into whole columns; a column's chunks are let go as soon as it is joined.
   * @param table - name of the table
   * @param plans - the table's columns; those that never arrived here are passed over
   * @returns what the columns held here are
   */
  finish(table: string, plans: readonly ColumnPlan[]): ColumnSchema[] {
    const chunks = (this.arriving.get(table) ?? []).sort((a, b) => a.order - b.order);
    this.arriving.delete(table);
    const stored = new Map<string, StoredColumn>();
    plans.forEach((plan, index) => {
      if (chunks.length === 0 || !chunks[0].columns.has(index)) return;
      const parts = chunks.map(({ columns }) => {
        const chunk = columns.get(index);
        if (chunk === undefined) throw new RangeError(`A range lacks column ${index}`);
        columns.delete(index);
        return chunk;
      });
      stored.set(plan.name, assembleColumn(parts, plan, index));
    });
    this.tables.set(table, stored);
    return [...stored.values()].map(({ schema }) => schema);
  }

  /** Forgets a table, whole or half arrived. @param table - its name */
  drop(table: string): void {
    this.arriving.delete(table);
    this.tables.delete(table);
  }

  /**
   * A column held here.
   * @param table - name of its table
   * @param column - name of the column, null for none
   * @returns the column, or null where it is not here
   */
  get(table: string, column: string | null): StoredColumn | null {
    return column === null ? null : (this.tables.get(table)?.get(column) ?? null);
  }

  /**
   * Puts a whole column into a table.
   * @param table - name of the table
   * @param stored - the column
   */
  put(table: string, stored: StoredColumn): void {
    const columns = this.tables.get(table) ?? new Map<string, StoredColumn>();
    columns.set(stored.schema.name, stored);
    this.tables.set(table, columns);
  }
}
