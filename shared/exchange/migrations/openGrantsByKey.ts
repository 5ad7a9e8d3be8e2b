import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { QueryRunner } from 'typeorm';

/** @param step what keeps a sub-select a step of its own, which reads by key */
const grantsInForce = (step: string, permitted: string): string => `
  create or replace function exchange.grants_in_force() returns table (id uuid, request uuid,
    record uuid, categories text[], requested_by uuid, approved_by uuid[], valid_from timestamptz,
    valid_until timestamptz, agreement uuid, version int, agreement_purposes text[],
    agreement_categories text[], parties text[], agreement_from timestamptz,
    agreement_until timestamptz, evidence_use text, handling text[], evidence_permitted boolean)
  language sql stable begin atomic
    select g.id, g.request, g.record, g.categories, g.requested_by, g.approved_by, g.valid_from,
      g.valid_until, v.agreement, v.version, v.purposes, v.categories,
      (select a.parties::text[] from exchange.agreement a where a.id = r.agreement),
      v.valid_from, v.valid_until, r.evidence_use, v.handling, exists (${permitted})
    from exchange."grant" g
    join exchange.request r on r.id = g.request
    cross join lateral (select l.* from exchange.agreement_version l
      where l.agreement = r.agreement and l.valid_from <= clock_timestamp()
      order by l.version desc limit 1) v
    where g.request = exchange.my('request')::uuid and g.organisation = exchange.my_organisation()
      and g.purpose = exchange.my('purpose')
      and v.status = 'in_force' and (v.valid_until is null or v.valid_until > clock_timestamp())
      and clock_timestamp() >= g.valid_from and clock_timestamp() < g.valid_until
      and not exists (select from exchange.revocation x where x."grant" = g.id ${step});
  end`;

const UP = grantsInForce(
  'offset 0',
  `select from exchange.decision d where d.id = g.decision
        and exists (select from exchange.handling_permission m where m.record = g.record
          and m.code = 'H1' and m.recipient = g.organisation and m.permitted_by = d.owner offset 0)
        offset 0`,
);
const DOWN = grantsInForce(
  '',
  `select from exchange.handling_permission m join exchange.decision d on d.owner = m.permitted_by
        where d.id = g.decision and m.record = g.record and m.code = 'H1' and m.recipient = g.organisation`,
);

const SEALED = { from: 'where s.record = g.record)', to: 'where s.record = g.record offset 0)' };

const OPENED: readonly Rewriting[] = [
  { name: 'exchange.granted_records', ...SEALED },
  { name: 'exchange.granted_ways', ...SEALED },
];

/** What a session's grants open, by key; by the owner of the exchange. */
export async function openGrantsByKey(runner: QueryRunner): Promise<void> {
  await runner.query(UP);
  await rewriteFunctions(runner, OPENED);
}

/** As it was before; by the owner of the exchange. */
export async function openGrantsAsBefore(runner: QueryRunner): Promise<void> {
  await rewriteFunctions(runner, OPENED, true);
  await runner.query(DOWN);
}
