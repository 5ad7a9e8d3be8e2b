import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

// Else whoever answers for a machine would have both words: their own, and that of what acts for them.
const COUNTED: readonly Rewriting[] = [
  {
    name: 'exchange.require_preparers',
    from: 'if exists (select from exchange.official f where f.id = any (p_officials)',
    to: `-- A machine acts for somebody and is no person: neither whose step is asked after nor who takes the second.
    if exists (select from exchange.official f where f.id = any (p_officials || exchange.my_official())
      and 'machine' = any (f.functions)) then
      raise exception 'SECOND_PERSON_REQUIRED' using errcode = 'LJ001';
    end if;
    if exists (select from exchange.official f where f.id = any (p_officials)`,
  },
  {
    name: 'exchange.check_representative',
    from: 'if exchange.my_official() = any (first) then',
    to: `if exchange.my_official() = any (first) or exists (select from exchange.official f
        where f.id = exchange.my_official() and 'machine' = any (f.functions)) then`,
  },
];

/** Of two persons whose word is needed neither is a machine. */
export class CountPersonsAlone1764000000546 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, COUNTED);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, COUNTED, true);
  }
}
