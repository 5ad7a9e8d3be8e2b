import type { Category } from '@lidhja/policy';
import { Directive } from 'type-graphql';
import { addSortable } from './sortable';

/** What else a field can do. */
export interface ClassifiedOptions {
  /** Lists can be ordered by it; see `OrderOf`. For plain properties alone. */
  readonly sortable?: boolean;
}

/**
 * Declares what a field holds, once, or on an entity's class what it says that there is such a row. Everything that decides about the field is derived from it:
 * the mask, the record, by what lists can be ordered, the audience's schema and the documentation.
 *
 * @example
 * \@Classified('OFFENCE')
 * \@Field(() => String, { nullable: true })
 * article: string | null;
 */
export const Classified =
  (
    category: Category,
    { sortable = false }: ClassifiedOptions = {},
  ): ClassDecorator & PropertyDecorator & MethodDecorator =>
  (target: object, property?: string | symbol, descriptor?: PropertyDescriptor) => {
    if (sortable && typeof property === 'string') addSortable(target.constructor, property);
    const declare = Directive(`@classified(as: "${category}")`) as (...on: unknown[]) => void;
    declare(target, property, descriptor);
  };
