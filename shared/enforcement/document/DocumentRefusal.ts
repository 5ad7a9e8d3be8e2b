import { Refusal } from '@lidhja/platform';
import type { GraphQLError, SourceLocation } from 'graphql';
import { PLACES } from './documentLimits';

/** A document that is not accepted, with the places at fault and nothing else of what was found. */
export class DocumentRefusal extends Refusal {
  readonly places: readonly SourceLocation[];

  constructor(
    code: 'DOCUMENT_INVALID' | 'DOCUMENT_TOO_COSTLY',
    errors: readonly Pick<GraphQLError, 'locations'>[] = [],
  ) {
    super(code);
    this.places = errors.flatMap(({ locations }) => locations?.slice(0, 1) ?? []).slice(0, PLACES);
  }
}
