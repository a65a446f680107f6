/** Writes cells as text straight into bytes: building strings would take minutes for two million rows. */

const ZERO = 48;

/** A growing page of bytes that hands itself to `flush` when it is nearly full. */
export class CellWriter {
  #bytes = Buffer.allocUnsafe(8 << 20);
  #length = 0;
  #flush;

  constructor(flush) {
    this.#flush = flush;
  }

  /** A whole number, or one with `digits` decimals given as value × 10^digits. */
  number(scaled, digits = 0) {
    const bytes = this.#bytes;
    if (scaled < 0) {
      bytes[this.#length++] = 45;
      scaled = -scaled;
    }
    let count = digits + 1;
    for (let power = 10 ** count; power <= scaled; power *= 10) count++;
    let position = this.#length + count + (digits > 0 ? 1 : 0);
    this.#length = position;
    for (let digit = 0; digit < count; digit++) {
      if (digit === digits && digits > 0) bytes[--position] = 46;
      const rest = Math.floor(scaled / 10);
      bytes[--position] = ZERO + (scaled - rest * 10);
      scaled = rest;
    }
  }

  /** Two digits with a leading zero. */
  pair(value) {
    const tens = Math.floor(value / 10);
    this.#bytes[this.#length++] = ZERO + tens;
    this.#bytes[this.#length++] = ZERO + value - tens * 10;
  }

  /** ASCII text given as bytes. */
  text(bytes) {
    for (let index = 0; index < bytes.length; index++) this.#bytes[this.#length++] = bytes[index];
  }

  byte(value) {
    this.#bytes[this.#length++] = value;
  }

  /** Ends a row: the last comma becomes a line end. */
  endRow() {
    this.#bytes[this.#length - 1] = 10;
    if (this.#length > this.#bytes.length - 65536) this.end();
  }

  end() {
    this.#flush(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
  }
}
