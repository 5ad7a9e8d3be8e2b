import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const ASKED = 'past uuid[] := exchange.records_past()';
// To the planner its length is nothing: what is sealed is in it, too.
const PAST = '((select past)::uuid[])';

/** Says it where a seal is asked after, which stands there once. */
const before = (name: string, seal: string, says: string): Rewriting => ({
  name: `exchange.${name}`,
  from: seal,
  to: seal.replace('and not exists', () => `and ${says}\n      and not exists`),
});
const declared = (name: string, from: string): Rewriting => ({
  name: `exchange.${name}`,
  from,
  to: `${from}\n    ${ASKED};`,
});
const ME = 'declare me uuid := exchange.my_organisation();';
const MADE = 'made uuid;';

const SEALED_LETTER =
  'and not exists (select from exchange.seal s where s.record = any (o.persons || o.record) offset 0)';
const LETTER = `not (o.persons || o.record) && ${PAST}`;
const SEALED_DRAFT =
  'and not exists (select from exchange.seal s where s.record = d.record offset 0)';
const DRAFT = `d.record <> all ${PAST}`;
const SEALED = 'exists (select from exchange.seal s where s.record = ';

const REWRITTEN: readonly Rewriting[] = [
  declared('find_outward', ME),
  before('find_outward', `clock_timestamp()\n      ${SEALED_LETTER}`, LETTER),
  before('find_outward', `p_after_id))\n      ${SEALED_LETTER}`, LETTER),
  declared('find_drafts', ME),
  before('find_drafts', `clock_timestamp()\n      ${SEALED_DRAFT}`, DRAFT),
  before('find_drafts', `p_after_id))\n      ${SEALED_DRAFT}`, DRAFT),
  declared('own_draft', 'declare d exchange.spontaneous_draft;'),
  before(
    'own_draft',
    'and not exists (select from exchange.seal s where s.record = w.record offset 0)',
    `w.record <> all ${PAST}`,
  ),
  // Nor is anything begun of it that nobody could see.
  declared('prepare_outward', MADE),
  {
    name: 'exchange.prepare_outward',
    from: `or ${SEALED}any (p_persons || p_record))`,
    to: `or ${SEALED}any (p_persons || p_record)) or (p_persons || p_record) && past`,
  },
  declared('prepare_information', MADE),
  {
    name: 'exchange.prepare_information',
    from: `or ${SEALED}p_record)`,
    to: `or ${SEALED}p_record) or p_record = any (past)`,
  },
  // Nor is anybody told that it waits.
  declared('find_notices', ME),
  before(
    'find_notices',
    'and not exists (select from exchange.seal z where z.record = any (o.persons || o.record) offset 0)\n        union all',
    LETTER,
  ),
  before(
    'find_notices',
    'and not exists (select from exchange.seal z where z.record = d.record offset 0) offset 0) w on true',
    DRAFT,
  ),
];

/** What waits to be asked abroad or sent unasked of a case past its term waits as that of a sealed one does. */
export class HoldBegunPastTerm1764000000575 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN, true);
  }
}
