/**
 * A moment as a finding has it.
 * @param time - epoch milliseconds UTC
 * @returns date and time of day, to the minute
 * @example momentWords(0) // '1970-01-01 00:00 UTC'
 */
export function momentWords(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/**
 * A finding as it stands at the start of a line: with a capital, unless it starts with the name of a feature.
 * @param finding - one sentence
 * @param features - names that stay as they are
 * @returns the sentence
 * @example sentenceCase('in 12% of the rows', []) // 'In 12% of the rows'
 */
export function sentenceCase(finding: string, features: readonly string[]): string {
  if (features.some((name) => finding.startsWith(name))) return finding;
  return finding.charAt(0).toUpperCase() + finding.slice(1);
}
