import type { Comparison } from '../compare/comparison.ts';
import { CASE_FILE_FORMAT } from './case-file.ts';
import type { CaseFile } from './case-file.ts';
import { featureRecord } from './feature-record.ts';

/** What a case file is made of. */
export interface CaseFileParts extends Pick<
  CaseFile,
  'tables' | 'dialects' | 'roles' | 'joins' | 'settings' | 'confirm' | 'explain' | 'monitor'
> {
  /** In the order in which they are to be listed; their names are unique. */
  comparisons: readonly Comparison[];
}

/**
 * Puts a diagnosis together, and judges its features by the settings given.
 * @param parts - what is known; a later step that is left out is not in the file
 * @returns the case file; it shares its parts with what was given
 * @example writeCaseFile(makeCaseFile({ tables, dialects, roles, joins, settings, comparisons }))
 */
export function makeCaseFile(parts: CaseFileParts): CaseFile {
  const { comparisons, ...sections } = parts;
  return {
    ...sections,
    format: CASE_FILE_FORMAT,
    compare: { features: comparisons.map((comparison) => featureRecord(comparison, parts.settings)) },
  };
}
