import type { Side } from '../faults.ts';

/**
 * What JSON has to look like, as data: one description from which a reader and a JSON Schema are made. The functions
 * below are typed by what they describe, so that a description that misses a field of its type does not compile.
 */
export type ShapeData =
  | { readonly kind: 'text' | 'number' | 'count' | 'truth' | 'json' }
  | { readonly kind: 'word'; readonly words: readonly (string | number)[] }
  | { readonly kind: 'nullable'; readonly of: ShapeData }
  | { readonly kind: 'list'; readonly of: ShapeData; readonly length: number | null }
  | RecordData
  | { readonly kind: 'choice'; readonly by: string; readonly options: readonly RecordData[] }
  | {
      readonly kind: 'ruled';
      readonly of: ShapeData;
      readonly holds: (value: never) => boolean;
      readonly should: string;
    };

/** An object with known fields, in the order in which they are written. */
export interface RecordData {
  readonly kind: 'record';
  /** Tells it from the others in the JSON Schema. */
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly of: ShapeData; readonly isOptional: boolean }[];
}

/** A description of T. `reads` is never there: it only carries the type. */
export type Shape<T> = ShapeData & { readonly reads?: T };

/** A field that may be left out. */
export interface OptionalShape<T> {
  readonly optional: Shape<T>;
}

type FieldShapes<T> = {
  readonly [K in keyof T]-?: undefined extends T[K] ? OptionalShape<Exclude<T[K], undefined>> : Shape<T[K]>;
};

/** Any text. */
export const text: Shape<string> = { kind: 'text' };
/** A finite number. */
export const number: Shape<number> = { kind: 'number' };
/** A whole number from 0 to 2^53 - 1. */
export const count: Shape<number> = { kind: 'count' };
/** True or false. */
export const truth: Shape<boolean> = { kind: 'truth' };

/**
 * Any JSON, checked for depth and finite numbers only.
 * @returns the shape; T names the type that the caller gives it
 */
export function json<T>(): Shape<T> {
  return { kind: 'json' };
}

/**
 * One of some words or numbers.
 * @param words - all of them
 * @returns the shape
 * @example word('stable', 'moved', 'broken')
 */
export function word<const T extends string | number>(...words: readonly T[]): Shape<T> {
  return { kind: 'word', words };
}

/**
 * One of the words of a type, none forgotten: the compiler asks for each.
 * @param words - every word of the type as a key
 * @returns the shape
 * @example wordOf<VerdictLevel>({ stable: true, moved: true, broken: true })
 */
export function wordOf<T extends string>(words: Record<T, true>): Shape<T> {
  return { kind: 'word', words: Object.keys(words) };
}

/**
 * A shape or null.
 * @param of - the shape
 * @returns the shape
 */
export function nullable<T>(of: Shape<T>): Shape<T | null> {
  return { kind: 'nullable', of };
}

/**
 * Any number of values of one shape.
 * @param of - the shape of each
 * @returns the shape
 */
export function list<T>(of: Shape<T>): Shape<T[]> {
  return { kind: 'list', of, length: null };
}

/**
 * Exactly two values of one shape.
 * @param of - the shape of both
 * @returns the shape
 */
export function pair<T>(of: Shape<T>): Shape<[T, T]> {
  return { kind: 'list', of, length: 2 };
}

/**
 * One value for each table.
 * @param name - tells it from the others in the JSON Schema
 * @param of - the shape of both
 * @returns the shape
 * @example bySide('rows', count)
 */
export function bySide<T>(name: string, of: Shape<T>): RecordData & { readonly reads?: Record<Side, T> } {
  return {
    kind: 'record',
    name: `${name}-by-side`,
    fields: SIDES.map((side) => ({ name: side, of, isOptional: false })),
  };
}

const SIDES: readonly Side[] = ['training', 'serving'];

/**
 * A field that may be left out of its record.
 * @param shape - of its value where it is there
 * @returns the field
 */
export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return { optional: shape };
}

/**
 * An object with known fields.
 * @param name - tells it from the others in the JSON Schema
 * @param fields - the shape of every field of T, in the order in which they are written
 * @returns the shape
 * @example record<Verdict>('verdict', { level: word('stable', 'moved', 'broken'), words: text })
 */
export function record<T>(name: string, fields: FieldShapes<T>): RecordData & { readonly reads?: T } {
  return {
    kind: 'record',
    name,
    fields: Object.entries<ShapeData | OptionalShape<unknown>>(fields).map(([field, of]) =>
      'optional' in of
        ? { name: field, of: of.optional, isOptional: true }
        : { name: field, of, isOptional: false },
    ),
  };
}

/**
 * One of several records, told apart by one field.
 * @param by - the field, of a single word in each
 * @param options - the records
 * @returns the shape
 */
export function choice<T>(
  by: keyof T & string,
  ...options: readonly (RecordData & { readonly reads?: T })[]
): Shape<T> {
  return { kind: 'choice', by, options };
}

/**
 * A shape with a rule that spans several of its values.
 * @param of - the shape
 * @param should - what the rule asks for, to follow "should"
 * @param holds - whether a value that has the shape keeps the rule
 * @returns the shape
 * @example ruled(list(text), 'name nothing twice', (names) => new Set(names).size === names.length)
 */
export function ruled<T>(of: Shape<T>, should: string, holds: (value: T) => boolean): Shape<T> {
  return { kind: 'ruled', of, should, holds };
}

/**
 * A list in which no name comes twice.
 * @param of - the list
 * @param nameOf - the name of one of its values
 * @returns the shape
 */
export function unique<T>(of: Shape<T[]>, nameOf: (item: T) => string): Shape<T[]> {
  return ruled(of, 'hold no name twice', (items) => new Set(items.map(nameOf)).size === items.length);
}
