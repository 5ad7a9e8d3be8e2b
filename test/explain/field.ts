import type { Chosen } from '../worlds/Question';

/** A field as it is asked for by name, without more. */
export const field = (
  name: string,
  chosen: Chosen[] = [],
  given: Chosen['given'] = {},
): Chosen => ({
  field: name,
  alias: null,
  within: 'plain',
  given,
  chosen,
});
