import { RULES, TABLE, decide, decideWith, type AllowRow, type Question } from '@lidhja/policy';
import type { Decide } from './findDifference';

/** The engine with one fault, which the oracle must notice. */
export interface PlantedBug {
  readonly name: string;
  readonly decide: Decide;
}

/** What a faulty reader makes of the question. */
export type Misreads = (question: Question) => Question;

const known = <Named>(named: Named | undefined, name: string): Named => {
  if (named === undefined) throw new RangeError(`the policy has no ${name}`);
  return named;
};

const rule = (name: string) =>
  known(
    RULES.find((one) => one.name === name),
    name,
  );
const row = (id: string) =>
  known(
    TABLE.find((one) => one.id === id),
    id,
  );

export function withoutRule(name: string): PlantedBug {
  const rules = RULES.filter((one) => one !== rule(name));
  return {
    name: `no rule ${name}`,
    decide: (question) => decideWith({ rules, rows: TABLE }, question),
  };
}

export function withoutRow(id: string): PlantedBug {
  const rows = TABLE.filter((one) => one !== row(id));
  return {
    name: `no row ${id}`,
    decide: (question) => decideWith({ rules: RULES, rows }, question),
  };
}

export function rowBecomes(name: string, id: string, change: Partial<AllowRow>): PlantedBug {
  const rows = TABLE.map((one) => (one === row(id) ? { ...one, ...change } : one));
  return { name, decide: (question) => decideWith({ rules: RULES, rows }, question) };
}

export function ruleMisreads(name: string, of: string, misreads: Misreads): PlantedBug {
  const honest = rule(of);
  const faulty = { ...honest, denies: (question: Question) => honest.denies(misreads(question)) };
  const rules = RULES.map((one) => (one === honest ? faulty : one));
  return { name, decide: (question) => decideWith({ rules, rows: TABLE }, question) };
}

/** For faults where rules and rows read the same thing. */
export const allMisread = (name: string, misreads: Misreads): PlantedBug => ({
  name,
  decide: (question) => decide(misreads(question)),
});

/** The question as a reader sees it who takes these for granted about the grant. */
export const grantSeenAs =
  (see: (question: Question, grant: GrantBasis) => Partial<GrantBasis>): Misreads =>
  (question) =>
    question.basis.kind === 'grant'
      ? { ...question, basis: { ...question.basis, ...see(question, question.basis) } }
      : question;

type GrantBasis = Extract<Question['basis'], { kind: 'grant' }>;
