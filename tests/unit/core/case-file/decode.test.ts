import { expect, test } from 'vitest';
import { decode } from '../../../../src/core/case-file/decode.ts';
import {
  choice,
  count,
  json,
  list,
  nullable,
  number,
  optional,
  pair,
  record,
  ruled,
  text,
  truth,
  unique,
  word,
} from '../../../../src/core/case-file/shape.ts';
import type { Shape } from '../../../../src/core/case-file/shape.ts';

interface Point {
  x: number;
  label?: string;
}
const point = record<Point>('point', { x: number, label: optional(text) });
const round = record<{ kind: 'circle'; radius: number }>('circle', { kind: word('circle'), radius: number });
const flat = record<{ kind: 'line'; to: Point }>('line', { kind: word('line'), to: point });
const figure = choice<{ kind: string }>('kind', round, flat);

test.each<[string, Shape<unknown>, unknown]>([
  ['text', text, ''],
  ['a number', number, -1.5],
  ['the largest count', count, 2 ** 53 - 1],
  ['false', truth, false],
  ['a word', word('a', 'b'), 'b'],
  ['a number as a word', word(5, 10), 10],
  ['null', nullable(number), null],
  ['an empty list', list(number), []],
  ['a pair', pair(number), [1, 2]],
  ['a record', point, { x: 1, label: 'a' }],
  ['a record without what is optional', point, { x: 1 }],
  ['a choice', figure, { kind: 'line', to: { x: 2 } }],
  ['any JSON', json(), { a: [1, null, { b: 'c' }], d: true }],
])('%s is read as it is', (_, shape, value) => {
  const before = JSON.stringify(value);
  expect(decode(shape, value)).toEqual({ ok: true, value });
  expect(JSON.stringify(value)).toBe(before);
});

test.each<[string, Shape<unknown>, unknown, string]>([
  ['text', text, 1, 'the whole should be text, but is 1'],
  ['missing text', point, {}, 'x should be a number, but is missing'],
  ['NaN', number, NaN, 'the whole should be a number, but is no finite number'],
  ['an infinity', list(number), [1, Infinity], '[1] should be a number, but is no finite number'],
  ['a number as text', number, '1', 'the whole should be a number, but is text'],
  ['a fraction', count, 1.5, 'the whole should be a whole number from 0, but is 1.5'],
  ['a negative count', count, -1, 'the whole should be a whole number from 0, but is -1'],
  [
    'a count beyond 2^53',
    count,
    2 ** 53,
    'the whole should be a whole number from 0, but is 9007199254740992',
  ],
  ['0 for false', truth, 0, 'the whole should be true or false, but is 0'],
  ['another word', word('a', 'b'), 'c', 'the whole should be one of a, b, but is text'],
  ['a number as text for a word', word(5, 10), '5', 'the whole should be one of 5, 10, but is text'],
  ['undefined for null', nullable(text), undefined, 'the whole should be text, but is missing'],
  ['an object for a list', list(text), { length: 0 }, 'the whole should be a list, but is an object'],
  ['a hole in a list', list(text), new Array<string>(1), '[0] should be text, but is missing'],
  ['three for a pair', pair(number), [1, 2, 3], 'the whole should hold 2 values'],
  ['a list for a record', point, [1], 'the whole should be an object, but is a list'],
  ['null for a record', point, null, 'the whole should be an object, but is null'],
  ['null for what is optional', point, { x: 1, label: null }, 'label should be text, but is null'],
  ['an unknown choice', figure, { kind: 'blob' }, 'kind should be one that is known, but is text'],
  ['a choice without its field', figure, {}, 'kind should be one that is known, but is missing'],
  [
    'a broken choice',
    list(figure),
    [{ kind: 'line', to: {} }],
    '[0].to.x should be a number, but is missing',
  ],
  ['a name twice', unique(list(text), (name) => name), ['a', 'a'], 'the whole should hold no name twice'],
  ['a function', json(), { f: () => 1 }, 'f should be something that JSON can say, but is a function'],
  ['NaN in any JSON', json(), { a: [NaN] }, 'a[0] should be a number, but is no finite number'],
])('%s is refused', (_, shape, value, reason) => {
  const answer = decode(shape, value);
  expect(answer).toMatchObject({ ok: false, reason });
  expect(reason.startsWith(answer.ok || answer.path === '' ? 'the whole ' : `${answer.path} `)).toBe(true);
});

test('fields come in the order of the shape, unknown ones are left out', () => {
  const answer = decode(point, { label: 'a', more: 1, x: 2 });
  expect(JSON.stringify(answer)).toBe('{"ok":true,"value":{"x":2,"label":"a"}}');
});

test('inherited fields do not count', () => {
  expect(decode(point, Object.create({ x: 1 })).ok).toBe(false);
});

test('a rule sees what the shape has read', () => {
  const ascending = ruled(pair(number), 'rise', ([a, b]) => a < b);
  expect(decode(ascending, [1, 2]).ok).toBe(true);
  expect(
    decode(list(ascending), [
      [1, 2],
      [2, 1],
    ]),
  ).toMatchObject({ reason: '[1] should rise', path: '[1]' });
});

test('any JSON may nest 32 levels deep and no deeper', () => {
  const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
  expect(decode(json(), nested(32)).ok).toBe(true);
  expect(decode(json(), nested(33))).toMatchObject({
    ok: false,
    reason: /should nest no deeper than 32 levels$/,
  });
});

test('__proto__ in any JSON is a name like any other', () => {
  const answer = decode(
    json<Record<string, unknown>>(),
    JSON.parse('{"__proto__":{"polluted":1},"constructor":2}'),
  );
  if (!answer.ok) throw new Error(answer.reason);
  expect(Object.keys(answer.value)).toEqual(['__proto__', 'constructor']);
  expect(answer.value['polluted']).toBeUndefined();
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
