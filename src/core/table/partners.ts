import type { ColumnSchema } from './column.ts';
import { nameWords } from './name-words.ts';

/** A column that exists on one side only and the column of the other side that it may be. */
export interface LikelyPartner {
  training: string;
  serving: string;
  /** Why the two may be the same, in words. */
  reason: string;
  /** In [0, 1]. */
  likeness: number;
}

/** Pairs below this are not worth showing. */
const LIKELY = 0.55;

/** Above so many pairs of names only those that share a word are compared letter by letter. */
const PAIRS_COMPARED = 250_000;

/** Words that pipelines put before names. */
const PREFIXES = new Set(['feat', 'feature', 'f', 'raw', 'input', 'in', 'x', 'num', 'cat', 'col', 'ft']);

/** Words that the next version of a pipeline puts behind names. A bare number is none: `lag_1` is not `lag_2`. */
const VERSION = /^(v\d+|new|old|final|latest|current|copy)$/;

interface Name {
  column: ColumnSchema;
  words: readonly string[];
  joined: string;
  /** Without a prefix such as `feat_` and a version such as `_v2`. */
  core: string;
}

/**
 * Finds the columns that may have been renamed between training and serving: the same name in another notation
 * (`user_id` / `userId`), with a prefix (`feat_age` / `age`) or a version (`age_v2`), with the same words or a slip of the pen. Type and number of
 * distinct values speak for or against a pair.
 * @param trainingOnly - columns that serving does not have
 * @param servingOnly - columns that training does not have
 * @returns pairs, each column in one at most, likeliest first; likeness in [0.55, 1]
 * @example likelyPartners([userId], [user_id])[0].reason // 'same name, written differently'
 */
export function likelyPartners(
  trainingOnly: readonly ColumnSchema[],
  servingOnly: readonly ColumnSchema[],
): LikelyPartner[] {
  const left = trainingOnly.map(readName);
  const right = servingOnly.map(readName);
  const pairs: LikelyPartner[] = [];
  const mustShareWord = left.length * right.length > PAIRS_COMPARED;
  const byWord = new Map<string, Name[]>();
  if (mustShareWord) {
    for (const name of right) {
      for (const key of new Set([...name.words, name.joined, name.core])) {
        const names = byWord.get(key);
        if (names === undefined) byWord.set(key, [name]);
        // A word in hundreds of names says nothing.
        else if (names.length < 100) names.push(name);
      }
    }
  }
  for (const a of left) {
    const others = mustShareWord
      ? new Set([...a.words, a.joined, a.core].flatMap((key) => byWord.get(key) ?? []))
      : right;
    for (const b of others) {
      const judged = judge(a, b);
      if (judged === null || judged.likeness < LIKELY) continue;
      pairs.push({ training: a.column.name, serving: b.column.name, ...judged });
    }
  }
  pairs.sort((a, b) => b.likeness - a.likeness);
  const takenLeft = new Set<string>();
  const takenRight = new Set<string>();
  return pairs.filter(({ training, serving }) => {
    if (takenLeft.has(training) || takenRight.has(serving)) return false;
    takenLeft.add(training);
    takenRight.add(serving);
    return true;
  });
}

function readName(column: ColumnSchema): Name {
  const words = nameWords(column.name);
  const named = words.length > 1 && PREFIXES.has(words[0]) ? words.slice(1) : words;
  const core = named.length > 1 && VERSION.test(named.at(-1)!) ? named.slice(0, -1) : named;
  return { column, words, joined: words.join(''), core: core.join('') };
}

function judge(a: Name, b: Name): { likeness: number; reason: string } | null {
  const byName = compareNames(a, b);
  if (byName === null) return null;
  const byContent = compareContent(a.column, b.column);
  const likeness = Math.max(0, Math.min(1, byName.likeness + byContent.bonus));
  return {
    likeness,
    reason: byContent.words === '' ? byName.reason : `${byName.reason}; ${byContent.words}`,
  };
}

function compareNames(a: Name, b: Name): { likeness: number; reason: string } | null {
  if (a.column.name.trim().toLowerCase() === b.column.name.trim().toLowerCase()) {
    const isSpace = a.column.name.trim() === b.column.name.trim();
    return {
      likeness: 0.98,
      reason: isSpace ? 'same name but for spaces around it' : 'same name but for upper and lower case',
    };
  }
  if (a.joined === '' || b.joined === '') return null;
  if (a.joined === b.joined) return { likeness: 0.96, reason: 'same name, written differently' };
  if (a.core === b.core) return { likeness: 0.9, reason: 'same name but for a prefix or a version' };
  const shared = a.words.filter((word) => b.words.includes(word)).length;
  const overlap = shared / new Set([...a.words, ...b.words]).size;
  if (overlap === 1) return { likeness: 0.85, reason: 'same words in another order' };
  // Numbers tell columns apart: `feature_1` is not `feature_2`.
  if (digitsOf(a.joined) !== digitsOf(b.joined)) return null;
  if (overlap >= 0.5) return { likeness: 0.5 + 0.35 * overlap, reason: 'names share most of their words' };
  const longer = Math.max(a.joined.length, b.joined.length);
  const spelling = longer > 64 ? 0 : 1 - editDistance(a.joined, b.joined) / longer;
  if (spelling >= 0.75 && longer >= 4)
    return { likeness: 0.85 * spelling, reason: 'names differ by a few letters' };
  const isPart =
    Math.min(a.joined.length, b.joined.length) >= 4 &&
    (a.joined.includes(b.joined) || b.joined.includes(a.joined));
  if (isPart) return { likeness: 0.6, reason: 'one name is part of the other' };
  return null;
}

function compareContent(a: ColumnSchema, b: ColumnSchema): { bonus: number; words: string } {
  if (a.type === 'empty' || b.type === 'empty') return { bonus: 0, words: '' };
  if (a.type !== b.type) {
    const isNumeric = (type: string) => type === 'integer' || type === 'decimal';
    if (isNumeric(a.type) && isNumeric(b.type)) return { bonus: 0, words: '' };
    return { bonus: -0.15, words: `but ${a.type} here and ${b.type} there` };
  }
  const ratio = Math.min(a.distinct, b.distinct) / Math.max(a.distinct, b.distinct, 1);
  const isAlike = a.distinct > 0 && b.distinct > 0 && ratio > 0.5;
  return isAlike
    ? { bonus: 0.04, words: `both ${a.type}, about as many distinct values` }
    : { bonus: 0.02, words: `both ${a.type}` };
}

function digitsOf(text: string): string {
  return text.replace(/\D+/g, ' ').trim();
}

// Levenshtein, one row of the table at a time.
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}
