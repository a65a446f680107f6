const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

/** A field longer than this many bytes is no cell of a table: its row is set aside. */
export const FIELD_LIMIT = 1 << 20;

/** What was found where a cell was looked for. */
export const FOUND = 0;
/** The bytes end inside the cell, and more are to come. */
export const INCOMPLETE = 1;
/** The closing quote does not come, or not within {@link FIELD_LIMIT}. */
export const UNCLOSED = 2;
export const TOO_LONG = 3;

/**
 * Finds where a cell ends, quoted or not: the long way, for cells that no short way took.
 * One object is reused for all cells, so that looking at a cell allocates nothing.
 */
export class CellBounds {
  /** First byte of the content, behind an opening quote. */
  start = 0;
  /** Byte behind the content. */
  end = 0;
  /** The delimiter or line end behind the cell, its closing quote and white space after that. */
  stop = 0;
  /** Whether the content holds doubled quotes. */
  isEscaped = false;
  /** Whether text was met between a quote and the delimiter; the quote is taken as part of the cell then. */
  hasStrayQuote = false;

  private readonly bytes: Uint8Array;
  private readonly limit: number;
  private readonly isWhole: boolean;
  private readonly delimiter: number;
  private readonly quote: number;

  /**
   * @param bytes - the range
   * @param limit - byte behind the last line feed
   * @param isWhole - whether the bytes reach to the end of the file
   * @param delimiter - byte between cells
   * @param quote - byte around cells, -1 for none
   */
  constructor(bytes: Uint8Array, limit: number, isWhole: boolean, delimiter: number, quote: number) {
    this.bytes = bytes;
    this.limit = limit;
    this.isWhole = isWhole;
    this.delimiter = delimiter;
    this.quote = quote;
  }

  /**
   * Looks for the end of the cell that starts at `p`.
   * @param p - first byte of the cell
   * @returns FOUND, with the fields of this object set, or why there is no end
   */
  find(p: number): number {
    this.isEscaped = false;
    this.hasStrayQuote = false;
    return this.bytes[p] === this.quote ? this.findQuoted(p + 1) : this.findPlain(p);
  }

  private findPlain(p: number): number {
    let stop = p;
    while (!this.isEnd(stop)) stop++;
    this.start = p;
    this.end = stop;
    this.stop = stop;
    return stop - p > FIELD_LIMIT ? TOO_LONG : FOUND;
  }

  private findQuoted(start: number): number {
    const { bytes, limit, quote } = this;
    for (let q = start; ; q++) {
      while (q < limit && bytes[q] !== quote) q++;
      if (q - start > FIELD_LIMIT) return UNCLOSED;
      if (q >= limit) return this.isWhole ? UNCLOSED : INCOMPLETE;
      if (bytes[q + 1] === quote) {
        this.isEscaped = true;
        q++;
        continue;
      }
      let stop = q + 1;
      while (bytes[stop] === SPACE || (bytes[stop] === TAB && this.delimiter !== TAB)) stop++;
      if (this.isEnd(stop)) {
        this.start = start;
        this.end = q;
        this.stop = stop;
        return FOUND;
      }
      this.hasStrayQuote = true;
    }
  }

  private isEnd(p: number): boolean {
    const c = this.bytes[p];
    return c === this.delimiter || c === LF || (c === CR && this.bytes[p + 1] === LF);
  }
}
