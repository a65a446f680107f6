/** Which of the two tables: the field's words, in code, page and documents. */
export type Side = 'training' | 'serving';

/** Everything that can be wrong with a person's data. The words for each stand in `app/messages.ts`. */
export type FaultCode =
  // The file as a whole: nothing can be read.
  | 'empty-file'
  | 'header-only'
  | 'not-a-table'
  | 'binary-file'
  | 'directory'
  | 'file-changed'
  | 'file-unreadable'
  | 'gzip-damaged'
  | 'gzip-too-large'
  | 'headers-differ'
  | 'worker-died'
  // Rows that were set aside.
  | 'too-few-cells'
  | 'too-many-cells'
  | 'unclosed-quote'
  | 'field-too-long'
  // Worth saying, nothing lost.
  | 'text-after-quote'
  | 'misfit-cells'
  | 'one-column'
  | 'nul-bytes'
  | 'invalid-bytes'
  | 'duplicate-column'
  | 'empty-column-name'
  | 'many-columns'
  // The pair.
  | 'same-file'
  | 'tables-swapped'
  | 'no-common-column'
  // What was asked for.
  | 'too-many-windows'
  | 'not-a-case-file';

/**
 * One thing that is wrong with the data, as a value: what, where, how often.
 * Faults cross from workers to the page, which an Error would not survive whole.
 */
export interface Fault {
  code: FaultCode;
  /** Name of the file, as the person knows it. */
  file?: string;
  /** First row it happened in: 1-based, counted in rows of data below the header. */
  row?: number;
  /** Line of the file at which that row starts, 1-based. */
  line?: number;
  /** Name of the column. */
  column?: string;
  /** The offending text or number, shortened to 200 characters; shown as text only. */
  detail?: string;
  /** How many times it happened; 1 where it is left out. */
  count?: number;
}

/** What a worker's method returns: its value, or what was wrong with the data. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; fault: Fault };

/**
 * A value that worked.
 * @param value - what was asked for
 * @returns the outcome that carries it
 */
export function success<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/**
 * A value that could not be had.
 * @param fault - what was wrong with the data
 * @returns the outcome that carries it
 */
export function failure(fault: Fault): Outcome<never> {
  return { ok: false, fault };
}
