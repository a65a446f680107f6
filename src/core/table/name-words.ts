/**
 * Splits a name into its words, lower case: at anything that is no letter or digit, and at the humps of camelCase.
 * @param name - of a column or a file
 * @returns its words; digits stay with the letters before them
 * @example nameWords('userID_2') // ['user', 'id', '2']
 */
export function nameWords(name: string): string[] {
  return name
    .slice(0, 500)
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const ID_WORDS = new Set(['id', 'ids', 'uuid', 'guid', 'uid', 'key', 'pk', 'hash', 'rowid', 'idx', 'index', 'identifier', 'entityid', 'userid', 'requestid', 'customerid']); // prettier-ignore

/**
 * Whether a name says that its column tells rows or people apart.
 * @param name - of a column
 * @returns true where its first or last word is `id`, `uuid`, `key`, `index` or the like
 */
export function isIdName(name: string): boolean {
  const words = nameWords(name);
  return words.length > 0 && (ID_WORDS.has(words.at(-1)!) || ID_WORDS.has(words[0]!));
}

const TIME_WORDS = new Set(['time', 'date', 'datetime', 'timestamp', 'timestamps', 'ts', 'dt', 'at', 'epoch', 'when', 'datum', 'created', 'updated', 'modified', 'utc', 'unixtime', 'eventtime']); // prettier-ignore

/**
 * Whether a name says that its column holds points in time.
 * @param name - of a column
 * @returns true where one of its words is `time`, `date`, `ts`, `at` or the like
 */
export function isTimeName(name: string): boolean {
  return nameWords(name).some((word) => TIME_WORDS.has(word));
}
