import js from '@eslint/js';
import jsdoc from 'eslint-plugin-jsdoc';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Imports point one way; each room lists what it must not reach for. */
const walls = (files, groups, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group: groups, message }, ...NO_DOM_D3] }] },
});
const NO_DOM_D3 = [
  { group: ['d3', 'd3-selection', 'd3-transition'], message: 'D3 computes, Svelte renders.' },
];

const EXPORTED = ['ExportNamedDeclaration > FunctionDeclaration'];

export default ts.config(
  { ignores: ['dist', 'node_modules', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-imports': ['error', { patterns: NO_DOM_D3 }],
      eqeqeq: 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
    },
  },
  { files: ['**/*.{mjs,js}', 'tests/**/*.ts'], languageOptions: { globals: globals.node } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: { 'svelte/no-at-html-tags': 'error' },
  },
  walls(
    ['src/core/**/*.ts'],
    [
      '**/practice/**',
      '**/engine/**',
      '**/app/**',
      '**/steps/**',
      '**/charts/**',
      '**/ui/**',
      '**/workers/**',
      'svelte',
      'svelte/*',
      'comlink',
      'papaparse',
    ],
    'core imports nothing but itself.',
  ),
  walls(
    ['src/practice/**/*.ts'],
    ['**/engine/**', '**/app/**', '**/steps/**', '**/charts/**', '**/workers/**', 'svelte'],
    'practice imports core only.',
  ),
  walls(
    ['workers/**/*.ts'],
    ['**/engine/**', '**/app/**', '**/steps/**', '**/charts/**', 'svelte'],
    'Workers import core and practice.',
  ),
  walls(
    ['src/engine/**/*.ts'],
    ['**/app/**', '**/steps/**', '**/charts/**', 'svelte'],
    'The engine knows nothing of the page.',
  ),
  walls(
    ['src/charts/**', 'src/ui/**'],
    ['**/app/**', '**/steps/**', '**/engine/**'],
    'Charts and controls get numbers, they do not ask for them.',
  ),
  walls(['src/steps/**'], ['**/app/**'], 'Steps get what they show and call verbs; app mounts them.'),
  {
    files: ['src/core/**/*.ts', 'workers/**/*.ts'],
    plugins: { jsdoc },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        { publicOnly: true, require: { FunctionDeclaration: true, ClassDeclaration: true } },
      ],
      // What leaves its file is documented in full; inside it, a sentence where one is needed.
      'jsdoc/require-param': ['error', { contexts: EXPORTED }],
      'jsdoc/require-returns': ['error', { contexts: EXPORTED }],
      'jsdoc/require-param-description': ['error', { contexts: EXPORTED }],
    },
  },
);
