import { Classified } from '@lidhja/enforcement';
import { EFFECTS } from '@lidhja/policy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

/** What would become of a value; the values are those of the policy. */
export const ExplainedEffect = Object.fromEntries(EFFECTS.map((effect) => [effect, effect]));
registerEnumType(ExplainedEffect, {
  name: 'ExplainedEffect',
  description: 'What would become of the values of a coordinate.',
  valuesConfig: {
    ALLOWED: { description: 'Never withheld.' },
    CONDITIONAL: {
      description:
        'The row decides: by the conditions named, and by the rules about the person and the value, such as handling codes and retention.',
    },
    WITHHELD: { description: 'Never given.' },
  },
});

@ObjectType({ description: 'A row of the decision table by which a value could be read.' })
export class ExplainedWay {
  @Classified('AUDIT')
  @Field(() => String, { nullable: true, description: 'Id of the row.' })
  rule: string | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true, description: 'As the record names it: mandate, grant:…' })
  basis: string | null;

  @Classified('AUDIT')
  @Field(() => [String], {
    nullable: true,
    description: 'What must be so of the row that is read.',
  })
  conditions: readonly string[] | null;

  @Classified('AUDIT')
  @Field(() => ID, { nullable: true, description: 'Agreement under the grant that is relied on.' })
  agreement: string | null;

  @Classified('AUDIT')
  @Field(() => Int, { nullable: true })
  agreementVersion: number | null;

  @Classified('AUDIT')
  @Field(() => [String], { nullable: true, description: 'What binds whoever receives the value.' })
  obligations: readonly string[] | null;

  @Classified('AUDIT')
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the copy is to be reviewed.' })
  reviewBy: Date | null;

  readonly access: string;
}

@ObjectType({ description: 'A coordinate of the document and what would become of its values.' })
export class ExplainedField {
  @Classified('AUDIT')
  @Field(() => String, { nullable: true })
  coordinate: string | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true, description: 'Category of the decision table.' })
  category: string | null;

  @Classified('AUDIT')
  @Field(() => ExplainedEffect, { nullable: true })
  effect: string | null;

  @Classified('AUDIT')
  @Field(() => String, {
    nullable: true,
    description:
      'The first row that could allow, the rule that denies, no_match, or the code with which it would not be run.',
  })
  rule: string | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true, description: 'Basis of that row.' })
  basis: string | null;

  @Classified('AUDIT')
  @Field(() => [ExplainedWay], { nullable: true })
  ways: ExplainedWay[] | null;

  @Classified('AUDIT')
  @Field(() => [String], {
    nullable: true,
    description: 'Where it is withheld: a basis that could open it for this purpose.',
  })
  needs: readonly string[] | null;

  @Classified('AUDIT')
  @Field(() => [String], { nullable: true, description: 'Purposes that could open it at all.' })
  purposes: readonly string[] | null;

  readonly access: string;
}

@ObjectType({ description: 'A root field of the document and its door.' })
export class ExplainedRoot {
  @Classified('AUDIT')
  @Field(() => String, { nullable: true })
  coordinate: string | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true, description: 'Code of the refusal; none where it opens.' })
  refused: string | null;

  @Classified('AUDIT')
  @Field(() => [String], { nullable: true, description: 'Kinds of requesters that may use it.' })
  by: readonly string[] | null;

  @Classified('AUDIT')
  @Field(() => [String], { nullable: true, description: 'Purposes that it can serve.' })
  purposes: readonly string[] | null;

  readonly access: string;
}

@ObjectType({ description: 'What an operation would give, before it runs. It speaks of no row.' })
export class Explanation {
  @Classified('AUDIT')
  @Field(() => String, { nullable: true, description: 'Kind of requester that it speaks of.' })
  kind: string | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true, description: 'Purpose that it speaks of.' })
  purpose: string | null;

  @Classified('AUDIT')
  @Field(() => String, {
    nullable: true,
    description: 'Code with which the whole operation would be refused.',
  })
  refused: string | null;

  @Classified('AUDIT')
  @Field(() => [ExplainedRoot], { nullable: true })
  operations: ExplainedRoot[] | null;

  @Classified('AUDIT')
  @Field(() => [ExplainedField], { nullable: true, description: 'In the order of the document.' })
  fields: ExplainedField[] | null;

  readonly access: string;
}
