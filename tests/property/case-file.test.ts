import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { CASE_FILE_SHAPE } from '../../src/core/case-file/case-file-shape.ts';
import type { CaseFile } from '../../src/core/case-file/case-file.ts';
import schema from '../../src/core/case-file/case-file.schema.json' with { type: 'json' };
import { readCaseFile } from '../../src/core/case-file/read-case-file.ts';
import type { ShapeData } from '../../src/core/case-file/shape.ts';
import { writeCaseFile } from '../../src/core/case-file/write-case-file.ts';
import { exampleCaseFile, NASTY_NAMES } from '../unit/core/case-file/example-case-file.ts';

const isValid = new Ajv2020().compile(schema);
const example = writeCaseFile(exampleCaseFile());

const anyText = fc.oneof(fc.constantFrom(...NASTY_NAMES), fc.string({ unit: 'binary', maxLength: 8 }));
/** What a hand or an enemy may put in place of a part. */
const anyPart = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    0.5,
    1e300,
    2 ** 53,
    '',
    'moved',
    '__proto__',
    [],
    {},
    [[]],
    [1, 2],
  ),
  fc.jsonValue(),
);

/** Any value of a shape, for what the types of a case file allow and nobody has thought of. */
function valueOf(shape: ShapeData): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'text':
      return anyText;
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'count':
      return fc.maxSafeNat();
    case 'truth':
      return fc.boolean();
    case 'json':
      return fc.jsonValue({ maxDepth: 4 });
    case 'word':
      return fc.constantFrom(...shape.words);
    case 'nullable':
      return fc.option(valueOf(shape.of));
    case 'list':
      return fc.array(valueOf(shape.of), { minLength: shape.length ?? 0, maxLength: shape.length ?? 3 });
    case 'record': {
      const fields = shape.fields.map(({ name, of }) => [name, valueOf(of)] as const);
      const requiredKeys = shape.fields.filter(({ isOptional }) => !isOptional).map(({ name }) => name);
      return fc.record(Object.fromEntries(fields), { requiredKeys });
    }
    case 'choice':
      return fc.oneof(...shape.options.map(valueOf));
    case 'ruled':
      return valueOf(shape.of)
        .map(mended)
        .filter((value) => shape.holds(value as never));
  }
}

/** Most random curves differ in length; cut to the shortest they keep their rules. */
function mended(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const lists = Object.entries(value).filter((entry): entry is [string, unknown[]] =>
    Array.isArray(entry[1]),
  );
  if (lists.length !== Object.keys(value).length) return value;
  const isHistogram = 'edges' in value;
  const length = Math.min(...lists.map(([name, items]) => items.length - (name === 'edges' ? 1 : 0)));
  if (length < 0) return value;
  const cut = ([name, items]: [string, unknown[]]): [string, unknown[]] => [
    name,
    items.slice(0, length + (isHistogram && name === 'edges' ? 1 : 0)),
  ];
  return Object.fromEntries(lists.map(cut));
}

interface Place {
  holder: object;
  name: string;
  /** Names from the root on, without positions: many places, one kind. */
  kind: string;
}

/** Every place of a document. */
function placesOf(part: unknown, kind = '', places: Place[] = []): Place[] {
  if (typeof part !== 'object' || part === null) return places;
  for (const [name, inner] of Object.entries(part)) {
    const innerKind = Array.isArray(part) ? `${kind}[]` : `${kind}.${name}`;
    places.push({ holder: part, name, kind: innerKind });
    placesOf(inner, innerKind, places);
  }
  return places;
}

/** Puts a part in as JSON.parse would: `__proto__` is a name like any other. */
function put(holder: object, name: string, value: unknown): void {
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
}

const positionsByKind = new Map<string, number[]>();
placesOf(JSON.parse(example)).forEach(({ kind }, position) => {
  positionsByKind.set(kind, [...(positionsByKind.get(kind) ?? []), position]);
});
/** A place of the example; every kind is as likely, though most places are points of curves. */
const anyPlace = fc
  .constantFrom(...positionsByKind.values())
  .chain((positions) => fc.constantFrom(...positions));

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

describe('round trip', () => {
  test('whatever the types allow is written, valid, read, and written alike', () => {
    fc.assert(
      fc.property(valueOf(CASE_FILE_SHAPE), (value) => {
        const text = writeCaseFile(value as CaseFile);
        expect(isValid(JSON.parse(text))).toBe(true);
        const answer = readCaseFile(text);
        if (!answer.ok) throw new Error(answer.reason);
        expect(writeCaseFile(answer.value)).toBe(text);
      }),
      { numRuns: 150 },
    );
  });

  test('names come back as they are, in order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyText, { maxLength: 12 }), (names) => {
        const file = exampleCaseFile();
        file.roles = names.map((name) => ({ name, role: 'feature' }));
        file.joins = names.map((name) => ({ training: name, serving: name }));
        file.compare.features = names.map((name) => ({
          ...file.compare.features[0],
          name,
          servingName: name,
        }));
        const answer = readCaseFile(writeCaseFile(file));
        if (!answer.ok) throw new Error(answer.reason);
        expect(answer.value.roles.map(({ name }) => name)).toEqual(names);
        expect(answer.value.joins.map(({ serving }) => serving)).toEqual(names);
        expect(answer.value.compare.features.map(({ name }) => name)).toEqual(names);
      }),
      { numRuns: 50 },
    );
  });

  test('a later step is kept as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (monitor) => {
        const text = `{"monitor":${JSON.stringify(monitor)},${example.slice(1)}`;
        const answer = readCaseFile(text);
        if (!answer.ok) throw new Error(answer.reason);
        expect(JSON.stringify(answer.value.monitor)).toBe(JSON.stringify(monitor));
      }),
      { numRuns: 100 },
    );
  });
});

describe('what others have written', () => {
  test('any text is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(readCaseFile(text).ok).toBe(false);
      }),
    );
  });

  test('a file with a piece cut out, doubled or replaced is answered', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: example.length }),
        fc.nat({ max: 40 }),
        fc.oneof(fc.constantFrom('', '"', ',', '{', ']', 'null', '"__proto__":{"polluted":1},'), fc.string()),
        (from, length, replacement) => {
          const answer = readCaseFile(example.slice(0, from) + replacement + example.slice(from + length));
          if (answer.ok) expect(isValid(JSON.parse(writeCaseFile(answer.value)))).toBe(true);
          else expect(answer.reason).toMatch(/^(This|In this case file,) .*\.$/s);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a replaced part is refused exactly where the schema refuses it, or by a rule a schema cannot say', () => {
    let refused = 0;
    fc.assert(
      fc.property(anyPlace, anyPart, (index, part) => {
        const file: unknown = JSON.parse(example);
        const { holder, name } = placesOf(file)[index];
        put(holder, name, part);
        const answer = readCaseFile(JSON.stringify(file));
        if (answer.ok) {
          expect(isValid(JSON.parse(writeCaseFile(answer.value)))).toBe(true);
        } else if (!/should (hold no name twice|have |nest )/.test(answer.reason)) {
          refused++;
          expect(isValid(file)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(0);
  });

  test('a missing part is refused exactly where the schema refuses it', () => {
    fc.assert(
      fc.property(anyPlace, (index) => {
        const file: unknown = JSON.parse(example);
        const { holder, name } = placesOf(file)[index];
        fc.pre(!Array.isArray(holder));
        Reflect.deleteProperty(holder, name);
        expect(readCaseFile(JSON.stringify(file)).ok).toBe(isValid(file));
      }),
      { numRuns: 150 },
    );
  });

  test('an added part changes nothing', () => {
    fc.assert(
      fc.property(anyPlace, anyText, anyPart, (index, added, part) => {
        const file: unknown = JSON.parse(example);
        const { holder, kind } = placesOf(file)[index];
        fc.pre(!Array.isArray(holder) && !Object.hasOwn(holder, added) && !kind.startsWith('.monitor'));
        put(holder, added, part);
        const answer = readCaseFile(JSON.stringify(file));
        if (!answer.ok) throw new Error(answer.reason);
        expect(writeCaseFile(answer.value)).toBe(example);
      }),
      { numRuns: 150 },
    );
  });
});
