/**
 * 53-bit hash of bytes: two FNV-1a style hashes with different multipliers, mixed at the end.
 * Two among k distinct texts collide with probability about k² / 2^54: 0.02 % for two million.
 * @param bytes - where the text stands
 * @param start - its first byte
 * @param end - the byte behind it
 * @returns a whole number in [0, 2^53)
 * @example hashBytes(new Uint8Array([97]), 0, 1)
 */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let a = 0x811c9dc5 | 0;
  let b = 0x9747b28c | 0;
  for (let i = start; i < end; i++) {
    a = Math.imul(a ^ bytes[i], 0x01000193);
    b = Math.imul(b ^ bytes[i], 0x5bd1e995);
    b ^= b >>> 13;
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b);
  b = Math.imul(b ^ (b >>> 15), 0xc2b2ae35);
  return ((b ^ (b >>> 16)) & 0x1fffff) * 2 ** 32 + ((a ^ (a >>> 13)) >>> 0);
}

const ENCODER = new TextEncoder();

/**
 * The hash of a text: that of its UTF-8 bytes.
 * @param text - any text
 * @returns a whole number in [0, 2^53), see {@link hashBytes}
 * @example hashText('a') === hashBytes(new Uint8Array([97]), 0, 1)
 */
export function hashText(text: string): number {
  const bytes = ENCODER.encode(text);
  return hashBytes(bytes, 0, bytes.length);
}

/**
 * 32-bit FNV-1a of bytes, for the dictionary of one range.
 * @param bytes - where the text stands
 * @param start - its first byte
 * @param end - the byte behind it
 * @returns a 32-bit integer, signed
 * @example hashSpan(new Uint8Array([97]), 0, 1) // FNV-1a of "a"
 */
export function hashSpan(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash;
}
