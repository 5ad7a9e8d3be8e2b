import 'reflect-metadata';
import { readFileSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Args, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { buildSubgraph } from '../build/buildSubgraph';
import { writeSchema } from '../build/writeSchema';
import { Classified } from '../declare/Classified';
import { Operation } from '../declare/Operation';
import { PageArguments } from './PageArguments';
import { PageOf } from './PageOf';

@ObjectType()
class Area {
  @Classified('OPEN')
  @Field(() => String)
  name: string;
}

const AreaPage = PageOf(Area, 'AreaPage');

@Resolver()
class AreaResolver {
  @Operation({ by: ['any'] })
  @Query(() => AreaPage)
  areas(@Args() _page: PageArguments): null {
    return null;
  }
}

const definition = {
  name: 'planted',
  resolvers: [AreaResolver] as [typeof AreaResolver],
  entities: [],
  references: {},
};

test('a page says what it holds and how the next is asked for', () => {
  const { sdl, classification } = buildSubgraph(definition);
  const inOneLine = sdl.replace(/\s+/g, ' ');
  expect(inOneLine).toContain(
    '"""One page of a list.""" type AreaPage { nodes: [Area!]! @classified(as: "OPEN") ' +
      '"""Send it as `after` for the next page; null on the last page.""" ' +
      'endCursor: String @classified(as: "OPEN") }',
  );
  expect(inOneLine).toContain(
    'areas( """Rows on a page, 1 to 100.""" first: Int! = 20 ' +
      '"""`endCursor` of the page before.""" after: String ): AreaPage! @operation(by: ["any"], purposes: [])',
  );
  expect(Object.fromEntries(classification.categories)).toMatchObject({
    'AreaPage.nodes': 'OPEN',
    'AreaPage.endCursor': 'OPEN',
  });
});

test('a subgraph’s SDL is written to the file from which it is composed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lidhja-schema-'));
  const path = join(folder, 'schema.graphql');
  writeSchema(definition, path);
  const written = readFileSync(path, 'utf8');
  rmSync(folder, { recursive: true });
  expect(written).toBe(buildSubgraph(definition).sdl);
  expect(written).toMatch(/^extend schema[^]+[^\n]\n$/);
});
