import type { Cell } from '../../../../src/practice/table.ts';
import type { Fault } from '../fault.ts';
import type { Scene } from '../scene.ts';
import { has, isCategory } from './features.ts';

const CAUSE = 'infrastructure-bug';

const BYTE_BY_BYTE = new TextDecoder('windows-1252');
const UTF8 = new TextEncoder();
const ACCENTED: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ö', u: 'ü' };

/** Texts that a program on the way spoils. */
export const INFRASTRUCTURE_OF_TEXT: readonly Fault[] = [
  // Bytes of UTF-8 read as if each were a letter; letters that the other encoding does not have.
  ...Object.entries({
    mojibake: (text: string) => BYTE_BY_BYTE.decode(UTF8.encode(text)),
    'replacement-character': (text: string) => text.replaceAll(/\P{ASCII}/gu, '\uFFFD'),
    'question-marks': (text: string) => text.replaceAll(/\P{ASCII}/gu, '?'),
    'letters-dropped': (text: string) => text.replaceAll(/\P{ASCII}/gu, ''),
  }).map(([id, spoil]): Fault => ({
    id: `${CAUSE}/text-${id}`,
    cause: CAUSE,
    accept: ['training-serving-skew'],
    fits: has(isCategory),
    trains: writeAccents,
    serves: (scene) => spoilText(scene, scene.atFault[0], spoil),
  })),
  {
    // A field of a fixed length.
    id: `${CAUSE}/text-truncated`,
    cause: CAUSE,
    accept: ['training-serving-skew'],
    fits: has(isCategory),
    serves: (scene) => {
      const { name } = scene.pickImportant(isCategory);
      const lengths = [...textsOf(scene, name)].map(({ length }) => length).sort((a, b) => a - b);
      const kept = Math.max(1, Math.floor(0.7 * lengths[Math.floor(0.7 * lengths.length)]));
      spoilText(scene, name, (text) => text.slice(0, kept));
    },
  },
  {
    id: `${CAUSE}/text-escaped`,
    cause: CAUSE,
    accept: ['training-serving-skew'],
    fits: has(isCategory),
    serves: (scene) => {
      const escape = scene.random.pick([
        (text: string) => encodeURIComponent(`${text} `),
        (text: string) =>
          text.replaceAll(/[^\p{L}\p{N}]/gu, (mark) => `&#${mark.codePointAt(0)};`) + '&nbsp;',
        (text: string) => JSON.stringify(text),
        (text: string) => `${text}\\n`,
        (text: string) => `b'${text}'`,
      ]);
      spoilText(scene, scene.pickImportant(isCategory).name, escape);
    },
  },
];

function spoilText(scene: Scene, name: string, spoil: (text: string) => string): void {
  scene.serve(name, (cell): Cell => (typeof cell === 'string' ? spoil(cell) : cell));
}

function textsOf(scene: Scene, name: string): Set<string> {
  return new Set(
    scene.training.flatMap(({ values }) => (typeof values[name] === 'string' ? [values[name]] : [])),
  );
}

/** A business in a language with accents: the same in both tables, and what the model is trained on. */
function writeAccents(scene: Scene): void {
  const { name } = scene.pickImportant(isCategory);
  const accented = (rows: typeof scene.training) =>
    rows.map((row) => {
      const cell = row.values[name];
      if (typeof cell !== 'string') return row;
      const text = cell.replace(/[aeiou]/u, (letter) => ACCENTED[letter]);
      return { ...row, values: { ...row.values, [name]: text } };
    });
  scene.training = accented(scene.training);
  scene.serving = accented(scene.serving);
}
