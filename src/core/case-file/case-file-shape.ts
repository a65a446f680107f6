import { ROLES } from '../table/roles.ts';
import { CASE_FILE_FORMAT } from './case-file.ts';
import type { CaseFile, CaseFileSettings, Json } from './case-file.ts';
import { CONFIRM_SHAPE } from './confirm-shape.ts';
import { EXPLAIN_SHAPE } from './explain-shape.ts';
import { FEATURE_SHAPE } from './feature-shape.ts';
import { json, list, number, optional, record, text, unique, word } from './shape.ts';
import { DIALECT_SHAPE, TABLE_SHAPE } from './table-shape.ts';

/** The case file, described once: the reader, the writer and the JSON Schema follow from this. */
export const CASE_FILE_SHAPE = record<CaseFile>('case-file', {
  format: word(CASE_FILE_FORMAT),
  tables: record<CaseFile['tables']>('tables', { training: TABLE_SHAPE, serving: TABLE_SHAPE }),
  dialects: record<CaseFile['dialects']>('dialects', { training: DIALECT_SHAPE, serving: DIALECT_SHAPE }),
  roles: unique(
    list(record<CaseFile['roles'][number]>('role', { name: text, role: word(...ROLES) })),
    ({ name }) => name,
  ),
  joins: unique(
    list(record<CaseFile['joins'][number]>('join', { training: text, serving: text })),
    ({ training }) => training,
  ),
  settings: record<CaseFileSettings>('settings', {
    bins: word(5, 10, 20),
    edges: word('quantile', 'equal-width'),
    psiLine: number,
  }),
  compare: record<CaseFile['compare']>('compare', {
    features: unique(list(FEATURE_SHAPE), ({ name }) => name),
  }),
  confirm: optional(CONFIRM_SHAPE),
  explain: optional(EXPLAIN_SHAPE),
  monitor: optional(json<Json>()),
});
