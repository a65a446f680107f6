import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What is known of a pair of real tables with a planted fault. */
export interface KnownCase {
  name: string;
  training: string;
  serving: string;
  /** Which public data the tables are made of. */
  dataset: string;
  /** What a person knows: task, metric. */
  task: 'binary' | 'regression';
  metric: 'roc_auc' | 'mae';
  /** The answer. */
  cause: string;
  accept: string[];
  sub_cause: string;
  features: string[];
  offline: number;
  online: number;
}

const FOLDER = join(process.cwd(), '..', 'shared', 'cases');

/**
 * The pairs of a folder; without one those beside the project, which are no part of it. None where the folder is absent, which is printed.
 */
export function knownCases(folder = FOLDER): KnownCase[] {
  if (!existsSync(folder)) {
    console.log(`skipped: no cases at ${folder}`);
    return [];
  }
  return readdirSync(folder)
    .filter((name) => name.startsWith('case-'))
    .map((name) => readKnownCase(join(folder, name)));
}

/** One pair. @param folder - with `train.csv`, `serving.csv`, `case.json` and `truth.json` */
export function readKnownCase(folder: string): KnownCase {
  const read = (file: string) =>
    JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>;
  const truth = read('truth.json');
  return {
    ...read('case.json'),
    ...truth,
    name: basename(folder),
    online: truth.serving,
    training: join(folder, 'train.csv'),
    serving: join(folder, 'serving.csv'),
  } as unknown as KnownCase;
}
