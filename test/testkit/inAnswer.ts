import type { Answer } from '../examples/ask';

/** Codes of what was refused, in their order. */
export const codes = ({ body }: Answer): string[] =>
  ((body?.errors ?? []) as { extensions: { code: string } }[]).map(
    ({ extensions }) => extensions.code,
  );

/** @throws Error with the answer's bytes where it has no data */
export const dataOf = <T>({ body, bytes }: Answer): T => {
  if (!body?.data) throw new Error(bytes);
  return body.data as T;
};
