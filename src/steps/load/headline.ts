/** The sentence that opens the Load step: where the two tables stand. */
import type { StudyState, TableView } from '../../engine/study.ts';
import type { Side } from '../../core/faults.ts';
import { formatCountOf } from '../../ui/quantities.ts';

/**
 * @param state - of the whole study @param tables - as they stand @param shared - columns that both have
 * @returns one sentence
 */
export function loadHeadline(
  state: StudyState,
  tables: Record<Side, TableView | null>,
  shared: number,
): string {
  const { training, serving } = tables;
  const given = [training, serving].filter((table) => table !== null);
  const failed = given.filter((table) => table.state === 'failed');
  if (failed.length === 2) return 'Neither file could be read.';
  if (failed.length === 1) return `The ${failed[0]!.side} file could not be read.`;
  if (given.some((table) => table.state === 'reading')) {
    return given.length === 2 ? 'Reading both tables.' : `Reading the ${given[0]!.side} table.`;
  }
  if (training && serving) {
    if (state === 'failed') return 'The two tables cannot be compared as they are.';
    const start = training.isRestored && serving.isRestored ? 'A saved case: ' : '';
    return `${start}${formatCountOf(training.rows, 'training row')} and ${formatCountOf(serving.rows, 'serving row')} share ${formatCountOf(shared, 'column')}.`;
  }
  if (given.length === 1) {
    const [table] = given as [TableView];
    const other = table.side === 'training' ? 'serving' : 'training';
    return `The ${table.side} table is read: ${formatCountOf(table.rows, 'row')}. Now the ${other} data.`;
  }
  return 'What changed between training and serving?';
}
