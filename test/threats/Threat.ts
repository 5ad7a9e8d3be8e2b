/** A test that is there: file from the root of the repository, and its name or the beginning of it. */
export interface NamedTest {
  readonly file: string;
  readonly name: string;
}

/** A row of the list of threats: what shows that it is stopped, and what shows that this could fail. */
export interface Threat {
  readonly number: number;
  readonly about: string;
  /** Where it is stopped; `later` where nothing of the hub has it yet. */
  readonly at: 'subgraph' | 'gateway' | 'later';
  readonly tests: readonly NamedTest[];
  readonly twins: readonly NamedTest[];
  /** Why there is no test, or what it does not show. */
  readonly note?: string;
}

/** Tests of one file, by their names or the beginnings of them. */
export const named = (file: string, ...names: string[]): NamedTest[] =>
  names.map((name) => ({ file, name }));

/** One row: number, what it is about, where it is stopped, tests, twins, and what is to be said. */
export type Row = readonly [
  number: number,
  about: string,
  at: Threat['at'],
  tests: readonly NamedTest[],
  twins: readonly NamedTest[],
  note?: string,
];

export const threatOf = ([number, about, at, tests, twins, note]: Row): Threat => ({
  ...{ number, about, at, tests, twins },
  ...(note === undefined ? {} : { note }),
});
