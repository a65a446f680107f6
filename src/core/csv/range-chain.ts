import type { RangeResult } from './plan.ts';

/** One byte range of a file. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Cuts a file into ranges of about equal length.
 * @param dataStart - byte of the first record
 * @param size - length of the file in bytes
 * @param rangeBytes - wished length of a range, at least 1
 * @returns ranges that follow each other from `dataStart` to `size`; none for an empty stretch
 * @example cutIntoRanges(0, 10, 4) // [{ start: 0, end: 4 }, { start: 4, end: 7 }, { start: 7, end: 10 }]
 */
export function cutIntoRanges(dataStart: number, size: number, rangeBytes: number): ByteRange[] {
  const length = size - dataStart;
  const count = Math.ceil(length / Math.max(1, rangeBytes));
  const cuts = Array.from({ length: count + 1 }, (_, k) => dataStart + Math.round((length * k) / count));
  return Array.from({ length: count }, (_, k) => ({ start: cuts[k], end: cuts[k + 1] }));
}

/** What is to be done once a range's result came in. */
export interface ChainStep {
  /** Results that are now known to be right, in the order of the file. */
  accepted: RangeResult[];
  /** A range that started at the wrong byte and has to be read again from the right one. */
  again: { index: number; start: number; end: number } | null;
}

/**
 * Puts ranges that were read independently back together.
 *
 * Reading is deterministic from a record's start. So if range k starts exactly where range k - 1
 * ended, by induction the ranges hold the same records as one reader going through the whole file;
 * and where one does not, because its cut fell into a quoted cell with line ends, it is read again.
 */
export class RangeChain {
  private readonly ranges: readonly ByteRange[];
  private readonly results: (RangeResult | null)[];
  private verified = 0;
  private position: number;

  /** @param ranges - as {@link cutIntoRanges} made them */
  constructor(ranges: readonly ByteRange[]) {
    this.ranges = ranges;
    this.results = ranges.map(() => null);
    this.position = ranges.length > 0 ? ranges[0].start : 0;
  }

  /** Whether every range is known to be right. */
  get isComplete(): boolean {
    return this.verified === this.ranges.length;
  }

  /**
   * Takes a result in.
   * @param index - which range it is
   * @param result - what was read
   * @returns results that are now certain, and the range that has to be read again, if any
   */
  add(index: number, result: RangeResult): ChainStep {
    this.results[index] = result;
    const accepted: RangeResult[] = [];
    while (this.verified < this.ranges.length) {
      const range = this.ranges[this.verified];
      if (this.position >= range.end) {
        // The record before reaches over this whole range.
        this.results[this.verified++] = null;
        continue;
      }
      const next = this.results[this.verified];
      if (next === null) break;
      if (next.firstRecord !== this.position) {
        this.results[this.verified] = null;
        return { accepted, again: { index: this.verified, start: this.position, end: range.end } };
      }
      accepted.push(next);
      this.position = next.next;
      this.results[this.verified++] = null;
    }
    return { accepted, again: null };
  }
}
