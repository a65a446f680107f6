/**
 * What the page knows of the two tables, as plain data: the engine writes it, the steps show it.
 */
import type { BinSetting } from '../core/compare/comparison.ts';
import type { Dialect } from '../core/csv/dialect.ts';
import type { Fault, Side } from '../core/faults.ts';
import type { ColumnSchema } from '../core/table/column.ts';
import type { Role } from '../core/table/roles.ts';

export type { LikelyPartner } from '../core/table/partners.ts';

/** How far a table has been read. */
export interface Progress {
  bytesRead: number;
  bytesTotal: number;
  rows: number;
  /** Since reading started. */
  elapsedMs: number;
}

/** One file of a side. */
export interface FileEntry {
  name: string;
  bytes: number;
  /** Rows used and set aside once it is read. */
  rowsUsed: number;
  rowsSetAside: number;
}

/** A row that was set aside, as the person can find it. */
export interface SetAsideEntry {
  file: string;
  /** 1-based row of data within its file. */
  row: number;
  reason: 'too-few-cells' | 'too-many-cells' | 'unclosed-quote' | 'field-too-long';
  cells: number;
  expected: number;
  text: string;
}

/** One table from its files on. */
export interface TableView {
  side: Side;
  files: FileEntry[];
  state: 'reading' | 'ready' | 'failed';
  progress: Progress;
  /** As detected, with the person's overrides applied. Null until the first bytes were seen. */
  dialect: Dialect | null;
  /** The parts of the dialect that the person set. */
  overrides: Partial<Dialect>;
  /** Column names as far as they are known. */
  columnNames: string[];
  /** The first rows as text, at most 50. */
  preview: string[][];
  /** Planned types while reading, final ones afterwards. */
  columns: readonly ColumnSchema[];
  rows: number;
  setAside: SetAsideEntry[];
  setAsideCount: number;
  blankLines: number;
  faults: Fault[];
  /** True where this came from a case file: everything but the rows is there. */
  isRestored: boolean;
}

/** Role of every column by name (training's name where both sides have it). */
export type Roles = Record<string, Role>;

/** The page's state as tests and screen readers find it: `<main data-state>`. */
export type StudyState = 'empty' | 'reading' | 'analysing' | 'ready' | 'failed';

/** What the person chose for Compare; part of the URL. */
export interface CompareSettings {
  setting: BinSetting;
  /** PSI from which a feature counts as moved; 0.2 unless changed. */
  psiLine: number;
}

/** What the Load step may ask for. */
export interface LoadVerbs {
  /** Takes files; where `side` is null, names decide. Replaces what was on that side. */
  addFiles(files: readonly File[], side: Side | null): void;
  addPasted(text: string, side: Side): void;
  swap(): void;
  remove(side: Side): void;
  override(side: Side, settings: Partial<Dialect>): void;
  resetOverrides(side: Side): void;
  setRole(column: string, role: Role): void;
  /** Says that two columns with different names are the same feature. */
  join(training: string, serving: string): void;
  unjoin(training: string): void;
  cancel(): void;
  runSample(name: string): void;
}
