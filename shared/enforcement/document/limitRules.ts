import type { ValidationRule } from 'graphql';
// Threat 22: one field under thousands of aliases.
import { MaxAliasesRule } from './MaxAliasesRule';
// Threats 24 and 26: fragment bombs and circles of types.
import { MaxDepthRule } from './MaxDepthRule';
// Threat 25: thousands of directives.
import { MaxDirectivesRule } from './MaxDirectivesRule';
// Threat 22, without aliases.
import { MaxRootFieldsRule } from './MaxRootFieldsRule';

/** The limits that need no schema, in one list; they run before validation, which they keep cheap. */
export const limitRules: readonly ValidationRule[] = Object.freeze([
  MaxDepthRule,
  MaxAliasesRule,
  MaxDirectivesRule,
  MaxRootFieldsRule,
]);
