import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { compileFunction } from 'node:vm';

// The sandbox, in which the sources of the clone lie with all mutants in them.
const sandbox = process.cwd();
const fromRoot = createRequire(join(sandbox, 'package.json'));
const { transformSync } = fromRoot('@swc/core');

/** A package that another one depends on, found by way of those. */
const through = (first, ...names) =>
  names.reduce((from, name) => createRequire(from).resolve(name), fromRoot.resolve(first));

const GLOBALS = '@jest/core jest-runtime @jest/globals'.split(' ');
export const { expect } = fromRoot(through('jest', ...GLOBALS, '@jest/expect', 'expect'));
export const { ModuleMocker } = fromRoot(through('jest', ...GLOBALS, 'jest-mock'));

/** What a test file or a module is given; the rest is as Node has it. */
export const GIVEN = [
  'exports',
  'require',
  'module',
  '__filename',
  '__dirname',
  'jest',
  'describe',
  'it',
  'test',
  'expect',
  'beforeAll',
  'afterAll',
  'beforeEach',
  'afterEach',
];

/** As `jest.config.js` has it; `hidden.jest` puts `jest.mock` before the imports. */
const OPTIONS = {
  swcrc: false,
  configFile: false,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: true,
      hidden: { jest: true },
    },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
};

const once = (make) => {
  const made = new Map();
  return (key, ...rest) => {
    if (!made.has(key)) made.set(key, make(key, ...rest));
    return made.get(key);
  };
};

/** The function that makes a source's module, compiled once for all mutants. */
export const compiled = once((file) => {
  const { code } = transformSync(readFileSync(file, 'utf8'), { ...OPTIONS, filename: file });
  return compileFunction(code, GIVEN, { filename: file });
});

const isFile = (path) => existsSync(path) && statSync(path).isFile();

const find = (from, name) => {
  const own = /^@lidhja\/(\w+)$/.exec(name);
  if (!own && !name.startsWith('.')) return name;
  const base = own ? join(sandbox, 'shared', own[1]) : resolve(from, name);
  const found = [base, `${base}.ts`, join(base, 'index.ts')].find(isFile);
  if (!found) throw new Error(`${name} leads nowhere from ${from}`);
  return found;
};
const known = once((key) => find(...JSON.parse(key)));

/** The path of a source of the hub, or the name of whatever else is imported. */
export const located = (file, name) => known(JSON.stringify([dirname(file), name]));

const parsed = once((text) => JSON.stringify(fromRoot('yaml').parse(text)));

/** What is not mutated is loaded once; the tables of cases are parsed once as well. */
export const outside = once((name) =>
  name === 'yaml'
    ? {
        ...fromRoot('yaml'),
        parse: (text, ...how) =>
          how.length > 0 ? fromRoot('yaml').parse(text, ...how) : JSON.parse(parsed(text)),
      }
    : fromRoot(name),
);

const inEverySchema = once(() => {
  const graphql = outside('graphql');
  const { specifiedScalarTypes, introspectionTypes, specifiedDirectives } = graphql;
  const types = [...specifiedScalarTypes, ...introspectionTypes];
  const fields = types.flatMap((type) => Object.values(type.getFields?.() ?? {}));
  return [...types, ...fields, ...specifiedDirectives].map((one) => [one, { ...one }]);
});

/** Undoes what a mutant did to the types that graphql gives every schema: all runs share them. */
export const restoreSharedTypes = () => {
  for (const [one, whole] of inEverySchema('')) Object.assign(one, whole);
};
