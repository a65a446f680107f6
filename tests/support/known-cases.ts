import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** The pairs beside the project, which are no part of it; none where the folder is absent, which is printed. */
export function knownCases(): KnownCase[] {
  if (!existsSync(FOLDER)) {
    console.log(`skipped: no cases at ${FOLDER}`);
    return [];
  }
  return readdirSync(FOLDER)
    .filter((name) => name.startsWith('case-'))
    .map((name) => {
      const read = (file: string) =>
        JSON.parse(readFileSync(join(FOLDER, name, file), 'utf8')) as Record<string, unknown>;
      const truth = read('truth.json');
      return {
        ...read('case.json'),
        ...truth,
        name,
        online: truth.serving,
        training: join(FOLDER, name, 'train.csv'),
        serving: join(FOLDER, name, 'serving.csv'),
      } as unknown as KnownCase;
    });
}
