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

/** Roles that one column at most has: they say something about the rows rather than being fed to the model. */
export type SpecialRole = Exclude<Role, 'feature' | 'ignored'>;

/** Every special role, in the order of {@link ROLES}. */
export const SPECIAL_ROLES: readonly SpecialRole[] = ROLES.filter(
  (role): role is SpecialRole => role !== 'feature' && role !== 'ignored',
);
