/** Up to so many rows of one key are put in order by insertion. */
const SHORT = 24;

/** Rows of one table by key, and by moment within a key. Nothing is allocated per row or key. */
export class RowGroups {
  /** Open addresses: key and group (+1; 0 is free) of each place. */
  private readonly keys: Float64Array;
  private readonly groups: Uint32Array;
  private readonly mask: number;
  /** Where each group starts in `members`; one more for the end of the last. */
  private readonly starts: Uint32Array;
  private readonly members: Uint32Array;
  /** Moment of each member; -Infinity is none. */
  private readonly moments: Float64Array | null;

  /**
   * @param keys - of each row; NaN is in no group
   * @param times - by which a group is ordered, NaN first; null to order by row
   */
  constructor(keys: Float64Array, times: Float64Array | null) {
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    this.mask = size - 1;
    this.keys = new Float64Array(size);
    this.groups = new Uint32Array(size);
    const groupOf = new Uint32Array(keys.length);
    const ends = new Uint32Array(keys.length + 1);
    let count = 0;
    for (let row = 0; row < keys.length; row++) {
      const key = keys[row];
      if (key !== key) continue;
      const place = this.placeOf(key);
      if (this.groups[place] === 0) {
        this.keys[place] = key;
        this.groups[place] = ++count;
      }
      groupOf[row] = this.groups[place];
      ends[groupOf[row]]++;
    }
    this.starts = ends.slice(0, count + 1);
    for (let group = 1; group <= count; group++) this.starts[group] += this.starts[group - 1];
    this.members = new Uint32Array(this.starts[count]);
    this.moments = times && new Float64Array(this.members.length);
    const next = this.starts.slice();
    for (let row = 0; row < keys.length; row++) {
      if (groupOf[row] === 0) continue;
      const at = next[groupOf[row] - 1]++;
      this.members[at] = row;
      if (this.moments !== null) this.moments[at] = Number.isNaN(times![row]) ? -Infinity : times![row];
    }
    if (this.moments !== null)
      for (let group = 0; group < count; group++)
        orderByMoment(this.members, this.moments, this.starts[group], this.starts[group + 1]);
  }

  /**
   * @param key - any
   * @returns its group; -1 where no row has it
   */
  find(key: number): number {
    return key === key ? this.groups[this.placeOf(key)] - 1 : -1;
  }

  /**
   * @param group - or -1
   * @returns how many rows it has
   */
  count(group: number): number {
    return group < 0 ? 0 : this.starts[group + 1] - this.starts[group];
  }

  /**
   * @param group - or -1
   * @returns its last row, by moment where there are moments; -1 is none
   */
  last(group: number): number {
    return group < 0 ? -1 : this.members[this.starts[group + 1] - 1];
  }

  /**
   * @param group - or -1
   * @param time - NaN is met by none
   * @returns the first row of just that moment; -1 is none
   */
  firstAt(group: number, time: number): number {
    if (group < 0 || this.moments === null) return -1;
    const at = this.lowerBound(group, time);
    return at < this.starts[group + 1] && this.moments[at] === time ? this.members[at] : -1;
  }

  /**
   * @param group - or -1
   * @param time - NaN is after all
   * @returns of the rows that are not younger, the first of the latest moment; -1 is none
   */
  latestUpTo(group: number, time: number): number {
    if (group < 0 || this.moments === null) return -1;
    const [start, end] = [this.starts[group], this.starts[group + 1]];
    let at = this.lowerBound(group, time);
    if (at === end || this.moments[at] !== time) at--;
    if (at < start) return -1;
    return this.members[this.lowerBound(group, this.moments[at])];
  }

  /** First place of the group whose moment is not below. */
  private lowerBound(group: number, time: number): number {
    let low = this.starts[group];
    let high = this.starts[group + 1];
    const wanted = time === time ? time : Infinity;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.moments![middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private placeOf(key: number): number {
    let place = mix(key) & this.mask;
    while (this.groups[place] > 0 && this.keys[place] !== key) place = (place + 1) & this.mask;
    return place;
  }
}

/** Orders members and moments from `start` to `end`; rows of one moment stay in order. */
function orderByMoment(members: Uint32Array, moments: Float64Array, start: number, end: number): void {
  let isOrdered = true;
  for (let i = start + 1; i < end && isOrdered; i++) isOrdered = moments[i - 1] <= moments[i];
  if (isOrdered) return;
  if (end - start > SHORT) {
    const order = Uint32Array.from({ length: end - start }, (_, i) => start + i);
    order.sort((a, b) => (moments[a] < moments[b] ? -1 : moments[a] > moments[b] ? 1 : a - b));
    members.set(
      Uint32Array.from(order, (at) => members[at]),
      start,
    );
    moments.set(
      Float64Array.from(order, (at) => moments[at]),
      start,
    );
    return;
  }
  for (let i = start + 1; i < end; i++) {
    const [member, moment] = [members[i], moments[i]];
    let at = i;
    for (; at > start && moments[at - 1] > moment; at--) {
      members[at] = members[at - 1];
      moments[at] = moments[at - 1];
    }
    members[at] = member;
    moments[at] = moment;
  }
}

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

// -0 and 0 are one key.
function mix(key: number): number {
  bits[0] = key + 0;
  let hash = Math.imul(words[0] ^ Math.imul(words[1], 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) >>> 0;
}
