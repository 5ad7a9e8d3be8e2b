import type { Category } from '@lidhja/policy';
import { Directive } from 'type-graphql';
import { addSortable } from './sortable';

/** What else a field can do. */
export interface ClassifiedOptions {
  /** Lists can be ordered by it; see `OrderOf`. For plain properties alone. */
  readonly sortable?: boolean;
  /**
   * What the value tells beside its category: whether the person cooperates with the authorities
   * (CETS 197, article 12(6)).
   */
  readonly tells?: 'cooperation';
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
    { sortable = false, tells }: ClassifiedOptions = {},
  ): ClassDecorator & PropertyDecorator & MethodDecorator =>
  (target: object, property?: string | symbol, descriptor?: PropertyDescriptor) => {
    if (sortable && typeof property === 'string') addSortable(target.constructor, property);
    const declare = Directive(
      `@classified(as: "${category}"${tells ? `, tells: "${tells}"` : ''})`,
    ) as (...on: unknown[]) => void;
    declare(target, property, descriptor);
  };
