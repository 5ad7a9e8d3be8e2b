import type { Answer } from '../examples/ask';
import type { HeardFetch } from './FetchEar';
import { BEGIN, type HeardStatement } from './StatementEar';

/** All that a caller, or who watches the hub's work, can tell of one answer. */
export interface Outside {
  readonly status: number;
  readonly headers: readonly string[];
  readonly bytes: string;
  /** Texts in the order of each session with the database, after the part that sent them. */
  readonly statements: readonly (readonly string[])[];
  /** Parameters of the statements, in the same places. */
  readonly parameters: readonly (readonly string[])[];
  /**
   * Shapes of the plans that ran for the statements, in the same places: each once, since what is inside
   * of functions runs as often as there are rows.
   */
  readonly plans: readonly (readonly string[])[];
  /** What the gateway asked which subgraph; sorted, since fetches run beside each other. */
  readonly fetches: readonly string[];
}

/** What may be told apart. */
export type Aspect = keyof Outside;

const OPERATION_HEADER = 'lidhja-operation';
/** Written by the minute and for all callers together, not with any answer. */
const COUNTED = 'refusals_counted';

/** Statements by session: a transaction of a subgraph, or a statement of the gateway's own. */
function sessionsOf(heard: readonly HeardStatement[]): HeardStatement[][] {
  const sessions: HeardStatement[][] = [];
  const open = new Map<unknown, HeardStatement[]>();
  for (const statement of heard) {
    let session = statement.text === BEGIN ? undefined : open.get(statement.client);
    if (!session || statement.role === 'lidhja_gateway') {
      session = [];
      sessions.push(session);
      open.set(statement.client, session);
    }
    session.push(statement);
  }
  return sessions;
}

/** Puts together what was heard of one answer; the operation's own id is no difference. */
export function outsideOf(
  { status, headers, bytes }: Answer,
  heard: readonly HeardStatement[],
  fetches: readonly HeardFetch[],
  partAt: (origin: string) => string,
): Outside {
  const operation = headers.get(OPERATION_HEADER) ?? '';
  const plain = (text: string): string =>
    operation === '' ? text : text.replaceAll(operation, '<operation>');
  const sessions = sessionsOf(heard)
    .map((session) =>
      session.map(({ role, text, values, plans }) => ({
        text: `${role}: ${text}`,
        values: plain(JSON.stringify(values)),
        plans: plain([...new Set(plans)].sort().join('\n')),
      })),
    )
    .filter((session) => !session.some(({ values }) => values.includes(COUNTED)))
    .map((session) => ({
      key: JSON.stringify(session.map(({ text, values }) => [text, values])),
      session,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const each = (part: 'text' | 'values' | 'plans'): string[][] =>
    sessions.map(({ session }) => session.map((statement) => statement[part]));
  return {
    status,
    headers: [...headers]
      .filter(([header]) => header !== OPERATION_HEADER && header !== 'date')
      .map((pair) => pair.join(': ')),
    bytes,
    statements: each('text'),
    parameters: each('values'),
    plans: each('plans'),
    fetches: fetches.map(({ origin, body }) => plain(`${partAt(origin)}: ${body}`)).sort(),
  };
}

type Plans = Outside['plans'];

/** Shapes of one statement's plans by the text that they are of. */
const byText = (plans: string): Map<string, string> => {
  const found = new Map<string, string>();
  for (const shape of plans.split('\n')) {
    const text = shape.slice(0, shape.indexOf('"Plan":'));
    found.set(text, `${found.get(text) ?? ''}${shape}`);
  }
  return found;
};

/** The plans of statements that ran in both by plans of another shape. */
export function turnedPlans(one: Plans, other: Plans): string[] {
  const others = other.flat();
  return one.flat().flatMap((plans, at) => {
    const found = others[at] ?? '';
    if (plans === found) return [];
    const shapes = byText(found);
    return [...byText(plans)].flatMap(([text, shape]) => {
      const another = shapes.get(text);
      return another === undefined || another === shape ? [] : [`${shape}\n${another}`];
    });
  });
}
