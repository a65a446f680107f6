import { hashText } from '../csv/hash.ts';
import type { ColumnChunk, ColumnPlan } from '../csv/plan.ts';
import { orderNumbers } from '../stats/ordered.ts';
import type { Column, ColumnSchema, HashedColumn, NumberColumn, TextColumn } from './column.ts';
import { columnType, COUNTED_EXACTLY, COUNTED_SAMPLE } from './column-type.ts';

/** Distinct texts of a whole column from which it is kept as hashes: a page of memory each is too much. */
const DICTIONARY_LIMIT = 200_000;

const EXAMPLES_KEPT = 20;

/** A column and what is known of it. */
export interface StoredColumn {
  column: Column;
  schema: ColumnSchema;
}

/**
 * Joins the chunks of a column, in the order of the file, and says what the column is.
 * @param chunks - one for each range, in order; they are not kept
 * @param plan - name and format
 * @param index - position of the column in its table, from 0
 * @returns the column; `schema.distinct` is exact up to 200,000 rows and a lower bound above
 * @example assembleColumn(chunks, { name: 'age', format }, 3).schema.type // 'integer'
 */
export function assembleColumn(
  chunks: readonly ColumnChunk[],
  plan: ColumnPlan,
  index: number,
): StoredColumn {
  const column = joinValues(chunks);
  const rows = lengthOf(column);
  const nulls = joinNulls(chunks);
  const misfits = joinMisfits(chunks);
  const nullCount = nulls.reduce((sum, { count }) => sum + count, 0);
  const count = rows - nullCount - misfits.count;
  const distinct = countDistinct(column);
  const isWhole = chunks.every((chunk) => chunk.storage === 'number' && chunk.isWhole);
  const type = columnType(column, plan.format, distinct, count, plan.name, isWhole);
  return {
    column,
    schema: { name: plan.name, index, type, format: plan.format, nulls, misfits, count, distinct },
  };
}

/**
 * How many rows a column has.
 * @param column - any column
 * @returns its rows, nulls included
 */
export function lengthOf(column: Column): number {
  if (column.storage === 'number') return column.values.length;
  return column.storage === 'text' ? column.codes.length : column.hashes.length;
}

function joinValues(chunks: readonly ColumnChunk[]): Column {
  if (chunks.every((chunk) => chunk.storage === 'number')) {
    const values = joinFloats(chunks.map((chunk) => chunk.values));
    return { storage: 'number', values } satisfies NumberColumn;
  }
  return (
    (chunks.some((chunk) => chunk.storage === 'hashed') ? null : joinTexts(chunks)) ?? joinHashes(chunks)
  );
}

function joinFloats(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** One dictionary for all chunks; null where it would be too large. */
function joinTexts(chunks: readonly ColumnChunk[]): TextColumn | null {
  const codeOf = new Map<string, number>();
  const dictionary = [''];
  const rows = chunks.reduce((sum, chunk) => sum + (chunk.storage === 'text' ? chunk.codes.length : 0), 0);
  const codes = new Uint32Array(rows);
  let at = 0;
  for (const chunk of chunks) {
    if (chunk.storage !== 'text') continue;
    const translation = new Uint32Array(chunk.dictionary.length);
    for (let local = 1; local < translation.length; local++) {
      const text = chunk.dictionary[local];
      let code = codeOf.get(text);
      if (code === undefined) {
        if (dictionary.length > DICTIONARY_LIMIT) return null;
        code = dictionary.push(text) - 1;
        codeOf.set(text, code);
      }
      translation[local] = code;
    }
    const local = chunk.codes;
    for (let row = 0; row < local.length; row++) codes[at++] = translation[local[row]];
  }
  return { storage: 'text', codes, dictionary };
}

function joinHashes(chunks: readonly ColumnChunk[]): HashedColumn {
  const examples = new Set<string>();
  const parts = chunks.map((chunk) => {
    if (chunk.storage === 'number') throw new TypeError('A column cannot be numbers here and text there');
    const texts = chunk.storage === 'hashed' ? chunk.examples : chunk.dictionary.slice(1, EXAMPLES_KEPT + 1);
    for (const text of texts) if (examples.size < EXAMPLES_KEPT) examples.add(text);
    if (chunk.storage === 'hashed') return chunk.hashes;
    const hashOf = Float64Array.from(chunk.dictionary, (text, code) => (code === 0 ? NaN : hashText(text)));
    return Float64Array.from(chunk.codes, (code) => hashOf[code]);
  });
  return { storage: 'hashed', hashes: joinFloats(parts), examples: [...examples] };
}

function joinNulls(chunks: readonly ColumnChunk[]): ColumnSchema['nulls'] {
  const counts = new Map<string, number>();
  for (const chunk of chunks) {
    for (const [spelling, count] of chunk.nulls) counts.set(spelling, (counts.get(spelling) ?? 0) + count);
  }
  return [...counts].map(([spelling, count]) => ({ spelling, count })).sort((a, b) => b.count - a.count);
}

function joinMisfits(chunks: readonly ColumnChunk[]): ColumnSchema['misfits'] {
  let count = 0;
  let firstRow = 1;
  const examples: { row: number; text: string }[] = [];
  for (const chunk of chunks) {
    count += chunk.misfits.count;
    for (const { row, text } of chunk.misfits.examples) {
      if (examples.length < EXAMPLES_KEPT) examples.push({ row: firstRow + row, text });
    }
    firstRow +=
      chunk.storage === 'number'
        ? chunk.values.length
        : chunk.storage === 'text'
          ? chunk.codes.length
          : chunk.hashes.length;
  }
  return { count, examples };
}

function countDistinct(column: Column): number {
  if (column.storage === 'text') {
    const isUsed = new Uint8Array(column.dictionary.length);
    for (let row = 0; row < column.codes.length; row++) isUsed[column.codes[row]] = 1;
    return isUsed.reduce((sum, used) => sum + used, 0) - isUsed[0];
  }
  const values = column.storage === 'number' ? column.values : column.hashes;
  if (values.length <= COUNTED_EXACTLY) return orderNumbers(values).values.length;
  const step = values.length / COUNTED_SAMPLE;
  const sample = new Float64Array(COUNTED_SAMPLE);
  for (let k = 0; k < COUNTED_SAMPLE; k++) sample[k] = values[Math.floor(k * step)];
  return orderNumbers(sample).values.length;
}
