import { Classified } from '@lidhja/enforcement';
import { DocumentMediaType, RequestDocumentKind } from '@lidhja/exchange';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'A document that the authority abroad told with its words, under their codes. It was not looked into: open it as you would one from outside.',
})
export class AnswerDocument {
  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'With whose words it is told.' })
  category: string | null;

  @Classified('REQUEST')
  @Field(() => RequestDocumentKind, { nullable: true })
  kind: RequestDocumentKind | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'As its sender named it.' })
  name: string | null;

  @Classified('REQUEST')
  @Field(() => DocumentMediaType, { nullable: true })
  mediaType: DocumentMediaType | null;

  @Classified('REQUEST')
  @Field(() => Int, { nullable: true, description: 'How many; 40 KiB at most.' })
  bytes: number | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'SHA-256 of the bytes, in hex.' })
  sha256: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'ISO 639-1.' })
  language: string | null;

  readonly document: string;
  readonly access: string;
  /** The request, so that what is noted of the answer is noted of it. */
  readonly record: string;
}
