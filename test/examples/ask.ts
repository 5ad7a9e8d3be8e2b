import type { Example } from './Example';

/** An answer of the hub, as bytes and as what they say. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: string;
  /** The same without its salt, which is another in each answer. */
  readonly told: string;
  readonly body: { data?: unknown; errors?: unknown; extensions?: unknown } | null;
}

/** What one sends to the hub. */
export type Question = Pick<Example, 'document'> &
  Partial<Pick<Example, 'purpose' | 'reason' | 'request' | 'variables' | 'headers'>> & {
    readonly token?: string | undefined;
  };

const parsed = (text: string): Answer['body'] => {
  try {
    return JSON.parse(text) as Answer['body'];
  } catch {
    return null;
  }
};

/** Header values travel as bytes; a reason in Albanian has letters that Latin-1 has not. */
const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** Asks the hub one question over HTTP. */
export async function ask(url: string, question: Question): Promise<Answer> {
  const { token, purpose, reason, request } = question;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(purpose ? { 'lidhja-purpose': purpose } : {}),
      ...(reason ? { 'lidhja-reason': latin1(reason) } : {}),
      ...(request ? { 'lidhja-request': request } : {}),
      ...question.headers,
    },
    body: JSON.stringify({ query: question.document, variables: question.variables ?? {} }),
  });
  const bytes = await response.text();
  const body = parsed(bytes);
  const { salt } = (body?.extensions ?? {}) as { salt?: string };
  const told = salt === undefined ? bytes : bytes.replace(salt, '');
  return { status: response.status, headers: response.headers, bytes, told, body };
}
