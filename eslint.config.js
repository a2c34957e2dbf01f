import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Typed linting where types reach; each departure from a preset has its reason beside it. */
export default defineConfig(
  globalIgnores(['dist/', 'var/', 'var-demo/', '.astro/', 'node_modules/', 'tests/fixtures/']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.ts', '**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Numbers in a sentence are what most of our templates hold; String(n) around each would say nothing.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => log(x)` is the natural form of a callback whose result nobody reads.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Function declarations first: they read as sentences, and the order of a file can then follow its story.
      'func-style': ['error', 'declaration', { allowArrowFunctions: true }],
      // `_event` says: part of the signature, not of this function.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Default exports only where a framework asks for one; those files are named below.
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that defines it.' },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // Configuration, Astro routes and Netlify functions are found by their default export.
    files: [
      '*.js',
      '*.mjs',
      '**/vitest*.config.ts',
      'tests/helpers/global-setup.ts',
      'src/content.config.ts',
      'src/hosts/netlify.ts',
    ],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    // These speak to a terminal: that is their work.
    files: [
      'src/hosts/**',
      'src/register/cli.ts',
      'src/register/cli/**',
      'src/handbook/count.ts',
      'src/handbook/todo.ts',
      'cms/start.ts',
      'tests/run.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    // A test may reach into what it has just built; a wrong guess fails the test, which is its purpose.
    files: ['tests/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  astro.configs['flat/recommended'],
  {
    files: ['**/*.astro'],
    rules: {
      // Everything that reaches set:html was made by `html` or the Markdown renderer; the CSP is the second wall.
      'astro/no-set-html-directive': 'off',
      'astro/no-unused-css-selector': 'error',
      'astro/prefer-class-list-directive': 'error',
    },
  },
);
