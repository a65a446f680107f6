import type { RecordData, Shape, ShapeData } from './shape.ts';

/** What a value turned out to be: of the shape, or where and why it is not. */
export type Decoded<T> = { ok: true; value: T } | { ok: false; reason: string; path: string };

/** Parts of unknown shape may nest this deep; what people and programs write nests less. */
const MAX_DEPTH = 32;

type Path = (string | number)[];

/** Thrown within this file only. */
class Mismatch extends Error {}

/**
 * Copies a value of unknown origin into its shape: fields in the shape's order, unknown fields left out, nothing
 * inherited, no number that JSON cannot say. What it returns shares nothing with what it was given.
 * @param shape - what the value should be
 * @param value - anything
 * @returns the copy, or a sentence with the first place that does not fit, such as `compare.features[3].psi`
 * @example decode(list(number), [1, 'x']) // { ok: false, reason: '[1] should be a number, but is text', path: '[1]' }
 */
export function decode<T>(shape: Shape<T>, value: unknown): Decoded<T> {
  const path: Path = [];
  try {
    // The shape's functions tie ShapeData to T; nothing else makes shapes.
    return { ok: true, value: read(shape, value, path) as T };
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    const where = pathText(path);
    return { ok: false, reason: `${where === '' ? 'the whole' : where} ${error.message}`, path: where };
  }
}

function read(shape: ShapeData, value: unknown, path: Path): unknown {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string' ? value : mismatch('be text', value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : mismatch('be a number', value);
    case 'count':
      return Number.isSafeInteger(value) && Number(value) >= 0
        ? value
        : mismatch('be a whole number from 0', value);
    case 'truth':
      return typeof value === 'boolean' ? value : mismatch('be true or false', value);
    case 'word':
      return shape.words.some((word) => word === value)
        ? value
        : mismatch(`be one of ${shape.words.join(', ')}`, value);
    case 'nullable':
      return value === null ? null : read(shape.of, value, path);
    case 'list':
      return readList(value, path, shape.length, (item) => read(shape.of, item, path));
    case 'record':
      return readRecord(shape, value, path);
    case 'choice': {
      const tag = isObject(value) ? ownValue(value, shape.by) : mismatch('be an object', value);
      const option = shape.options.find(({ fields }) =>
        fields.some(
          ({ name, of }) => name === shape.by && of.kind === 'word' && of.words.some((w) => w === tag),
        ),
      );
      if (option) return readRecord(option, value, path);
      path.push(shape.by);
      return mismatch('be one that is known', tag);
    }
    case 'ruled': {
      const checked = read(shape.of, value, path);
      // The rule was written for exactly what the shape reads.
      return shape.holds(checked as never) ? checked : fail(shape.should);
    }
    case 'json':
      return readJson(value, path, MAX_DEPTH);
  }
}

function readList(
  value: unknown,
  path: Path,
  length: number | null,
  readItem: (item: unknown) => unknown,
): unknown[] {
  if (!Array.isArray(value)) return mismatch('be a list', value);
  if (length !== null && value.length !== length) return fail(`hold ${length} values`);
  // By index: a hole in an array is not passed over.
  return Array.from({ length: value.length }, (_, index) => {
    path.push(index);
    const item = readItem(value[index]);
    path.pop();
    return item;
  });
}

function readRecord({ fields }: RecordData, value: unknown, path: Path): unknown {
  if (!isObject(value)) return mismatch('be an object', value);
  const copy: Record<string, unknown> = {};
  for (const { name, of, isOptional } of fields) {
    const item = ownValue(value, name);
    if (item === undefined && isOptional) continue;
    path.push(name);
    copy[name] = read(of, item, path);
    path.pop();
  }
  return copy;
}

function readJson(value: unknown, path: Path, depth: number): unknown {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : mismatch('be a number', value);
  if (depth === 0) return fail(`nest no deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return readList(value, path, null, (item) => readJson(item, path, depth - 1));
  if (!isObject(value)) return mismatch('be something that JSON can say', value);
  // Without a prototype, `__proto__` is a name like any other.
  const copy = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(value)) {
    path.push(name);
    copy[name] = readJson(ownValue(value, name), path, depth - 1);
    path.pop();
  }
  return copy;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ownValue(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function mismatch(should: string, value: unknown): never {
  return fail(`${should}, but is ${kindWords(value)}`);
}

function fail(should: string): never {
  throw new Mismatch(`should ${should}`);
}

function kindWords(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'no finite number';
  if (typeof value === 'boolean') return String(value);
  // Text from a file of unknown origin may be long or misleading: it is named, not repeated.
  if (typeof value === 'string') return 'text';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function pathText(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step.slice(0, 50)}`))
    .join('')
    .replace(/^\./, '');
}
