import { Lexer, Source, TokenKind } from 'graphql';

/** True when the document has more tokens than `limit`; stops counting there. Comments do not count. */
export function exceedsTokens(source: string, limit: number): boolean {
  const lexer = new Lexer(new Source(source));
  for (let count = 0; count <= limit; count += 1) {
    if (lexer.advance().kind === TokenKind.EOF) return false;
  }
  return true;
}
