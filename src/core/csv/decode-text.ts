const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * UTF-8 bytes as text. Bytes that are no UTF-8 become U+FFFD.
 * @param bytes - where the text stands
 * @param start - its first byte
 * @param end - the byte behind it
 * @returns the text
 * @example decodeText(new Uint8Array([0xc3, 0xa9]), 0, 2) // 'é'
 */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  // Most cells are short and plain; building them by hand is several times faster than the decoder.
  if (end - start <= 24) {
    let text = '';
    let i = start;
    while (i < end && bytes[i] < 0x80) text += String.fromCharCode(bytes[i++]);
    if (i === end) return text;
  }
  return UTF8.decode(bytes.subarray(start, end));
}
