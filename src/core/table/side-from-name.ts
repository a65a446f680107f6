import type { Side } from '../faults.ts';
import { nameWords } from './name-words.ts';

const TRAINING = new Set(['train', 'training', 'trainset', 'traindata', 'trained', 'offline', 'fit', 'fitting', 'reference', 'ref', 'baseline', 'dev', 'development', 'historical', 'history', 'backfill']); // prettier-ignore

const SERVING = new Set(['serve', 'serves', 'served', 'serving', 'prod', 'production', 'live', 'online', 'current', 'inference', 'infer', 'score', 'scored', 'scoring', 'scores', 'test', 'testing', 'request', 'requests', 'deployed', 'deployment', 'recent', 'predict', 'predictions']); // prettier-ignore

/**
 * Which table a file holds, going by its name. Whole words count, so that `constraints.csv` is no training table and
 * `reproduction.csv` no serving one; digits behind a word do no harm (`train2.csv`).
 * @param fileName - with or without path and endings
 * @returns the side; null where no word speaks, or where both sides are spoken of
 * @example sideFromName('churn_train_2026.csv.gz') // 'training'
 */
export function sideFromName(fileName: string): Side | null {
  const base = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  const words = nameWords(base.replace(/\.(?:csv|tsv|txt|gz)\b/gi, ' ')).map((word) =>
    word.replace(/\d+$/, ''),
  );
  const isTraining = words.some((word) => TRAINING.has(word));
  const isServing = words.some((word) => SERVING.has(word));
  if (isTraining === isServing) return null;
  return isTraining ? 'training' : 'serving';
}
