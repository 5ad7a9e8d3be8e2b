import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const ASKED = 'past uuid[] := exchange.records_past();';
const IN_FORCE = 'in_force uuid[] := exchange.agreements_in_force();';

const REWRITTEN: readonly Rewriting[] = [
  { name: 'exchange.tell_hits', from: IN_FORCE, to: `${IN_FORCE} ${ASKED}` },
  {
    name: 'exchange.tell_hits',
    from: 'where s.record in (h.record, h.person)) then',
    to: 'where s.record in (h.record, h.person))\n        and not array[h.record, h.person] && past then',
  },
  { name: 'exchange.answer_hit', from: IN_FORCE, to: `${IN_FORCE}\n    ${ASKED}` },
  {
    name: 'exchange.answer_hit',
    from: 'elsif p_hit and exists (select from exchange.seal s where s.record in (p_record, p_person)) then',
    to: `elsif p_hit and (exists (select from exchange.seal s where s.record in (p_record, p_person))
        or array[p_record, p_person] && past) then`,
  },
];

/** What is past its term is no hit, neither when it is answered nor when it is told. */
export class TellNonePastTerm1764000000576 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN, true);
  }
}
