import 'reflect-metadata';
import { graphql } from 'graphql';
import { Arg, Directive, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { Classified } from '../declare/Classified';
import { Operation } from '../declare/Operation';
import { Underway } from '../serve/Underway';
import { buildSubgraph, type SubgraphDefinition } from './buildSubgraph';
import { notHere } from './notHere';

@ObjectType()
@Classified('OPEN')
@Directive('@key(fields: "id")')
class Whole {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('OFFENCE')
  @Field(() => String, { nullable: true })
  article: string | null;
}
@ObjectType()
class Unclassified {
  @Field(() => String)
  name: string;
}
@ObjectType()
class NeverNull {
  @Classified('VICTIM_IDENTITY')
  @Field(() => String)
  name: string;
}
@ObjectType()
class Misspelt {
  @Classified('VICTIM_IDENTTY' as never)
  @Field(() => String, { nullable: true })
  name: string | null;
}
@ObjectType()
class Derived {
  @Classified('OFFENCE')
  @Directive('@requires(fields: "name")')
  @Field(() => String, { nullable: true })
  risk: string | null;
}

@ObjectType()
@Directive('@key(fields: "id")')
class Unsaid {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;
}

@Resolver()
class WholeResolver {
  @Operation({ by: ['any'] })
  @Query(() => Whole, { nullable: true })
  whole(): Whole {
    return { id: '1', article: '110/a' };
  }
}
const returning = (type: new () => object, rule = true): SubgraphDefinition['resolvers'][0] => {
  @Resolver()
  class One {
    @Query(() => type, { nullable: true })
    one(): null {
      return null;
    }
  }
  if (rule) Operation({ by: ['any'] })(One.prototype, 'one', {});
  return One;
};
@Resolver()
class UnruledMutation {
  @Mutation(() => Boolean)
  write(@Arg('to', () => String) to: string): boolean {
    return to !== '';
  }
}

const whole: SubgraphDefinition = {
  name: 'test',
  resolvers: [WholeResolver],
  entities: [Whole],
  references: { Whole: notHere },
};

test('a schema in which everything is declared is built', () => {
  const { sdl, classification } = buildSubgraph(whole);
  expect(sdl).toContain('article: String @classified(as: "OFFENCE")');
  expect(classification.categories.get('Whole.article')).toBe('OFFENCE');
  expect(classification.operations.get('Query.whole')).toEqual({ by: ['any'], purposes: [] });
});

test.each<[string, Partial<SubgraphDefinition>, string]>([
  [
    'a field without a category',
    { resolvers: [returning(Unclassified)] },
    'Unclassified.name is not classified',
  ],
  ['a query without a rule', { resolvers: [returning(Whole, false)] }, 'Query.one has no rule'],
  [
    'a mutation without a rule',
    { resolvers: [WholeResolver, UnruledMutation] },
    'Mutation.write has no rule',
  ],
  [
    'a category that does not exist',
    { resolvers: [returning(Misspelt)] },
    'Misspelt.name: unknown category',
  ],
  [
    'a withheld field that could not be null',
    { resolvers: [returning(NeverNull)] },
    'NeverNull.name can be withheld',
  ],
  [
    'an entity that does not say what its rows tell',
    { entities: [Whole, Unsaid], references: { Whole: notHere, Unsaid: notHere } },
    'Unsaid is an entity: add @Classified',
  ],
  ['an entity without a check', { references: {} }, 'Whole is an entity without a reference check'],
  ['a check without an entity', { references: { Whole: notHere, Ghost: notHere } }, 'Ghost'],
  ['a value that travels in another one', { resolvers: [returning(Derived)] }, '@requires'],
])('%s stops the build, by name', (_name, change, message) => {
  expect(() => buildSubgraph({ ...whole, ...change })).toThrow(message);
});

test('a served schema denies what was not built here: the SDL and forged references', async () => {
  const { schema } = buildSubgraph(whole);
  const underway = new Underway();
  const note = jest.spyOn(underway, 'note');
  const ask = (source: string): ReturnType<typeof graphql> =>
    graphql({
      schema,
      source,
      contextValue: {
        requester: { organisation: null, kind: 'public' },
        underway,
      },
    });
  const service = await ask('{ _service { sdl } }');
  expect([service.data, service.errors?.length]).toEqual([null, 1]);
  const forged =
    '{ _entities(representations: [{ __typename: "Whole", id: "1", article: "x" }]) { __typename } }';
  note.mockClear();
  expect((await ask(forged)).data).toEqual({ _entities: [null] });
  // The field and the row that it names: both are waited for.
  expect(note).toHaveBeenCalledTimes(2);
});
