import type { Category } from '@lidhja/policy';
import { Directive } from 'type-graphql';

/**
 * Declares what a field holds, once, or on an entity's class what it says that there is such a row. Everything that decides about the field is derived from it:
 * the mask, the record, the audience's schema and the documentation.
 *
 * @example
 * \@Classified('OFFENCE')
 * \@Field(() => String, { nullable: true })
 * article: string | null;
 */
export const Classified = (
  category: Category,
): ClassDecorator & PropertyDecorator & MethodDecorator =>
  Directive(`@classified(as: "${category}")`) as ClassDecorator &
    PropertyDecorator &
    MethodDecorator;
