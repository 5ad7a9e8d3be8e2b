import { Classified } from '@lidhja/enforcement';
import { Field, Int, ObjectType } from 'type-graphql';
import type { CaseRow } from '../cases/CaseRow';
import { CategoryDecision } from './InformationRequest';
import { PreviewedCase, type SeenCase } from './PreviewedCase';
import type { SeenField } from './seenFields';

@ObjectType({ description: 'One field as the authority that asked would find it.' })
export class PreviewedField {
  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'As `Type.field`, such as `Case.stage`.' })
  coordinate: string | null;

  @Classified('REQUEST')
  @Field(() => Boolean, { nullable: true, description: 'False where it would be withheld.' })
  shown: boolean | null;

  @Classified('REQUEST')
  @Field(() => String, {
    nullable: true,
    description: 'Why it would be withheld, as the agency would be told; null where it is shown.',
  })
  reason: string | null;

  @Classified('REQUEST')
  @Field(() => Int, {
    nullable: true,
    description: 'Of how many rows, with a value or without, as far as you may know of them.',
  })
  rows: number | null;

  readonly access: string;
}

@ObjectType({
  description:
    'What the official who asked would read if the decision were taken, approved and its conditions accepted. Nothing of it is kept, and nothing reaches the agency.',
})
export class DecisionPreview {
  @Classified('REQUEST')
  @Field(() => Boolean, {
    nullable: true,
    description: 'True where nothing opens before a second person has approved it.',
  })
  needsSecondPerson: boolean | null;

  @Classified('REQUEST')
  @Field(() => [CategoryDecision], {
    nullable: true,
    description: 'The answers as the agency would read them, grounds as they are told outside.',
  })
  categories: CategoryDecision[] | null;

  // As `Disclosure.case`: that there is a case is the decision itself.
  @Classified('REQUEST')
  @Field(() => PreviewedCase, {
    nullable: true,
    description:
      'The case with what the agency would see of it and you may see yourself; null where it would see none.',
  })
  case: PreviewedCase | null;

  readonly access: string;
  /** The request. */
  readonly record: string;
  /** The case as its owner sees it. */
  readonly own: CaseRow | null;
  readonly seen: SeenCase | null;
  /** What became of each field in the reading that was tried out. */
  readonly fields: readonly SeenField[];
}
