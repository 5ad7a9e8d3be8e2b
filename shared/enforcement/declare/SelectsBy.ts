import { Directive } from 'type-graphql';

/**
 * Declares by which field's value an argument, or a field of an input, chooses or orders rows. Whoever
 * may not read the field may not choose by it either: what comes back would tell the value.
 * @param coordinate `Type.field`; null for one that chooses no rows, such as a document to explain
 *
 * @example
 * \@SelectsBy('Case.stage')
 * \@Field(() => CaseStage, { nullable: true })
 * stage?: CaseStage | null;
 */
export const SelectsBy = (
  coordinate: string | null,
): PropertyDecorator & MethodDecorator & ParameterDecorator =>
  Directive(
    coordinate === null ? '@selects' : `@selects(by: "${coordinate}")`,
  ) as PropertyDecorator & MethodDecorator & ParameterDecorator;
