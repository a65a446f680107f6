import type { ExaminedPair } from '../../../src/core/table/examined-pair.ts';
import { readPair } from '../../support/read-pair.ts';
import type { BenchCase } from './bench-case.ts';
import { csvOf } from './write-table.ts';

/** A case as Explain is given it: written as CSV and read as the page reads it, so that types and nulls are what they are there. */
export function examineCase({ training, serving, roles }: BenchCase): Promise<ExaminedPair> {
  return readPair(csvOf(training), csvOf(serving), { ...roles });
}
