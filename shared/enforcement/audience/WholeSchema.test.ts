import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printSchema } from 'graphql';
import { WholeSchema } from './WholeSchema';
import { apiSchema } from './apiSchema';

const supergraph = (field: string): string => `
  schema @link(url: "https://specs.apollo.dev/link/v1.0") { query: Query }
  extend schema @core(feature: "x")
  directive @link(url: String) on SCHEMA
  directive @join__type(graph: join__Graph) on OBJECT
  directive @inaccessible on FIELD_DEFINITION | OBJECT
  directive @classified(as: String!) on FIELD_DEFINITION
  directive @operation(by: [String!]!, purposes: [String!]!) on FIELD_DEFINITION
  enum join__Graph { NATIONAL }
  scalar link__Import
  scalar federation__FieldSet
  scalar core
  scalar Date @specifiedBy(url: "https://date.example")
  type Query @join__type(graph: NATIONAL) {
    offices: [Office] @operation(by: ["any"], purposes: [])
    hidden: Hidden @inaccessible
  }
  type Hidden @inaccessible { name: String }
  type Office {
    ${field}: String @classified(as: "OPEN")
    old: Date @deprecated(reason: "gone") @classified(as: "OPEN")
    my_join__core: Int @classified(as: "OPEN")
    corelink: Int @classified(as: "OPEN")
    linked: Int @classified(as: "OPEN")
    budget: Int @classified(as: "FINANCE")
  }`;

const API = `
scalar Date @specifiedBy(url: "https://date.example")

type Query {
  offices: [Office]
}

type Office {
  name: String
  old: Date @deprecated(reason: "gone")
  my_join__core: Int
  corelink: Int
  linked: Int
  budget: Int
}`;

test('callers see the supergraph without the machinery of composition and what is hidden', () => {
  expect(printSchema(apiSchema(supergraph('name')))).toBe(API.trim());
});

describe('the supergraph that the gateway serves', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lidhja-whole-'));
  const path = join(folder, 'supergraph.graphql');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is known to each kind as far as it may be, read anew only when it has changed', async () => {
    writeFileSync(path, supergraph('name'));
    const whole = new WholeSchema(path);
    const open = await whole.audience('public');
    expect(printSchema(open.schema)).not.toContain('budget');
    expect(printSchema((await whole.audience('donor')).schema)).toContain('budget');
    expect(open.declarations).toBe(await whole.declarations());
    expect(open.declarations.categories.get('Office.budget')).toBe('FINANCE');
    expect(await whole.audience('public')).toBe(open);
    writeFileSync(path, supergraph('title'));
    expect(printSchema((await whole.audience('public')).schema)).toContain('title');
  });

  it('opens nothing where it cannot be read', async () => {
    const missing = new WholeSchema(join(folder, 'gone.graphql'));
    await expect(missing.declarations()).rejects.toMatchObject({
      code: 'PART_UNAVAILABLE',
      cause: { code: 'ENOENT' },
    });
  });
});
