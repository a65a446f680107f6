/** What a column is for. Exactly one role a column; all but feature and ignored are held by one column at most. */
export type Role =
  | 'label'
  | 'prediction'
  | 'timestamp'
  | 'entity id'
  | 'model version'
  | 'split'
  | 'weight'
  | 'group'
  | 'feature'
  | 'ignored';

/** Every role, in the order in which the page lists them. */
export const ROLES: readonly Role[] = [
  'label',
  'prediction',
  'timestamp',
  'entity id',
  'model version',
  'split',
  'weight',
  'group',
  'feature',
  'ignored',
];
