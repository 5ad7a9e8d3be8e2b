import { TokenIndex, type Finding } from './TokenIndex';

/**
 * Looks for tokens in bytes, in every usual encoding.
 * @param tokens ASCII values by the name under which a finding is reported
 */
export const findTokens = (bytes: Buffer, tokens: Readonly<Record<string, string>>): Finding[] =>
  new TokenIndex(tokens).find(bytes);
