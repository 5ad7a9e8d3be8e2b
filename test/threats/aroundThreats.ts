import { named, type NamedTest, type Row } from './Threat';

const limits = (...names: string[]): NamedTest[] =>
  named('gateway/limits/limits.test.ts', ...names);
const refusals = (...names: string[]): NamedTest[] =>
  named('gateway/operation/refusals.test.ts', ...names);
const doors = (...names: string[]): NamedTest[] =>
  named('test/leak/subgraphDoors.test.ts', ...names);
const ours = (file: string, ...names: string[]): NamedTest[] =>
  named(`test/threats/${file}.test.ts`, ...names);
const tokens = named(
  'shared/platform/identity/verifyToken.test.ts',
  '%s is refused, and told apart from nothing else',
);
const foundToken = named(
  'shared/platform/identity/verifyToken.test.ts',
  'one that %s, would be found',
);
const webhooks = (...names: string[]): NamedTest[] =>
  named('test/journeys/webhooks.test.ts', ...names);
const server = (name: string): NamedTest[] =>
  named('shared/enforcement/serve/createApolloServer.test.ts', name);
const library = (name: string): NamedTest[] =>
  named('gateway/supergraph/libraryItself.test.ts', name);
const within = limits('admit %s up to the limit and no more');
const withoutLimit = named(
  'shared/enforcement/document/prepareDocument.test.ts',
  'without its limit could have any number of %s',
);
const revoked = named(
  'test/journeys/decisions.test.ts',
  'a grant that was revoked opens nothing from its acknowledgement on',
);

/** Rows 22 to 43: load, transport, identity, logs and what else goes in or out. */
export const AROUND: readonly Row[] = [
  [22, 'aliases', 'gateway', within, withoutLimit],
  [
    23,
    'batches',
    'gateway',
    [
      ...refusals('refuses %s'),
      ...library('answers one operation, and neither a batch nor a body of a form'),
    ],
    library('would answer a batch'),
  ],
  [
    24,
    'fragments',
    'gateway',
    limits('end a bomb of fragments, and fragments that spread themselves, at once'),
    withoutLimit,
  ],
  [25, 'directives', 'gateway', within, withoutLimit],
  [26, 'depth', 'gateway', within, withoutLimit],
  [
    27,
    'names like introspection',
    'gateway',
    limits('hold for an operation or a fragment that is named like introspection'),
    within,
  ],
  [28, 'size', 'gateway', [...refusals('refuses %s'), ...within], withoutLimit],
  [
    29,
    'other origins',
    'gateway',
    refusals('takes no body of type %s, which another site could make a browser send'),
    library('would answer what a page of another origin can make a browser post'),
    'A form posted from a page of another origin comes with the console.',
  ],
  [
    30,
    'addresses that are fetched',
    'gateway',
    [
      ...named(
        'gateway/egress.test.ts',
        'is not touched outside loopback while the gateway starts',
      ),
      ...named('subgraphs/international/webhooks/postNotice.test.ts', 'a redirect is not followed'),
    ],
    named('gateway/egress.test.ts', 'would be seen to be touched'),
    'No field takes an address; those that notices go to are the operator’s.',
  ],
  [
    31,
    'query plans',
    'gateway',
    refusals('shows no query plan and no trace, whoever asks for them'),
    library('would show how an answer is put together'),
  ],
  [
    32,
    'plans and loaders shared between callers',
    'subgraph',
    [
      ...ours('interleaved', 'what four roles ask at the same time'),
      ...named(
        'shared/enforcement/serve/createContext.test.ts',
        'has one loader for a name, which reads in batches of a thousand',
      ),
    ],
    ours('interleaved', 'a decision that is kept for whoever asks next is found'),
  ],
  [
    33,
    'persisted queries',
    'later',
    [],
    [],
    'Switched off; a list that is signed comes with hardening.',
  ],
  [
    34,
    'tokens',
    'gateway',
    tokens,
    foundToken,
    'Subgraphs verify the same token with the same code.',
  ],
  [35, 'keys named by a token', 'gateway', tokens, foundToken],
  [
    36,
    'who was revoked',
    'subgraph',
    [
      ...revoked,
      ...named('test/journeys/identity.test.ts', 'acts on a suspension from its commit on'),
    ],
    named('test/journeys/identity.test.ts', 'knows an official by the registry'),
  ],
  [
    37,
    'the same request again',
    'subgraph',
    [
      ...ours('fetches', 'of a hundred copies of one fetch at once, %s answers one'),
      ...doors('the same fetch is not answered a second time'),
    ],
    ours('fetches', 'a guard that forgets would answer them all'),
    'Between gateway and subgraph; signed requests of organisations, and restarts, come with identity.',
  ],
  [38, 'subscriptions', 'later', [], [], 'There are none: the gateway has no subscriptions.'],
  [
    39,
    'logs',
    'subgraph',
    [
      ...ours('logs', 'a part writes nothing of its statements and their parameters'),
      ...named(
        'shared/launch/postgres/embeddedPostgres.test.ts',
        'is durable, and logs neither statements nor parameters nor key values',
      ),
      ...named('gateway/exit/log.test.ts', 'has ids, codes and durations, and nothing of what was'),
    ],
    ours('logs', 'a data source that logs would write them'),
  ],
  [
    40,
    'traces',
    'gateway',
    [
      ...refusals('shows no query plan and no trace, whoever asks for them'),
      ...server('answers no trace of how long what took'),
    ],
    server('would answer one as the library is set up by itself'),
  ],
  [
    41,
    'many references in one fetch',
    'subgraph',
    doors('more references than a page can need are refused'),
    ours('fetches', 'as many references as a page can need are answered'),
    'A thousand and not a hundred: the gateway puts the references of a page of a hundred rows, each with several, into one fetch. No caller writes one: a fetch is signed, and its rows are bounded by the cost of the document.',
  ],
  [
    42,
    'a replica that is behind',
    'subgraph',
    revoked,
    named(
      'test/journeys/decisions.test.ts',
      'whoever read from what is behind would still stand on a grant that was revoked',
    ),
    'There are no replicas: decisions and rows are read in one transaction of the one server.',
  ],
  [
    43,
    'exports, letters, notifications',
    'subgraph',
    webhooks(
      'what is sent has four fields of its notice and a type',
      'of a grant whose record is sealed nothing is sent but that it ended',
    ),
    webhooks('without the rule of the feed at the moment of sending, what was sealed since'),
    'Notices are all that the hub sends by itself; what receivers got is swept with the canaries.',
  ],
];
