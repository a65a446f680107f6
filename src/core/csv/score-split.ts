import { cellKind } from './cell-kind.ts';
import { findPreamble, usualWidth } from './preamble.ts';
import { splitSample } from './split-records.ts';
import type { Shape, Split } from './split-records.ts';

/** Records and cells that are looked at in each way of splitting. */
const SAMPLE_RECORDS = 200;
const SAMPLE_CELLS = 3000;

/** Rows that do not split at all score this at most. */
const ONE_COLUMN = 0.001;

/** One way of splitting and how good it is. */
export interface ScoredSplit {
  shape: Shape;
  split: Split;
  /** Records before the table. */
  preamble: number;
  /** Cells that most records have. */
  width: number;
  /** Higher is better; at most 1. */
  score: number;
}

/**
 * Splits a sample in one way and scores the outcome: the chance that two rows have the same length (each length worth the
 * more the more it splits), times the share of cells that look like one value, times the share of quotes that fit.
 * @param text - sample from the start of the file
 * @param shape - the way to split
 * @param isPreambleKnown - whether `shape.skipLines` is the whole preamble; else it is looked for
 * @param nulls - spellings of "no value"
 * @returns the records, the preamble and the score
 * Source: the consistency measure of van den Burg, Nazábal and Sutton 2019 (CleverCSV), with squared shares in place of
 * a division by the number of lengths, so that one ragged row in a thousand costs next to nothing.
 */
export function scoreSplit(
  text: string,
  shape: Shape,
  isPreambleKnown: boolean,
  nulls: ReadonlySet<string>,
): ScoredSplit {
  let clean = 0;
  let looked = 0;
  const onCell = (cell: string, isQuoted: boolean) => {
    if (looked >= SAMPLE_CELLS) return;
    looked++;
    clean += cleanness(cell, isQuoted, shape, nulls);
  };
  let split = splitSample(text, shape, SAMPLE_RECORDS, false, onCell);
  // A record that the sample's end cuts off is better than hardly any.
  if (split.records.length < 20) {
    clean = looked = 0;
    split = splitSample(text, shape, SAMPLE_RECORDS, true, onCell);
  }
  const width = usualWidth(split.records);
  const preamble = isPreambleKnown ? 0 : findPreamble(split.records, width);
  const counts = new Map<number, number>();
  for (const { length } of split.records.slice(preamble)) counts.set(length, (counts.get(length) ?? 0) + 1);
  const total = split.records.length - preamble;
  let pattern = 0;
  for (const [length, count] of counts) {
    pattern += (count / total) ** 2 * Math.max(ONE_COLUMN, (length - 1) / length);
  }
  const wellQuoted = split.quotedCells === 0 ? 1 : 1 - (0.95 * split.brokenCells) / split.quotedCells;
  const score = looked === 0 ? 0 : pattern * (clean / looked) * wellQuoted;
  return { shape, split, preamble, width, score };
}

/**
 * Whether a way of splitting splits anything.
 * @param split - as scored
 * @returns true where most rows have more than one cell
 */
export function splitsRows(split: ScoredSplit): boolean {
  return split.score >= 2 * ONE_COLUMN;
}

// How much one cell looks like a single value, in [0, 1].
function cleanness(cell: string, isQuoted: boolean, shape: Shape, nulls: ReadonlySet<string>): number {
  const kind = cellKind(cell, nulls);
  if (kind === 'empty') return 0.8;
  if (kind !== 'text') return 1;
  if (isQuoted) return 0.95;
  if (/["|;\t]/.test(cell)) return 0.1;
  if (cell.includes(',')) return 0.4;
  // Apostrophes at an end are quotes that were not taken for quotes, or a quoted cell that was cut in two.
  return shape.quote !== "'" && (cell.startsWith("'") || cell.endsWith("'")) ? 0.5 : 0.9;
}
