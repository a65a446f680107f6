import type { ValueFormat } from '../table/column.ts';
import { parseDateTime } from './date-time.ts';
import { decodeText } from './decode-text.ts';
import { hashBytes, hashText } from './hash.ts';
import { parseNumber } from './number-format.ts';
import type { ColumnChunk } from './plan.ts';

/** Kinds of sinks: what the scanner may do with the bytes of a cell without making a string of it. */
export const PLAIN_NUMBER = 0;
export const ISO_DATE_TIME = 1;
export const TEXT = 2;
/** Formatted numbers and other date-times: each cell becomes a string first. */
export const BY_STRING = 3;

/** Distinct texts in one range from which a column is kept as hashes: it is no category. */
export const DICTIONARY_LIMIT = 16_384;

const EXAMPLES_KEPT = 20;

const NOTHING = 0;
const EMPTY = 1;
const SPELLED_NULL = 2;
const MISFIT = 3;

/** Collects the cells of one column of one range. */
export class ColumnSink {
  /** One of the kinds above. */
  readonly kind: number;
  /** Numbers and date-times, or hashes once the dictionary is full. */
  values: Float64Array;
  /** Whether every number so far is a whole one; infinities are no decimals: a division by zero among counts leaves them counts. */
  isWhole = true;
  private codes: Uint32Array;
  private isHashed = false;
  private readonly format: ValueFormat;
  private readonly nullSpellings: ReadonlySet<string>;

  // Dictionary: open addressing over the texts' bytes, which stay in the range's buffer.
  private slots = new Int32Array(0);
  private entryHash = new Int32Array(0);
  private entryStart = new Int32Array(0);
  private entryEnd = new Int32Array(0);
  private entries = 0;
  private bytes: Uint8Array = new Uint8Array(0);
  /** Texts with doubled quotes: what they mean does not stand in the bytes as it is. */
  private readonly unescaped = new Map<string, number>();

  // What a row said besides its value counts only once the row turns out to be whole.
  private pending = NOTHING;
  private pendingText = '';
  private readonly nulls = new Map<string, number>();
  private misfitCount = 0;
  private readonly misfitExamples: { row: number; text: string }[] = [];

  /**
   * @param format - how the cells are written
   * @param nullSpellings - texts that mean "no value"
   * @param capacity - rows to make room for
   */
  constructor(format: ValueFormat, nullSpellings: ReadonlySet<string>, capacity: number) {
    this.format = format;
    this.nullSpellings = nullSpellings;
    this.kind = kindOf(format);
    const isText = this.kind === TEXT;
    this.values = new Float64Array(isText ? 0 : capacity);
    this.codes = new Uint32Array(isText ? capacity : 0);
    if (isText) this.widenDictionary(64);
  }

  /** Rows there is room for. */
  get capacity(): number {
    return this.kind === TEXT && !this.isHashed ? this.codes.length : this.values.length;
  }

  /** Makes room. @param capacity - rows */
  grow(capacity: number): void {
    if (this.kind === TEXT && !this.isHashed) {
      const codes = new Uint32Array(capacity);
      codes.set(this.codes);
      this.codes = codes;
    } else {
      const values = new Float64Array(capacity);
      values.set(this.values);
      this.values = values;
    }
  }

  /** An empty cell. @param row - row it is in */
  addEmpty(row: number): void {
    if (this.kind === TEXT && !this.isHashed) this.codes[row] = 0;
    else this.values[row] = NaN;
    this.pending = EMPTY;
  }

  /**
   * A text by its bytes.
   * @param row - row it is in
   * @param bytes - the range; always the same array
   * @param start - first byte of the text
   * @param end - byte behind it; the text is not empty
   * @param hash - FNV-1a of the bytes
   */
  addText(row: number, bytes: Uint8Array, start: number, end: number, hash: number): void {
    if (this.isHashed) {
      this.values[row] = hashBytes(bytes, start, end);
      return;
    }
    const mask = this.slots.length - 1;
    let slot = slotOf(hash) & mask;
    for (;;) {
      const code = this.slots[slot];
      if (code === 0) break;
      if (this.entryHash[code] === hash && this.isSame(code, bytes, start, end)) {
        this.codes[row] = code;
        return;
      }
      slot = (slot + 1) & mask;
    }
    this.bytes = bytes;
    const code = this.addEntry(hash, start, end);
    this.codes[row] = code;
    if (code === DICTIONARY_LIMIT) this.turnIntoHashes(row);
  }

  /**
   * A text that does not stand in the bytes as it is, because quotes in it are doubled.
   * @param row - row it is in
   * @param text - the text, not empty
   */
  addUnescaped(row: number, text: string): void {
    if (this.isHashed) {
      this.values[row] = hashText(text);
      return;
    }
    let code = this.unescaped.get(text);
    if (code === undefined) {
      code = this.addEntry(0, 0, 0);
      this.unescaped.set(text, code);
    }
    this.codes[row] = code;
    if (this.entries === DICTIONARY_LIMIT) this.turnIntoHashes(row);
  }

  /**
   * A cell that needs a closer look.
   * @param row - row it is in
   * @param text - the cell, quotes resolved
   */
  addString(row: number, text: string): void {
    if (text === '') {
      this.addEmpty(row);
      return;
    }
    const format = this.format;
    let value = NaN;
    if (this.nullSpellings.has(text)) this.pending = SPELLED_NULL;
    else {
      if (format.kind === 'number') value = parseNumber(text, format);
      else if (format.kind === 'date-time') value = parseDateTime(text, format);
      if (Number.isFinite(value) && value % 1 !== 0) this.isWhole = false;
      if (Number.isNaN(value)) this.pending = text.trim() === '' ? EMPTY : MISFIT;
    }
    this.pendingText = text;
    this.values[row] = value;
  }

  /** The row is whole: what its cell said counts. @param row - that row */
  commitRow(row: number): void {
    if (this.pending === NOTHING) return;
    if (this.pending === MISFIT) {
      this.misfitCount++;
      if (this.misfitExamples.length < EXAMPLES_KEPT) {
        this.misfitExamples.push({ row, text: this.pendingText.slice(0, 200) });
      }
    } else {
      const spelling = this.pending === EMPTY ? '' : this.pendingText;
      this.nulls.set(spelling, (this.nulls.get(spelling) ?? 0) + 1);
    }
    this.pending = NOTHING;
  }

  /** The row is set aside: its cell never was. */
  forgetRow(): void {
    this.pending = NOTHING;
  }

  /**
   * Hands the column over. The sink must not be used afterwards.
   * @param rows - rows that were kept
   * @returns the column, its buffers ready to be transferred
   */
  finish(rows: number): ColumnChunk {
    const misfits = { count: this.misfitCount, examples: this.misfitExamples };
    const rest = { nulls: this.nulls, misfits };
    if (this.kind !== TEXT)
      return { storage: 'number', values: this.values.subarray(0, rows), isWhole: this.isWhole, ...rest };
    const dictionary = this.decodeDictionary(this.isHashed ? EXAMPLES_KEPT : this.entries);
    if (this.isHashed) {
      return {
        storage: 'hashed',
        hashes: this.values.subarray(0, rows),
        examples: dictionary.slice(1),
        ...rest,
      };
    }
    const codes = this.codes.subarray(0, rows);
    this.resolveNullSpellings(codes, dictionary);
    return { storage: 'text', codes, dictionary, ...rest };
  }

  private isSame(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    let at = this.entryStart[code];
    if (this.entryEnd[code] - at !== end - start) return false;
    while (start < end) if (bytes[at++] !== bytes[start++]) return false;
    return true;
  }

  private addEntry(hash: number, start: number, end: number): number {
    const code = ++this.entries;
    if (code === this.entryHash.length) this.widenDictionary(code * 2);
    this.entryHash[code] = hash;
    this.entryStart[code] = start;
    this.entryEnd[code] = end;
    this.fileEntry(code);
    return code;
  }

  /** At most half of the slots are taken, so that a free one is always near. */
  private widenDictionary(size: number): void {
    this.entryHash = widened(this.entryHash, size);
    this.entryStart = widened(this.entryStart, size);
    this.entryEnd = widened(this.entryEnd, size);
    this.slots = new Int32Array(size * 2);
    for (let code = 1; code < this.entries; code++) this.fileEntry(code);
  }

  private fileEntry(code: number): void {
    const mask = this.slots.length - 1;
    let slot = slotOf(this.entryHash[code]) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = code;
  }

  private turnIntoHashes(row: number): void {
    const hashes = new Float64Array(this.codes.length);
    const byCode = new Float64Array(this.entries + 1);
    byCode[0] = NaN;
    for (let code = 1; code <= this.entries; code++) {
      byCode[code] = hashBytes(this.bytes, this.entryStart[code], this.entryEnd[code]);
    }
    for (const [text, code] of this.unescaped) byCode[code] = hashText(text);
    for (let r = 0; r <= row; r++) hashes[r] = byCode[this.codes[r]];
    this.values = hashes;
    this.codes = new Uint32Array(0);
    this.isHashed = true;
  }

  private decodeDictionary(count: number): string[] {
    const dictionary = [''];
    for (let code = 1; code <= Math.min(count, this.entries); code++) {
      dictionary.push(decodeText(this.bytes, this.entryStart[code], this.entryEnd[code]));
    }
    for (const [text, code] of this.unescaped) if (code < dictionary.length) dictionary[code] = text;
    return dictionary;
  }

  private resolveNullSpellings(codes: Uint32Array, dictionary: string[]): void {
    const nullCodes = new Map<number, string>();
    dictionary.forEach((text, code) => {
      if (code > 0 && (this.nullSpellings.has(text) || text.trim() === '')) nullCodes.set(code, text);
    });
    if (nullCodes.size === 0) return;
    for (let row = 0; row < codes.length; row++) {
      const spelling = nullCodes.get(codes[row]);
      if (spelling === undefined) continue;
      codes[row] = 0;
      this.nulls.set(spelling, (this.nulls.get(spelling) ?? 0) + 1);
    }
  }
}

function widened(old: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(length);
  wider.set(old);
  return wider;
}

function slotOf(hash: number): number {
  return hash ^ (hash >>> 15);
}

function kindOf(format: ValueFormat): number {
  if (format.kind === 'text') return TEXT;
  if (format.kind === 'date-time') return format.pattern === 'iso' ? ISO_DATE_TIME : BY_STRING;
  const isPlain = format.thousands === '' && format.prefix === '' && format.suffix === '';
  return isPlain ? PLAIN_NUMBER : BY_STRING;
}
