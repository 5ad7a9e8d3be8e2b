import { Classified } from '@lidhja/enforcement';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CaseStage } from '../cases/Case';
import { AgeBand } from '../cases/Person';

/** An object of a case as the reading that was tried out answered it; what it withheld is null. */
export type Seen = Readonly<Record<string, unknown>>;

/** The same of a list. */
export type SeenList = readonly Seen[] | null;

/** A case as it was read; its parts by the names of their fields. */
export interface SeenCase extends Seen {
  readonly offences: SeenList;
  readonly exploitation: SeenList;
  readonly suspects: SeenList;
  readonly victims: readonly SeenVictim[] | null;
}

/** A person as they were read. */
export interface SeenPerson extends Seen {
  readonly identifications: SeenList;
}

/** A victim as they were read. */
export interface SeenVictim extends Seen {
  readonly id: string;
  readonly person: SeenPerson | null;
  readonly identifications: SeenList;
}

/** A type of its own: as an entity it could be joined with what other parts tell you, and not the agency. */
@ObjectType({ description: 'A case as the agency would see it. The same fields as `Case`.' })
export class PreviewedCase {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('OPEN')
  @Field(() => Boolean)
  synthetic: boolean;

  @Classified('CASE_STATUS')
  @Field(() => String, { nullable: true })
  reference: string | null;

  @Classified('CASE_STATUS')
  @Field(() => CaseStage, { nullable: true })
  stage: CaseStage | null;

  @Classified('CASE_STATUS')
  @Field(() => GraphQLLocalDate, { nullable: true })
  openedOn: string | null;

  @Classified('CASE_STATUS')
  @Field(() => String, { nullable: true })
  qark: string | null;

  readonly access: string;
  readonly seen: SeenCase;
}

@ObjectType({ description: 'A victim as the agency would see them. The same as `VictimInCase`.' })
export class PreviewedVictim {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  readonly personId: string;
  readonly about: string;
  readonly access: string;
  readonly record: string;
  readonly seen: SeenVictim;
}

@ObjectType({ description: 'A person as the agency would see them. The same fields as `Person`.' })
export class PreviewedPerson {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('OPEN')
  @Field(() => Boolean)
  synthetic: boolean;

  @Classified('VICTIM_IDENTITY')
  @Field(() => String, { nullable: true })
  givenName: string | null;

  @Classified('VICTIM_IDENTITY')
  @Field(() => String, { nullable: true })
  familyName: string | null;

  @Classified('VICTIM_IDENTITY')
  @Field(() => GraphQLLocalDate, { nullable: true })
  birthDate: string | null;

  @Classified('VICTIM_IDENTITY')
  @Field(() => Int, { nullable: true })
  birthYear: number | null;

  @Classified('EXPLOITATION')
  @Field(() => AgeBand, { nullable: true })
  ageBand: AgeBand | null;

  @Classified('HEALTH')
  @Field(() => String, { nullable: true })
  healthNeeds: string | null;

  @Classified('MIGRATION')
  @Field(() => String, { nullable: true })
  citizenship: string | null;

  readonly access: string;
  readonly record: string;
  readonly seen: SeenPerson;
}
