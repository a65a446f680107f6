/** Makes the built-in samples off the main thread; loaded only once somebody asks for one. */
import { expose } from 'comlink';
import { generateSample } from '../src/practice/generate-sample.ts';
import type { PracticeApi } from './protocol.ts';

function toBlob(bytes: Uint8Array): Blob {
  return new Blob([bytes.slice()], { type: 'text/csv' });
}

const api: PracticeApi = {
  generate(name) {
    const { training, serving } = generateSample(name);
    return { training: toBlob(training), serving: toBlob(serving) };
  },
};

expose(api);
