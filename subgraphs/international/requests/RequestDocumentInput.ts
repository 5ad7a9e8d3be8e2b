import { Line } from '@lidhja/enforcement';
import {
  DocumentMediaType,
  RequestDocumentKind,
  type RequestDocumentGiven,
} from '@lidhja/exchange';
import { IsISO6391, IsUUID, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A document of a request.' })
export class RequestDocumentInput implements RequestDocumentGiven {
  @Field(() => RequestDocumentKind)
  kind: RequestDocumentKind;

  @Field(() => String, { description: 'Such as "letter.pdf", 200 characters at most; no path.' })
  name: string;

  @Field(() => DocumentMediaType)
  mediaType: DocumentMediaType;

  @Field(() => String, { description: 'ISO 639-1.' })
  @IsISO6391()
  language: string;

  @Field(() => String, {
    description: 'The bytes in base64 (RFC 4648, section 4); 40 KiB at most.',
  })
  content: string;
}

@InputType()
export class AddRequestDocumentInput {
  @Field(() => String, { description: '8 to 100 characters, new for each document.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  requestId: string;

  @Field(() => RequestDocumentInput)
  @ValidateNested()
  document: RequestDocumentInput;
}
