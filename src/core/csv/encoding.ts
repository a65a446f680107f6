import type { Encoding } from './dialect.ts';

/**
 * Finds out how text is encoded. A BOM decides; then NUL bytes at every other place mean UTF-16; then bytes that are
 * strictly UTF-8 are that (a character cut off by the end of the sample is fine); anything else is Windows-1252, unless
 * it holds more valid multi-byte UTF-8 characters than wrong bytes: then it is UTF-8 with damage.
 * @param bytes - the first bytes of a file, 64 KB or more where there are as many
 * @returns the encoding and how many bytes its BOM takes
 */
export function detectEncoding(bytes: Uint8Array): { encoding: Encoding; bomLength: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', bomLength: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', bomLength: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', bomLength: 2 };
  return { encoding: utf16ByNuls(bytes) ?? utf8OrWindows(bytes), bomLength: 0 };
}

// Text of any European language in UTF-16 has a NUL in most pairs; any other text has digits, marks and line ends.
function utf16ByNuls(bytes: Uint8Array): Encoding | null {
  const pairs = bytes.length >> 1;
  if (pairs < 2) return null;
  let evenNuls = 0;
  let oddNuls = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (bytes[at] === 0) evenNuls++;
    if (bytes[at + 1] === 0) oddNuls++;
  }
  if (oddNuls > pairs * 0.2 && evenNuls < pairs * 0.02) return 'utf-16le';
  if (evenNuls > pairs * 0.2 && oddNuls < pairs * 0.02) return 'utf-16be';
  return null;
}

function utf8OrWindows(bytes: Uint8Array): Encoding {
  let characters = 0;
  let wrong = 0;
  let at = 0;
  while (at < bytes.length) {
    if (bytes[at]! < 0x80) {
      at++;
      continue;
    }
    const length = utf8Length(bytes, at);
    if (length === 0) {
      wrong++;
      at++;
      continue;
    }
    if (length > 0) characters++;
    at += Math.abs(length);
  }
  return wrong === 0 || characters > wrong ? 'utf-8' : 'windows-1252';
}

// Bytes of the multi-byte character at a place: negative where the sample's end cuts it off, 0 where it is none.
function utf8Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : (lead & 0xf0) === 0xe0 ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0) return 0;
  for (let step = 1; step < length; step++) {
    const byte = bytes[at + step];
    if (byte === undefined) return -step;
    if ((byte & 0xc0) !== 0x80) return 0;
    if (step > 1) continue;
    // Overlong forms, surrogates and what lies beyond U+10FFFF.
    if (lead === 0xe0 && byte < 0xa0) return 0;
    if (lead === 0xed && byte > 0x9f) return 0;
    if (lead === 0xf0 && byte < 0x90) return 0;
    if (lead === 0xf4 && byte > 0x8f) return 0;
  }
  return length;
}

/** First bytes of files that are no CSV, as Latin-1 text. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['\x1f\x8b', 'gzip'],
  ['PK\x03\x04', 'zip or Excel'],
  ['PK\x05\x06', 'zip or Excel'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'old Excel or Word'],
  ['PAR1', 'Parquet'],
  ['ARROW1', 'Arrow'],
  ['FEA1', 'Feather'],
  ['\xff\xff\xff\xff', 'Arrow'],
  ['SQLite format 3\0', 'SQLite'],
  ['\x80\x02', 'pickle'],
  ['\x80\x03', 'pickle'],
  ['\x80\x04', 'pickle'],
  ['\x80\x05', 'pickle'],
  ['\x93NUMPY', 'NumPy array'],
  ['\x89HDF\r\n', 'HDF5'],
  ['ORC\x03', 'ORC'],
  ['ORC\n', 'ORC'],
  ['Obj\x01', 'Avro'],
  ['\x89PNG', 'PNG image'],
  ['\xff\xd8\xff', 'JPEG image'],
  ['GIF87a', 'GIF image'],
  ['GIF89a', 'GIF image'],
  ['%PDF-', 'PDF'],
  ['\x28\xb5\x2f\xfd', 'zstd'],
  ['BZh', 'bzip2'],
  ['\xfd7zXZ\0', 'xz'],
  ['7z\xbc\xaf\x27\x1c', '7-Zip'],
  ['Rar!\x1a', 'RAR'],
  ['{\\rtf', 'RTF document'],
  ['version https://git-lfs', 'Git LFS pointer'],
];

/**
 * Recognises files that hold no CSV, so that the person hears what they dropped.
 * @param bytes - the first bytes of a file
 * @returns the name of the format, for people; null where it may be a CSV
 * @example recogniseFormat(new TextEncoder().encode('%PDF-1.7')) // 'PDF'
 */
export function recogniseFormat(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 512));
  for (const [magic, format] of MAGIC) {
    // `BZh` may begin a word; bzip2 goes on with its level and the digits of pi.
    if (magic === 'BZh' && !/^BZh[1-9]1AY/.test(start)) continue;
    if (start.startsWith(magic)) return format;
  }
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart();
  const lower = text.slice(0, 20).toLowerCase();
  if (lower.startsWith('<!doctype html') || lower.startsWith('<html')) return 'HTML page';
  if (lower.startsWith('<?xml')) return 'XML';
  if (isJson(text)) return 'JSON';
  return null;
}

// An object or an array of objects, arrays or strings; `[1` may well begin a CSV of lists.
function isJson(text: string): boolean {
  if (text[0] !== '{' && text[0] !== '[') return false;
  const next = text.slice(1).trimStart();
  if (text[0] === '{') return /^"[^"]*"\s*:/.test(next) || next[0] === '}';
  return next[0] === '{' || next[0] === '[' || next[0] === '"';
}

/**
 * Whether bytes are no text in any encoding: more than one in twenty is a control character that text never holds, or
 * nearly a third are NUL.
 * @param bytes - the first bytes of a file
 * @returns true for a binary file; false for an empty one, and for text with a few stray NULs
 */
export function isBinary(bytes: Uint8Array): boolean {
  const wide = detectEncoding(bytes).encoding.startsWith('utf-16');
  let nuls = 0;
  let controls = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === 0) nuls++;
    // In UTF-16 a low byte means nothing unless its other half is NUL.
    else if (isControl(byte) && !(wide && bytes[at ^ 1] !== 0)) controls++;
  }
  if (controls > 1 && controls > bytes.length * 0.05) return true;
  return !wide && nuls > bytes.length * 0.3;
}

// Tab, line ends and form feed are text, and so are the separators 0x1C to 0x1F that some exports use.
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 28) || byte === 127;
}
