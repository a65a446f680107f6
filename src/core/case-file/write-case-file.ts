import { CASE_FILE_SHAPE } from './case-file-shape.ts';
import type { CaseFile } from './case-file.ts';
import { decode } from './decode.ts';

/**
 * Writes a case file as JSON: the same diagnosis gives the same text, one line a feature, so that two files can be
 * compared line by line. Nothing is written that {@link readCaseFile} would not read.
 * @param caseFile - the diagnosis; what its type does not name is left out
 * @returns JSON that ends with a line end
 * @throws {RangeError} where a part does not have its type: NaN, an infinity, a name that is there twice
 * @example new Blob([writeCaseFile(makeCaseFile(parts))], { type: 'application/json' })
 */
export function writeCaseFile(caseFile: CaseFile): string {
  const checked = decode(CASE_FILE_SHAPE, caseFile);
  if (!checked.ok) throw new RangeError(`case file: ${checked.reason}`);
  const sections = Object.entries(checked.value).map(([name, section]) => {
    const written = name === 'compare' ? compareText(checked.value.compare) : JSON.stringify(section);
    return `${JSON.stringify(name)}:${written}`;
  });
  return `{\n${sections.join(',\n')}\n}\n`;
}

function compareText({ features }: CaseFile['compare']): string {
  const lines = features.map((feature) => `\n${JSON.stringify(feature)}`);
  return `{"features":[${lines.join(',')}\n]}`;
}
