import { Classified } from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

/** What a document of a request is. */
export enum RequestDocumentKind {
  LETTER_OF_REQUEST = 'LETTER_OF_REQUEST',
  COURT_ORDER = 'COURT_ORDER',
  ARREST_WARRANT = 'ARREST_WARRANT',
  POLICE_REPORT = 'POLICE_REPORT',
  TRANSLATION = 'TRANSLATION',
  OTHER = 'OTHER',
}
/** Types that are taken, each by a signature that its bytes must have. */
export enum DocumentMediaType {
  PDF = 'PDF',
  PNG = 'PNG',
  JPEG = 'JPEG',
  TEXT = 'TEXT',
}
registerEnumType(RequestDocumentKind, {
  name: 'RequestDocumentKind',
  description: 'What a document of a request is.',
  valuesConfig: { TRANSLATION: { description: 'Of another of its documents.' } },
});
registerEnumType(DocumentMediaType, {
  name: 'DocumentMediaType',
  description: 'Types that are taken; the bytes must be what is said.',
  valuesConfig: {
    PDF: { description: 'application/pdf' },
    PNG: { description: 'image/png' },
    JPEG: { description: 'image/jpeg' },
    TEXT: { description: 'text/plain; charset=utf-8' },
  },
});

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
