import 'reflect-metadata';
import { graphql } from 'graphql';
import { Arg, Field, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { buildSubgraph } from '../build/buildSubgraph';
import { notHere } from '../build/notHere';
import { OrderOf } from '../page/OrderOf';
import { Underway } from '../serve/Underway';
import { Classified } from './Classified';
import { Operation } from './Operation';
import { SelectsBy } from './SelectsBy';

@ObjectType()
class Post {
  @Classified('OPEN', { sortable: true })
  @Field(() => String)
  sentOn: string;

  @Classified('OPEN')
  @Field(() => String, { name: 'title' })
  heading: string;
}

@InputType()
class Search {
  @SelectsBy(null)
  @Field(() => String)
  word: string;
}

const order = OrderOf(Post, 'DeclaredOrder');

@Resolver()
class PostResolver {
  @Operation({
    by: ['police', 'ngo'],
    purposes: ['RETURN', 'PREVENTION'],
    decides: ['assistance', 'removal'],
  })
  @Query(() => [Post])
  posts(
    @SelectsBy('Post.sentOn') @Arg('sentOn', () => String, { nullable: true }) _on: string,
    @SelectsBy(null) @Arg('word', () => String, { nullable: true }) _word: string,
    @Arg('orderBy', () => order.values, { nullable: true }) _order: string,
    @Arg('first', () => Int, { nullable: true }) _first: number,
  ): Post[] {
    return [];
  }

  @Operation({ by: ['any'] })
  @Query(() => String)
  search(@Arg('search', () => Search) { word }: Search): string {
    return word;
  }
}

const definition = {
  name: 'planted',
  resolvers: [PostResolver] as [typeof PostResolver],
  entities: [],
  references: {},
};

test('what is declared stands in the SDL, an operation’s rule, a selection and an order too', () => {
  const { sdl, classification } = buildSubgraph(definition);
  const inOneLine = sdl.replace(/\s+/g, ' ');
  for (const text of [
    'sentOn: String @selects(by: "Post.sentOn")',
    'word: String @selects,',
    '@operation(by: ["police", "ngo"], purposes: ["RETURN", "PREVENTION"], decides: ["assistance", "removal"])',
    '"""By what, and whether the greatest come first.""" enum DeclaredOrder {',
    'SENT_ON @selects(by: "Post.sentOn")',
  ]) {
    expect(inOneLine).toContain(text);
  }
  expect(classification.operations.get('Query.posts')).toEqual({
    by: ['police', 'ngo'],
    purposes: ['RETURN', 'PREVENTION'],
    decides: ['assistance', 'removal'],
  });
});

test('what a subgraph only points to is not here', async () => {
  expect(await notHere()).toBeNull();
});

test('an input that nobody checks any further arrives as it was sent', async () => {
  const { data, errors } = await graphql({
    schema: buildSubgraph(definition).schema,
    source: '{ search(search: { word: "x" }) }',
    contextValue: {
      requester: { kind: 'public', organisation: null },
      purpose: null,
      underway: new Underway(),
    },
  });
  expect([errors, data]).toEqual([undefined, { search: 'x' }]);
});
