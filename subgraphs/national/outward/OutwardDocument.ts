import { Classified } from '@lidhja/enforcement';
import {
  DOCUMENT_KINDS,
  DocumentMediaType,
  MEDIA_TYPES,
  RequestDocumentKind,
} from '@lidhja/exchange';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

registerEnumType(RequestDocumentKind, DOCUMENT_KINDS);
registerEnumType(DocumentMediaType, MEDIA_TYPES);

@ObjectType({
  description: 'A document that would go abroad with the request, as whoever prepared it has it.',
})
export class OutwardDocument {
  @Classified('REQUEST')
  @Field(() => RequestDocumentKind, { nullable: true })
  kind: RequestDocumentKind | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'As they will see it.' })
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

  /** Id of the document, which stays when it is sent. */
  readonly document: string;
  readonly access: string;
  /** The request that waits, so that what is noted of its parts is noted of it. */
  readonly record: string;
}
