import { Gunzip } from 'fflate';
import { detectEncoding } from '../src/core/csv/encoding.ts';
import type { Encoding } from '../src/core/csv/dialect.ts';
import { Crc32 } from '../src/core/csv/crc32.ts';
import { failure, success, type Outcome } from '../src/core/faults.ts';

/** Bytes read, and text produced, at a time. */
const SLICE = 4 * 1024 * 1024;

/** A gzip file that unpacks to this much, at more than this ratio, is a bomb and no table. */
const BOMB_BYTES = 64 * 1024 * 1024;
const BOMB_RATIO = 200;

/**
 * Makes plain UTF-8 of a file that is gzipped or encoded otherwise; a plain UTF-8 file comes back as it is.
 * @param file - as the person gave it
 * @param encoding - the person's choice; null to detect it
 * @param onProgress - told how many bytes of the file have been read
 * @returns UTF-8 without BOM marks added, and the encoding that was found
 */
export async function transcode(
  file: Blob,
  encoding: Encoding | null,
  onProgress: (bytesRead: number) => void,
): Promise<Outcome<{ file: Blob; encoding: Encoding }>> {
  const head = new Uint8Array(await file.slice(0, 64 * 1024).arrayBuffer());
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  let plain = file;
  if (isGzip) {
    const unpacked = await gunzip(file, onProgress);
    if (!unpacked.ok) return unpacked;
    plain = unpacked.value;
  }
  const start = isGzip ? new Uint8Array(await plain.slice(0, 64 * 1024).arrayBuffer()) : head;
  const found = encoding ?? detectEncoding(start).encoding;
  if (found === 'utf-8') return success({ file: plain, encoding: found });
  return success({
    file: await decode(plain, found, isGzip ? () => undefined : onProgress),
    encoding: found,
  });
}

async function decode(
  file: Blob,
  encoding: Encoding,
  onProgress: (bytesRead: number) => void,
): Promise<Blob> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  const parts: BlobPart[] = [];
  for (let at = 0; at < file.size; at += SLICE) {
    const bytes = new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer());
    parts.push(encoder.encode(decoder.decode(bytes, { stream: true })));
    onProgress(Math.min(file.size, at + SLICE));
  }
  parts.push(encoder.encode(decoder.decode()));
  return new Blob(parts);
}

/** What a gzip member says of itself in its last eight bytes, and what came out of it. */
interface Member {
  /** Byte of the file behind the member. */
  end: number;
  unpacked: Crc32;
}

/**
 * Unpacks all members of a gzip file. fflate reads several members, which the browser's own stream
 * refuses, but takes damaged data in silence: so each member's checksum and length are compared here.
 */
async function gunzip(file: Blob, onProgress: (bytesRead: number) => void): Promise<Outcome<Blob>> {
  const parts: BlobPart[] = [];
  const members: Member[] = [];
  let current = new Crc32();
  let unpackedBytes = 0;
  const stream = new Gunzip((chunk) => {
    parts.push(chunk.slice());
    unpackedBytes += chunk.length;
    current.update(chunk);
  });
  stream.onmember = (end) => {
    members.push({ end, unpacked: current });
    current = new Crc32();
  };
  try {
    for (let at = 0; at < file.size; at += SLICE) {
      const read = Math.min(file.size, at + SLICE);
      const bytes = new Uint8Array(await file.slice(at, read).arrayBuffer());
      stream.push(bytes, read === file.size);
      onProgress(read);
      if (unpackedBytes > BOMB_BYTES && unpackedBytes > BOMB_RATIO * read) {
        return failure({ code: 'gzip-too-large', detail: `${unpackedBytes}` });
      }
    }
  } catch (error) {
    return failure({ code: 'gzip-damaged', detail: error instanceof Error ? error.message : String(error) });
  }
  members.push({ end: file.size, unpacked: current });
  for (const member of members) {
    if (!(await isIntact(file, member))) return failure({ code: 'gzip-damaged', detail: 'checksum' });
  }
  return success(new Blob(parts));
}

async function isIntact(file: Blob, { end, unpacked }: Member): Promise<boolean> {
  const trailer = new DataView(await file.slice(Math.max(0, end - 8), end).arrayBuffer());
  return (
    trailer.byteLength === 8 &&
    trailer.getUint32(0, true) === unpacked.value &&
    trailer.getUint32(4, true) === unpacked.length % 2 ** 32
  );
}
