import type { Fault } from '../fault.ts';
import { has, isCategory } from './features.ts';

const CAUSE = 'training-serving-skew';

const SPELLINGS: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll(/[ _-]/g, (mark) => (mark === '_' ? '-' : '_')) + '.',
  (text) => ` ${text}`,
  (text) => `${text}_`,
  (text) => `cat:${text}`,
  (text) => text.normalize('NFD').replaceAll(/[aeiou]/g, '') || text,
];

/** The same categories under other names. */
export const SKEW_OF_CATEGORIES: readonly Fault[] = [
  {
    id: `${CAUSE}/category-casing`,
    cause: CAUSE,
    fits: has(isCategory),
    serves: (scene) => {
      const isUpper = scene.random.chance(0.6);
      const { name } = scene.pick(isCategory);
      scene.serve(name, (cell) => {
        if (typeof cell !== 'string') return cell;
        // Lower case of what is lower already changes nothing: a capital then.
        if (isUpper || cell === cell.toLowerCase()) {
          return cell === cell.toUpperCase() ? cell.toLowerCase() : cell.toUpperCase();
        }
        return cell.toLowerCase();
      });
    },
  },
  {
    id: `${CAUSE}/category-spelling`,
    cause: CAUSE,
    fits: has(isCategory),
    serves: (scene) => {
      const respell = scene.random.pick(SPELLINGS);
      scene.serve(scene.pick(isCategory).name, (cell) => (typeof cell === 'string' ? respell(cell) : cell));
    },
  },
  {
    // An encoder that was fitted anew: the same names, each for another thing.
    id: `${CAUSE}/category-recoded`,
    cause: CAUSE,
    fits: has(isCategory),
    serves: (scene) => {
      const { name } = scene.pick(isCategory);
      const names = distinct(scene.training.map(({ values }) => values[name]));
      const others = new Map(names.map((one, i) => [one, names[(i + 1) % names.length]]));
      scene.serve(name, (cell) => (typeof cell === 'string' ? (others.get(cell) ?? cell) : cell));
    },
  },
  {
    id: `${CAUSE}/category-as-number`,
    cause: CAUSE,
    accept: ['infrastructure-bug'],
    fits: has(isCategory),
    strengths: [1],
    serves: (scene) => {
      const { name } = scene.pick(isCategory);
      const names = distinct(scene.training.map(({ values }) => values[name]));
      const codes = new Map(names.map((one, i) => [one, String(i)]));
      scene.reached('traffic');
      scene.serve(name, (cell) => (typeof cell === 'string' ? (codes.get(cell) ?? '-1') : cell));
    },
  },
];

function distinct(cells: readonly unknown[]): string[] {
  return [...new Set(cells.filter((cell): cell is string => typeof cell === 'string'))].sort();
}
