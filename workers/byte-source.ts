import type { ByteSource } from '../src/core/csv/read-range.ts';

/** Thrown where a file gives fewer bytes than it has: it was changed or cut short while being read. */
export class FileChangedError extends Error {
  override name = 'FileChangedError';
}

/**
 * The bytes of a file.
 * @param file - any Blob
 * @returns a source whose reads either give exactly what was asked for or throw
 */
export function blobSource(file: Blob): ByteSource {
  return {
    size: file.size,
    async read(start, end) {
      const bytes = new Uint8Array(await file.slice(start, end).arrayBuffer());
      // A file that is cut short while it is read ends in silence.
      if (bytes.length !== Math.min(end, file.size) - start)
        throw new FileChangedError('fewer bytes than expected');
      return bytes;
    },
  };
}
