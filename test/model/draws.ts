import fc from 'fast-check';
import { Command, type Act } from './Act';
import { PROPOSERS } from './agreementActs';
import type { Status, Terms } from './shapes';

/** Of requests there are seldom more than two. */
export const at = fc.constantFrom(0, 0, 0, 1);
/** Seldom: tried although it will be refused. */
const bold = fc.nat(2).map((roll) => roll === 0);
export const official = fc.constantFrom('prosecutor-vlora', 'prosecutor-vlora-second');
export const purpose = fc.constantFrom('THIS_PROCEEDING', 'THIS_PROCEEDING', 'RELATED_PROCEEDING');
export const proposer = fc.constantFrom(...PROPOSERS, ...PROPOSERS, 'italy-agency');
export const categories = fc.constantFrom(
  ['CASE_STATUS', 'OFFENCE'],
  ['CASE_STATUS', 'OFFENCE', 'VICTIM_IDENTITY'],
  ['CASE_STATUS'],
  ['OFFENCE', 'CASE_STATUS'],
);
/** Instants of three kinds never meet: what begins, what ends, and now. */
const begins = fc.constantFrom(null, null, null, null, 2, 6);
const ends = fc.constantFrom(null, null, null, 1, 5, 41);
export const terms: fc.Arbitrary<Terms> = fc
  .record({
    status: fc.constantFrom<Status>(
      ...(['in_force', 'in_force', 'in_force', 'suspended', 'denounced', 'denounced'] as const),
      'signed',
    ),
    from: begins,
    until: ends,
    hitNoHit: fc.constantFrom(true, true, true, false),
    purposes: fc.constantFrom(['THIS_PROCEEDING', 'RELATED_PROCEEDING'], ['THIS_PROCEEDING']),
    categories: fc.constantFrom(
      ['CASE_STATUS', 'OFFENCE', 'VICTIM_IDENTITY'],
      ['CASE_STATUS', 'OFFENCE'],
      ['CASE_STATUS'],
    ),
  })
  .filter(({ from, until }) => until === null || until > (from ?? 0));

/** Steps of a kind, each with what was drawn for it. */
export const of = <Drawn extends object>(
  name: string,
  drawn: fc.Arbitrary<Drawn>,
  act: (drawn: Drawn) => Act,
  isTried: fc.Arbitrary<boolean> = bold,
): fc.Arbitrary<Command<Drawn & { bold: boolean }>> =>
  fc
    .tuple(drawn, isTried)
    .map(([one, isBold]) => new Command(name, { ...one, bold: isBold }, act(one)));
