import { ColumnSink, TEXT } from './column-sink.ts';
import type { RangeResult, ReadPlan, SetAsideRow } from './plan.ts';

const START_CAPACITY = 1024;
const SET_ASIDE_KEPT = 1000;

/** Turns rows of text into typed columns, for the dialects that the byte scanner does not take. */
export class RowTaker {
  private readonly plan: ReadPlan;
  private readonly sinks: ColumnSink[];
  private capacity = START_CAPACITY;
  private rows = 0;
  private blankLines = 0;
  private setAsideCount = 0;
  private readonly setAside: SetAsideRow[] = [];

  /** @param plan - dialect and columns */
  constructor(plan: ReadPlan) {
    this.plan = plan;
    const nullSpellings = new Set(plan.dialect.nulls);
    this.sinks = plan.columns.map((column) => new ColumnSink(column.format, nullSpellings, START_CAPACITY));
  }

  /** Takes one row, or sets it aside. @param cells - its cells; one empty cell is a blank line */
  add(cells: readonly string[]): void {
    if (cells.length === 1 && cells[0] === '') {
      this.blankLines++;
      return;
    }
    const width = this.sinks.length;
    const isFilled = cells.length < width && this.plan.dialect.shortRows === 'fill';
    if (cells.length !== width && !isFilled) {
      this.putAside(cells, cells.length < width ? 'too-few-cells' : 'too-many-cells');
      return;
    }
    if (this.rows === this.capacity) {
      this.capacity *= 2;
      for (const sink of this.sinks) sink.grow(this.capacity);
    }
    for (let column = 0; column < width; column++) {
      const sink = this.sinks[column];
      const text = cells[column] ?? '';
      if (text === '') sink.addEmpty(this.rows);
      else if (sink.kind === TEXT) sink.addUnescaped(this.rows, text);
      else sink.addString(this.rows, text);
      sink.commitRow(this.rows);
    }
    this.rows++;
  }

  /** @returns everything taken; the taker must not be used afterwards */
  finish(): Omit<RangeResult, 'firstRecord' | 'next'> {
    return {
      rows: this.rows,
      setAside: this.setAside,
      setAsideCount: this.setAsideCount,
      blankLines: this.blankLines,
      faults: [],
      columns: this.sinks.map((sink) => sink.finish(this.rows)),
    };
  }

  private putAside(cells: readonly string[], reason: SetAsideRow['reason']): void {
    if (this.setAside.length < SET_ASIDE_KEPT) {
      const text = cells.join(this.plan.dialect.delimiter).slice(0, 200);
      this.setAside.push({
        row: this.rows + this.setAsideCount,
        offset: 0,
        reason,
        cells: cells.length,
        text,
      });
    }
    this.setAsideCount++;
  }
}
