import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.test.ts', 'test/**', '**/testkit/**', 'shared/policy/cases/**'];
const BOOTSTRAP = ['**/*.mjs', '**/*.cjs', 'jest.config.js'];

const environment = {
  object: 'process',
  property: 'env',
  message: 'Settings are read once, in shared/platform/environment.ts.',
};
const random = {
  object: 'Math',
  property: 'random',
  message: 'Randomness is injected, or comes from node:crypto.',
};

// Seen in graphql-shield: a cached verdict reached other fields, other aliases and other callers.
const cached = [
  {
    selector: 'Property[key.name="cache"][value.value!="no_cache"]',
    message: "graphql-shield's caches leaked between fields and callers: only 'no_cache'.",
  },
  {
    selector: 'CallExpression[callee.name="rule"]:not(:has(Property[key.name="cache"]))',
    message: "Say cache: 'no_cache': graphql-shield's caches leaked between fields and callers.",
  },
];

const clocks = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'shared/policy reads no clock: the instant is part of the question.',
  },
  {
    selector: 'CallExpression[callee.name="Date"]',
    message: 'shared/policy reads no clock: the instant is part of the question.',
  },
];

const tests = ['describe', 'it', 'test'];
const unrun = [
  {
    selector: `MemberExpression[property.name=/^(only|skip|todo|failing)$/][object.name=/^(${tests.join('|')})$/]`,
    message: 'Every test runs, and none alone.',
  },
  {
    selector: `MemberExpression[property.name=/^(only|skip)$/][object.property.name=/^(each|concurrent)$/]`,
    message: 'Every test runs, and none alone.',
  },
  {
    selector: 'CallExpression[callee.name=/^(fdescribe|fit|ftest|xdescribe|xit|xtest)$/]',
    message: 'Every test runs, and none alone.',
  },
];

export default tseslint.config(
  {
    ignores: ['**/dist/', '**/node_modules/', 'coverage/', '.lidhja/', 'test/architecture/canary/'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.check.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // Types of decorated members are metadata, and need the value: with decorators it is careful.
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // graphql's Kind is an enum of strings that documents hold as plain strings.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // What is unnecessary to the checker often says to the reader what a library leaves open.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allow: ['URL', 'URLSearchParams'] },
      ],
      // Promise-returning interfaces are met by functions that have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-properties': ['error', environment, random],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'graphql-shield',
              message: 'Only shared/enforcement/walls/guardDoors.ts builds on it.',
            },
            { name: 'process', message: 'Settings are read in shared/platform/environment.ts.' },
            {
              name: 'node:process',
              importNames: ['env'],
              message: 'Settings are read in shared/platform/environment.ts.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['shared/enforcement/walls/guardDoors.ts', 'test/benchmark/stockShield.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...cached],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'graphql-shield',
              importNames: ['not', 'race'],
              message: 'not(rule that throws) allows, and race stops at the first that does.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['shared/policy/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-properties': [
        'error',
        environment,
        random,
        { object: 'Date', property: 'now', message: 'shared/policy reads no clock.' },
        { object: 'performance', property: 'now', message: 'shared/policy reads no clock.' },
      ],
      'no-restricted-syntax': ['error', ...clocks],
    },
  },
  {
    files: ['gateway/**/*.ts', 'shared/**/*.ts', 'subgraphs/**/*.ts'],
    ignores: TESTS,
    rules: { 'max-lines': ['error', { max: 200, skipBlankLines: false, skipComments: false }] },
  },
  {
    files: TESTS,
    rules: {
      'no-restricted-syntax': ['error', ...unrun],
      // Answers over HTTP are compared as they come.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  {
    files: ['**/commands/**', 'test/examples/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['shared/platform/environment.ts', 'test/testkit/**', ...BOOTSTRAP],
    rules: { 'no-restricted-properties': ['error', random] },
  },
  {
    files: BOOTSTRAP,
    languageOptions: {
      globals: {
        AbortSignal: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        __dirname: 'readonly',
        clearTimeout: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        module: 'writable',
        process: 'readonly',
        require: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
);
