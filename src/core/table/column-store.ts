import type { ColumnChunk, ColumnPlan } from '../csv/plan.ts';
import { ColumnBuilder, type StoredColumn } from './column-builder.ts';
import type { ColumnSchema } from './column.ts';

/** Some of the columns of some tables: builds them as their chunks arrive, then holds them whole. */
export class ColumnStore {
  private readonly arriving = new Map<string, Map<number, ColumnBuilder>>();
  private readonly tables = new Map<string, Map<string, StoredColumn>>();

  /**
   * Takes the columns of one range; ranges have to come in the order of the table.
   * @param table - name of the table
   * @param plans - all columns of the table
   * @param columns - chunks by position of their column in the table
   * @param expectedRows - rows the whole table will have, as far as is known
   */
  append(
    table: string,
    plans: readonly ColumnPlan[],
    columns: Map<number, ColumnChunk>,
    expectedRows: number,
  ): void {
    const builders = this.arriving.get(table) ?? new Map<number, ColumnBuilder>();
    this.arriving.set(table, builders);
    for (const [index, chunk] of columns) {
      let builder = builders.get(index);
      if (builder === undefined) {
        builder = new ColumnBuilder(plans[index], index);
        builders.set(index, builder);
      }
      builder.append(chunk, expectedRows);
    }
  }

  /**
   * All ranges arrived.
   * @param table - name of the table
   * @returns what the columns held here are
   */
  finish(table: string): ColumnSchema[] {
    const stored = [...(this.arriving.get(table)?.values() ?? [])].map((builder) => builder.finish());
    this.arriving.delete(table);
    this.tables.set(table, new Map(stored.map((column) => [column.schema.name, column])));
    return stored.map(({ schema }) => schema);
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
