/** Remainders of all bytes for the reflected polynomial 0xEDB88320. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/**
 * CRC-32 as gzip uses it, taken in pieces.
 * Source: RFC 1952, section 8.
 */
export class Crc32 {
  /** Bytes taken in so far. */
  length = 0;
  private state = 0xffffffff;

  /** The checksum of everything taken in, in [0, 2^32). */
  get value(): number {
    return (this.state ^ 0xffffffff) >>> 0;
  }

  /** Takes more bytes in. @param bytes - any number of them */
  update(bytes: Uint8Array): void {
    let state = this.state;
    for (let i = 0; i < bytes.length; i++) state = (state >>> 8) ^ TABLE[(state ^ bytes[i]) & 0xff];
    this.state = state;
    this.length += bytes.length;
  }
}
