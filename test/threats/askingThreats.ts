import { named, type NamedTest, type Row } from './Threat';

const ours = (file: string, ...names: string[]): NamedTest[] =>
  named(`test/threats/${file}.test.ts`, ...names);
const walls = (file: string, ...names: string[]): NamedTest[] =>
  named(`shared/enforcement/walls/${file}.test.ts`, ...names);
const worlds = named(
  'test/worlds/worlds.test.ts',
  'worlds that differ in what the caller may not see are the same from outside',
);
const planted = named(
  'test/worlds/worlds.test.ts',
  'a planted leak is found, and the question made small: %s',
);
const paths = named(
  'test/paths/paths.test.ts',
  'every way to a value gives what is decided about it directly',
);
const pathsTwin = named('test/paths/paths.test.ts', 'a way that is decided otherwise is found: %s');
const doors = (...names: string[]): NamedTest[] =>
  named('test/leak/subgraphDoors.test.ts', ...names);

/** Rows 1 to 21: what one who asks can try. */
export const ASKING: readonly Row[] = [
  [
    1,
    'introspection',
    'gateway',
    named('gateway/audience/audience.test.ts', 'is, for a donor, offices with their budgets'),
    named('gateway/audience/audience.test.ts', 'is, for a prosecutor, cases and victims'),
    'A subgraph has introspection switched off and answers only what the gateway signed.',
  ],
  [
    2,
    'the SDL of a subgraph',
    'subgraph',
    [
      ...doors('the SDL is not served, even to the gateway'),
      ...doors('without a context nothing is answered, whatever plain headers say'),
    ],
    ours(
      'rulesThatFail',
      'every door would be seen to open: a rule that answers true lets through',
    ),
  ],
  [
    3,
    'suggestions of fields',
    'gateway',
    [
      ...ours('misspelt', 'more than five thousand misspelt names are one refusal'),
      ...named(
        'gateway/audience/audience.test.ts',
        'answers five hundred misspelt names in the same bytes',
      ),
    ],
    [
      ...ours('misspelt', 'what validation itself says would name what was meant'),
      ...ours('errors', 'the library alone would name what was meant'),
    ],
    'Five thousand by what an answer is made from, and five hundred of them as bytes of the gateway.',
  ],
  [
    4,
    'forged references',
    'subgraph',
    [...ours('fetches', '%s answers no reference to %s that the gateway did not sign'), ...paths],
    [
      ...ours('fetches', 'a door that asks for no signature would let the same reference in'),
      ...pathsTwin,
    ],
    'The first test shows too that a signed one is answered.',
  ],
  [
    5,
    'forged values in a reference',
    'subgraph',
    ours('fetches', '%s answers a reference to %s the same, whatever else of it is forged'),
    ours('fetches', 'a subgraph that believes what a reference says would answer what was forged'),
  ],
  [
    6,
    'a field derived from what another subgraph withholds',
    'subgraph',
    ours('forbiddenInSchemas', '%s derives no field from another subgraph'),
    ours('forbiddenInSchemas', 'a schema that uses @%s is found'),
  ],
  [
    7,
    'interfaces and unions',
    'subgraph',
    [
      ...walls('hideMembers', 'by an interface, a union, fragments, other names and references'),
      ...named(
        'shared/enforcement/build/readMembers.test.ts',
        'a member with %s stops the build, by name',
      ),
      ...paths,
    ],
    [
      ...walls('hideMembers', 'a rule on the interface alone is found: nothing asks it'),
      ...walls('hideMembers', 'one way that goes around the mask is found'),
      ...pathsTwin,
    ],
  ],
  [
    8,
    'the name of a type',
    'subgraph',
    walls('hideMembers', '__typename tells no one of a witness who may not know of one'),
    walls('hideMembers', 'where rows are not taken out, __typename does tell'),
  ],
  [
    9,
    'a decision kept from one field to the next',
    'subgraph',
    [...ours('shieldUse', 'one file uses graphql-shield'), ...paths],
    [...ours('shieldUse', '%s is found'), ...pathsTwin],
  ],
  [
    10,
    'a decision kept from one alias to the next',
    'subgraph',
    [...ours('shieldUse', 'one file uses graphql-shield'), ...paths],
    [...ours('shieldUse', '%s is found'), ...pathsTwin],
  ],
  [
    11,
    'a decision kept from one caller to the next',
    'subgraph',
    ours('interleaved', 'what four roles ask at the same time is answered as each is alone'),
    [
      ...ours('interleaved', 'a decision that is kept for whoever asks next is found'),
      ...pathsTwin,
    ],
    'npm run prove asks 10,000 times.',
  ],
  [
    12,
    'a rule that fails',
    'subgraph',
    ours('rulesThatFail', 'no door opens when its rule %s'),
    [
      ...ours('rulesThatFail', 'every door would be seen to open'),
      ...ours('shieldUse', '%s is found'),
    ],
    'In the engine a rule that throws denies: shared/policy/decide.properties.test.ts.',
  ],
  [
    13,
    'what a rule says',
    'subgraph',
    ours('rulesThatFail', 'no door opens when its rule %s'),
    ours('rulesThatFail', 'a rule that says more than true or false would be heard'),
  ],
  [
    14,
    'allowed by default',
    'subgraph',
    [
      ...named('shared/enforcement/build/buildSubgraph.test.ts', '%s stops the build, by name'),
      ...walls('walls', 'a root field that has no rule in the tree is denied'),
      ...ours('allowedByDefault', 'without an entry of its own a root field is denied'),
    ],
    ours('allowedByDefault', 'a tree that allows what it does not name would open it'),
  ],
  [
    15,
    'errors',
    'subgraph',
    ours('errors', 'every resolver that throws is one constant error outside'),
    ours('errors', 'without our errors a resolver’s own would be told'),
  ],
  [
    16,
    'what was sent, in errors',
    'subgraph',
    ours('errors', 'what was sent to %s is not echoed in its errors: %s'),
    ours('errors', 'the library alone would echo it'),
  ],
  [
    17,
    'null or absent',
    'subgraph',
    [
      ...worlds,
      ...named(
        'test/leak/absence.test.ts',
        'a case of another office and a case that does not exist are the same bytes',
      ),
    ],
    [
      ...planted,
      ...named(
        'test/leak/absence.test.ts',
        'were the agreement in force, the same question would show the request',
      ),
    ],
  ],
  [
    18,
    'order',
    'subgraph',
    [
      ...worlds,
      ...walls('selections', 'a row that was ordered by a value which is withheld is absent'),
    ],
    [...planted, ...walls('selections', 'doors and masks each refuse it without the other')],
  ],
  [
    19,
    'filters and counts',
    'subgraph',
    [
      ...worlds,
      ...walls('selections', 'a row that was chosen by a value which is withheld is absent'),
    ],
    [...planted, ...walls('selections', 'doors and masks each refuse it without the other')],
  ],
  [
    20,
    'cursors and pages',
    'subgraph',
    [
      ...worlds,
      ...named(
        'shared/platform/cursor/CursorSealer.test.ts',
        'a cursor shows nothing of the place',
      ),
    ],
    [
      ...planted,
      ...named(
        'shared/platform/cursor/CursorSealer.test.ts',
        'a cursor opens for the caller and the list',
      ),
    ],
  ],
  [21, 'time', 'subgraph', worlds, planted, 'By the same statements and plans; nothing is padded.'],
];
