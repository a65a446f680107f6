import type { RecordData, ShapeData } from './shape.ts';

/** A JSON Schema, as data. */
export interface JsonSchema {
  [keyword: string]: unknown;
}

/**
 * The JSON Schema (draft 2020-12) of a shape. Rules that span several values stay out of it: a schema cannot say them.
 * @param shape - a record
 * @param title - of the whole
 * @param descriptions - what fields mean, as `record.field`
 * @returns the schema, records under `$defs`
 * @example jsonSchema(CASE_FILE_SHAPE, 'Gaptrace case file', { 'feature.psi': '...' })
 */
export function jsonSchema(
  shape: RecordData,
  title: string,
  descriptions: Readonly<Record<string, string>>,
): JsonSchema {
  const definitions: JsonSchema = {};
  const whole = recordSchema(shape, definitions, descriptions);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    ...whole,
    $defs: definitions,
  };
}

function schemaOf(
  shape: ShapeData,
  definitions: JsonSchema,
  descriptions: Readonly<Record<string, string>>,
): JsonSchema {
  switch (shape.kind) {
    case 'text':
      return { type: 'string' };
    case 'number':
      return { type: 'number' };
    case 'count':
      return { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
    case 'truth':
      return { type: 'boolean' };
    case 'json':
      return {};
    case 'word':
      return shape.words.length === 1 ? { const: shape.words[0] } : { enum: shape.words };
    case 'nullable':
      return { anyOf: [schemaOf(shape.of, definitions, descriptions), { type: 'null' }] };
    case 'list': {
      const items = schemaOf(shape.of, definitions, descriptions);
      const length = shape.length === null ? {} : { minItems: shape.length, maxItems: shape.length };
      return { type: 'array', items, ...length };
    }
    case 'record':
      if (!Object.hasOwn(definitions, shape.name)) {
        // Named before it is filled, so that definitions stand in the order in which they are met.
        definitions[shape.name] = {};
        definitions[shape.name] = recordSchema(shape, definitions, descriptions);
      }
      return { $ref: `#/$defs/${shape.name}` };
    case 'choice':
      return { anyOf: shape.options.map((option) => schemaOf(option, definitions, descriptions)) };
    case 'ruled':
      return schemaOf(shape.of, definitions, descriptions);
  }
}

function recordSchema(
  { name: record, fields }: RecordData,
  definitions: JsonSchema,
  descriptions: Readonly<Record<string, string>>,
): JsonSchema {
  const properties: JsonSchema = {};
  for (const { name, of } of fields) {
    const key = `${record}.${name}`;
    const described = Object.hasOwn(descriptions, key) ? { description: descriptions[key] } : {};
    properties[name] = { ...described, ...schemaOf(of, definitions, descriptions) };
  }
  return {
    type: 'object',
    properties,
    required: fields.filter(({ isOptional }) => !isOptional).map(({ name }) => name),
    additionalProperties: false,
  };
}
