import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'stable security definer set search_path = pg_catalog, pg_temp';

const ASKED = `
  -- Whether a reading by that organisation may be told to the person. That a directorate for the protection of
  -- witnesses looked is not, whoever it was of it; nor that a shelter did, which would say where somebody lives.
  create function exchange.is_told_as_reader(p_organisation uuid) returns boolean
  language sql ${HEAD} as $$
    select exists (select from exchange.organisation o where o.id = p_organisation
      and o.kind <> all (array['witness_protection', 'foreign_witness_protection', 'shelter'])) $$;
  -- The category of each of these fields of a part, as it is in force.
  create function exchange.categories_of(p_part text, p_coordinates text[]) returns jsonb
  language sql ${HEAD} as $$
    select coalesce(jsonb_object_agg(c.coordinate, c.category), '{}') from exchange.classification c
    where c.part = p_part and c.coordinate = any (p_coordinates) $$;
`;

const NAMES = 'exchange.is_told_as_reader, exchange.categories_of';

/** What the record asks of the exchange to tell a person who read their data (see the record's 321). */
export class TellReaders1764000000321 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      ASKED,
      `grant execute on function ${NAMES}, exchange.person_acted_for to audit_owner`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function ${NAMES};
       revoke execute on function exchange.person_acted_for from audit_owner`,
    ]);
  }
}
