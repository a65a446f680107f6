/** Where the study stands in words: a few under each step of the rail, a sentence for screen readers. */
import type { CauseId } from '../core/case-file/cause.ts';
import type { VerdictLevel } from '../core/compare/comparison.ts';
import type { VerdictId } from '../core/confirm/report.ts';
import { confidenceWords } from '../core/explain/board-sentence.ts';
import { CAUSE_WORDS } from '../core/explain/cause-words.ts';
import type { RankedCause } from '../core/explain/report.ts';
import type { Side } from '../core/faults.ts';
import type { StudyState, TableView } from '../engine/study.ts';
import { formatCount, formatCountOf } from '../ui/quantities.ts';
import type { Step } from './location.ts';

/** What the words are made from. */
export interface StudySummary {
  state: StudyState;
  tables: Record<Side, TableView | null>;
  /** Features by verdict, as far as they are compared. */
  levels: Record<VerdictLevel, number>;
  /** Features still to come. */
  pending: number;
  /** What Confirm proposes and the person decided. */
  confirm: { verdict: VerdictId | null; decided: VerdictId | null; isBusy: boolean };
  /** What Explain ranks first and the person picked. */
  explain: { causes: readonly RankedCause[]; decided: CauseId | null; isBusy: boolean };
}

const VERDICTS: Record<VerdictId, string> = {
  real: 'the gap is real',
  'not-established': 'no gap established',
  explained: 'explained',
  'cannot-tell': 'cannot tell yet',
};

/** @param study - as it stands @returns a few words for each step */
export function stepWords(study: StudySummary): Record<Step, string> {
  return {
    load: loadWords(study),
    confirm: confirmWords(study),
    compare: compareWords(study),
    explain: explainWords(study),
    monitor: 'to come',
  };
}

/**
 * What a screen reader is told without being asked. It changes a few times while a file is read, not with
 * every byte: progress is told in quarters.
 */
export function announcement(study: StudySummary): string {
  const { state, levels, pending } = study;
  const compared = levels.stable + levels.moved + levels.broken;
  switch (state) {
    case 'empty':
      return '';
    case 'reading':
      return `Reading, ${Math.floor(readPercent(study) / 25) * 25} percent.`;
    case 'analysing':
      return `Both tables are read. Comparing ${formatCountOf(compared + pending, 'feature')}.`;
    case 'ready':
      return `Compared ${formatCountOf(compared, 'feature')}: ${countWords(levels)}.`;
    case 'failed':
      return 'The data could not be used as it is. The reasons stand at the top of Load.';
  }
}

function loadWords(study: StudySummary): string {
  const { state, tables } = study;
  const { training, serving } = tables;
  const given = [training, serving].filter((table) => table !== null);
  if (state === 'failed' || given.some((table) => table.state === 'failed')) return 'needs a look';
  if (given.some((table) => table.state === 'reading')) return `reading, ${Math.floor(readPercent(study))}%`;
  if (training && serving) return `${formatCount(training.rows)} and ${formatCountOf(serving.rows, 'row')}`;
  const [only] = given;
  if (only) return `${only.side === 'training' ? 'serving' : 'training'} data missing`;
  return 'two files to start';
}

function compareWords({ state, levels, pending }: StudySummary): string {
  const compared = levels.stable + levels.moved + levels.broken;
  if (state === 'analysing')
    return `${formatCount(compared)} of ${formatCountOf(compared + pending, 'feature')}`;
  if (compared === 0) return 'which features moved';
  return state === 'reading' ? `so far ${countWords(levels)}` : countWords(levels);
}

function confirmWords({ confirm: { verdict, decided, isBusy } }: StudySummary): string {
  if (decided !== null) return `you: ${VERDICTS[decided]}`;
  if (verdict !== null) return VERDICTS[verdict];
  return isBusy ? 'computing' : 'is the gap real';
}

function explainWords({ explain: { causes, decided, isBusy } }: StudySummary): string {
  if (decided !== null) return `you: ${CAUSE_WORDS[decided].toLowerCase()}`;
  const [first] = causes;
  if (first) return `${CAUSE_WORDS[first.cause].toLowerCase()}, ${confidenceWords(first.confidence)}`;
  return isBusy ? 'computing' : 'which cause';
}

function countWords({ broken, moved, stable }: Record<VerdictLevel, number>): string {
  const words = [];
  if (broken > 0) words.push(`${formatCount(broken)} broken`);
  if (moved > 0) words.push(`${formatCount(moved)} moved`);
  if (words.length === 0) return stable === 1 ? 'the one is stable' : `all ${formatCount(stable)} stable`;
  if (stable > 0) words.push(`${formatCount(stable)} stable`);
  return words.join(', ');
}

function readPercent({ tables }: StudySummary): number {
  let read = 0;
  let total = 0;
  for (const table of [tables.training, tables.serving]) {
    read += table?.progress.bytesRead ?? 0;
    total += table?.progress.bytesTotal ?? 0;
  }
  return total > 0 ? Math.min(100, (100 * read) / total) : 0;
}
