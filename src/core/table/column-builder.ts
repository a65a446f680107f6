import { hashText } from '../csv/hash.ts';
import type { ColumnChunk, ColumnPlan } from '../csv/plan.ts';
import { orderNumbers } from '../stats/ordered.ts';
import type { Column, ColumnSchema } from './column.ts';
import { PiecedNumbers, piecesOf } from './pieced-numbers.ts';
import { columnType, COUNTED_EXACTLY, COUNTED_SAMPLE } from './column-type.ts';

/** Distinct texts of a whole column from which it is kept as hashes: each costs memory for itself. */
const DICTIONARY_LIMIT = 200_000;

const EXAMPLES_KEPT = 20;

/** A column and what is known of it. */
export interface StoredColumn {
  column: Column;
  schema: ColumnSchema;
}

/**
 * Builds a column from its chunks as they come, in the order of the file. Numbers stay where they
 * are; codes and hashes are translated and copied at once. So a column is in memory once.
 */
export class ColumnBuilder {
  private readonly plan: ColumnPlan;
  private readonly index: number;
  private rows = 0;

  // Numbers: kept as they come.
  private readonly pieces: Float64Array[] = [];
  private isWhole = true;

  // Hashes.
  private values = new Float64Array(0);

  // Text.
  private codes = new Uint32Array(0);
  private readonly codeOf = new Map<string, number>();
  private dictionary: string[] | null = [''];
  private readonly examples = new Set<string>();

  private readonly nulls = new Map<string, number>();
  private misfitCount = 0;
  private readonly misfitExamples: { row: number; text: string }[] = [];

  /**
   * @param plan - name and format
   * @param index - position of the column in its table, from 0
   */
  constructor(plan: ColumnPlan, index: number) {
    this.plan = plan;
    this.index = index;
  }

  /**
   * Takes the next chunk.
   * @param chunk - rows that follow those taken before
   * @param expectedRows - rows the whole column will have, as far as is known; makes room at once
   */
  append(chunk: ColumnChunk, expectedRows: number): void {
    for (const [spelling, count] of chunk.nulls) {
      this.nulls.set(spelling, (this.nulls.get(spelling) ?? 0) + count);
    }
    this.misfitCount += chunk.misfits.count;
    for (const { row, text } of chunk.misfits.examples) {
      if (this.misfitExamples.length < EXAMPLES_KEPT)
        this.misfitExamples.push({ row: this.rows + row + 1, text });
    }
    if (chunk.storage === 'number') {
      this.isWhole &&= chunk.isWhole;
      this.pieces.push(chunk.values);
      this.rows += chunk.values.length;
      return;
    }
    const texts = chunk.storage === 'text' ? chunk.dictionary.slice(1, EXAMPLES_KEPT + 1) : chunk.examples;
    for (const text of texts) if (this.examples.size < EXAMPLES_KEPT) this.examples.add(text);
    if (chunk.storage === 'text' && this.appendCodes(chunk.codes, chunk.dictionary, expectedRows)) return;
    if (this.dictionary !== null) this.turnIntoHashes();
    this.appendHashes(
      chunk.storage === 'hashed' ? chunk.hashes : hashesOf(chunk.codes, chunk.dictionary),
      expectedRows,
    );
  }

  /**
   * All chunks are there.
   * @returns the column; `schema.distinct` is exact up to 200,000 rows and a lower bound above
   */
  finish(): StoredColumn {
    const column = this.column();
    const { name, format } = this.plan;
    const nulls = [...this.nulls]
      .map(([spelling, count]) => ({ spelling, count }))
      .sort((a, b) => b.count - a.count);
    const count = this.rows - this.misfitCount - nulls.reduce((sum, each) => sum + each.count, 0);
    const distinct = countDistinct(column);
    const type = columnType(column, format, distinct, count, name, this.isWhole);
    const misfits = { count: this.misfitCount, examples: this.misfitExamples };
    return { column, schema: { name, index: this.index, type, format, nulls, misfits, count, distinct } };
  }

  private column(): Column {
    const { rows } = this;
    if (this.plan.format.kind !== 'text') return new PiecedNumbers(this.pieces);
    if (this.dictionary !== null) {
      return { storage: 'text', codes: this.codes.subarray(0, rows), dictionary: this.dictionary };
    }
    return { storage: 'hashed', hashes: this.values.subarray(0, rows), examples: [...this.examples] };
  }

  private appendHashes(floats: Float64Array, expectedRows: number): void {
    const rows = this.rows + floats.length;
    if (rows > this.values.length) {
      const wider = new Float64Array(capacityFor(rows, this.values.length, expectedRows));
      wider.set(this.values.subarray(0, this.rows));
      this.values = wider;
    }
    this.values.set(floats, this.rows);
    this.rows = rows;
  }

  /** False where the dictionary would become too large; nothing is taken then. */
  private appendCodes(local: Uint32Array, localDictionary: readonly string[], expectedRows: number): boolean {
    const { dictionary, codeOf } = this;
    if (dictionary === null || dictionary.length + localDictionary.length > DICTIONARY_LIMIT) return false;
    const translation = new Uint32Array(localDictionary.length);
    for (let code = 1; code < translation.length; code++) {
      const text = localDictionary[code];
      let global = codeOf.get(text);
      if (global === undefined) {
        global = dictionary.push(text) - 1;
        codeOf.set(text, global);
      }
      translation[code] = global;
    }
    const rows = this.rows + local.length;
    if (rows > this.codes.length) {
      const wider = new Uint32Array(capacityFor(rows, this.codes.length, expectedRows));
      wider.set(this.codes.subarray(0, this.rows));
      this.codes = wider;
    }
    translateCodes(local, translation, this.codes, this.rows);
    this.rows = rows;
    return true;
  }

  private turnIntoHashes(): void {
    const hashes = hashesOf(this.codes.subarray(0, this.rows), this.dictionary ?? ['']);
    this.values = new Float64Array(Math.max(this.codes.length, hashes.length));
    this.values.set(hashes);
    this.codes = new Uint32Array(0);
    this.dictionary = null;
    this.codeOf.clear();
  }
}

/** What is expected plus a little, since it is estimated from the first rows; else half as much again. Room that is not used costs nothing. */
function capacityFor(rows: number, before: number, expectedRows: number): number {
  return Math.max(rows, Math.ceil(expectedRows * 1.05), Math.ceil(before * 1.5));
}

function translateCodes(local: Uint32Array, translation: Uint32Array, target: Uint32Array, at: number): void {
  for (let row = 0; row < local.length; row++) target[at + row] = translation[local[row]];
}

function hashesOf(codes: Uint32Array, dictionary: readonly string[]): Float64Array<ArrayBuffer> {
  const hashOf = Float64Array.from(dictionary, (text, code) => (code === 0 ? NaN : hashText(text)));
  const hashes = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) hashes[row] = hashOf[codes[row]];
  return hashes;
}

function countDistinct(column: Column): number {
  if (column.storage === 'text') return countUsed(column.codes, column.dictionary.length);
  const pieces = column.storage === 'number' ? piecesOf(column) : [column.hashes];
  const rows = pieces.reduce((sum, { length }) => sum + length, 0);
  if (rows <= COUNTED_EXACTLY) return orderNumbers(pieces).values.length;
  return orderNumbers(evenSample(pieces, rows / COUNTED_SAMPLE)).values.length;
}

/** Every `step`th value of each piece. */
function evenSample(pieces: readonly Float64Array[], step: number): Float64Array[] {
  return pieces.map((piece) => {
    const sample = new Float64Array(Math.ceil(piece.length / step));
    for (let k = 0; k < sample.length; k++) sample[k] = piece[Math.floor(k * step)];
    return sample;
  });
}

/** Rows that were set aside may leave texts in the dictionary that no row has. */
function countUsed(codes: Uint32Array, entries: number): number {
  const isUsed = new Uint8Array(entries);
  for (let row = 0; row < codes.length; row++) isUsed[codes[row]] = 1;
  return isUsed.reduce((sum, used) => sum + used, 0) - isUsed[0];
}
