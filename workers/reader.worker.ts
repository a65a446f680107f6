import { transfer } from 'comlink';
import Papa from 'papaparse';
import { readRange } from '../src/core/csv/read-range.ts';
import { sniff } from '../src/core/csv/sniff.ts';
import type { RangeResult } from '../src/core/csv/plan.ts';
import { failure, success, type Outcome } from '../src/core/faults.ts';
import { blobSource } from './byte-source.ts';
import { exposeWithoutNetwork } from './expose.ts';
import type { ReaderApi } from './protocol.ts';
import { readUncommon } from './read-uncommon.ts';
import { transcode } from './transcode.ts';

const reader: ReaderApi = {
  transcode: (file, encoding, onProgress) => guarded(() => transcode(file, encoding, onProgress)),

  sniff: (file, overrides, encoding) =>
    guarded(() => sniff(blobSource(file), overrides, encoding, guessDelimiter)),

  readRange: ({ file, plan, start, end, startsRecord }) =>
    guarded(async () => {
      const result = await readRange(blobSource(file), plan, start, end, startsRecord);
      return result === null ? failure({ code: 'field-too-long' }) : handOver(result);
    }),

  readUncommon: (file, plan) => guarded(async () => handOver(await readUncommon(file, plan))),
};

/** Every way a file can refuse to be read has its own exception, and they differ between browsers: to the person it is one thing. */
async function guarded<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isReading = error instanceof DOMException || error.name === 'FileChangedError';
    if (!isReading && !/network error/i.test(error.message)) throw error;
    return failure({
      code: error.name === 'NotFoundError' ? 'file-unreadable' : 'file-changed',
      detail: error.message,
    });
  }
}

function handOver(result: RangeResult): Outcome<RangeResult> {
  const buffers = result.columns.map((column) => {
    if (column.storage === 'number') return column.values.buffer;
    return column.storage === 'text' ? column.codes.buffer : column.hashes.buffer;
  });
  return transfer(success(result), buffers as ArrayBuffer[]);
}

function guessDelimiter(text: string): string {
  return Papa.parse(text, { preview: 20, skipEmptyLines: true }).meta.delimiter;
}

exposeWithoutNetwork(reader);
