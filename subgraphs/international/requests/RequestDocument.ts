import { Classified } from '@lidhja/enforcement';
import {
  DOCUMENT_KINDS,
  DocumentMediaType,
  MEDIA_TYPES,
  RequestDocumentKind,
} from '@lidhja/exchange';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

registerEnumType(RequestDocumentKind, DOCUMENT_KINDS);
registerEnumType(DocumentMediaType, MEDIA_TYPES);

@ObjectType({
  description:
    'A document that the authority that asked sent with its request or after it. It was not looked into: open it as you would one from outside.',
})
export class RequestDocument {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

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

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  givenAt: Date | null;

  @Classified('REQUEST')
  @Field(() => Boolean, { nullable: true, description: 'Of a persona of the sample.' })
  synthetic: boolean | null;

  readonly requestId: string;
  readonly access: string;
}
