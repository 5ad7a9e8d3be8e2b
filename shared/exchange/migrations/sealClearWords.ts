import { readKeysDirectory, sealerOf } from '@lidhja/platform';
import type { QueryRunner } from 'typeorm';
import { sealRequestWords, type RequestWords } from '../sealing/sealedWords';
import { asExchangeOwner } from './asExchangeOwner';
import { putIn, takeOut } from './sealedRows';

/** What stands in the place of words that were lost by going back. */
export const LOST = 'Lost by going back to before it was sealed.';

interface Clear extends RequestWords {
  readonly id: string;
}

const written = ({ summary }: Clear): boolean => summary !== '' && summary !== LOST;

/** Of what waits to leave, and of what was sent and given up, where words have no place any more. */
const OUTWARD = `t.id, t.request->>'summary' as summary, t.request->>'urgencyReason' as "urgencyReason",
  t.approved_at is null and t.discarded_at is null as waits`;

const WITHOUT = `update exchange.outward_request o set request = o.request - '{summary,urgencyReason}'::text[]`;
const WAITING = `update exchange.outward_request o
  set request = o.request || jsonb_build_object('words', $2::jsonb) where o.id = $1`;
const DRAFT = 'update exchange.spontaneous_draft d set words = $2::jsonb where d.id = $1';

const asOwner = async (runner: QueryRunner, sql: string, values: unknown[]): Promise<void> => {
  await runner.query('set local role exchange_owner');
  await runner.query(sql, values);
  await runner.query('reset role');
};

/** Seals what was written with requests, sent and waiting, beside where it stood in the clear. */
export async function sealClearWords(runner: QueryRunner): Promise<void> {
  const of = (table: string, columns: string): Promise<Clear[]> =>
    takeOut<Clear>(runner, table, columns);
  const requests = await of('request', 't.id, t.summary, t.urgency_reason as "urgencyReason"');
  const outwards = (
    await takeOut<Clear & { waits: boolean }>(runner, 'outward_request', OUTWARD)
  ).filter(({ waits, summary }) => waits && typeof summary === 'string');
  const drafts = (
    await takeOut<Clear & { over: boolean }>(
      runner,
      'spontaneous_draft',
      't.id, t.summary, t.over_at is not null as over',
    )
  ).filter(({ over }) => !over);
  await asExchangeOwner(runner, [
    'alter table exchange.data_key disable trigger keep_sealed_term',
    WITHOUT,
  ]);
  const told = [...requests, ...outwards, ...drafts].filter(written);
  if (told.length > 0) await putSealed(runner, { requests, outwards, drafts });
  await asExchangeOwner(runner, ['alter table exchange.data_key enable trigger keep_sealed_term']);
}

async function putSealed(
  runner: QueryRunner,
  {
    requests,
    outwards,
    drafts,
  }: Readonly<Record<'requests' | 'outwards' | 'drafts', readonly Clear[]>>,
): Promise<void> {
  const sealer = sealerOf(readKeysDirectory());
  for (const one of requests.filter(written)) {
    const { id, summary, urgencyReason, kek, wrapped } = await sealRequestWords(sealer, one);
    const words = { request: one.id, id, summary, urgency_reason: urgencyReason };
    await putIn(runner, 'request_words', words, ['summary', 'urgency_reason']);
    await putIn(runner, 'data_key', { request: one.id, record: id, kek, wrapped }, ['wrapped']);
  }
  for (const one of outwards)
    await asOwner(runner, WAITING, [one.id, JSON.stringify(await sealRequestWords(sealer, one))]);
  for (const one of drafts)
    await asOwner(runner, DRAFT, [one.id, JSON.stringify(await sealRequestWords(sealer, one))]);
}

/** Rows are written anew, and what stood in them does not stay behind. */
export const FORGET_CLEAR = `
  alter table exchange.request drop column summary, drop column urgency_reason,
    alter column proceeding type text using proceeding || '';
  alter table exchange.spontaneous_draft drop column summary,
    alter column proceeding type text using proceeding || '';
  alter table exchange.outward_request alter column request type jsonb using request || '{}';
  alter table exchange.outward_request force row level security;
`;

const ENDED = `select q.request, min(q.at) as at from exchange.request_event q
  where q.event in ('CLOSED', 'WITHDRAWN', 'ANSWERED') group by q.request`;

/** Terms of requests of which nothing was sealed before, as of those that are sent now, and have ended since. */
const TERMS = `
  insert into exchange.retention (request, agreement, requesting, requested, due_at, sealed, delete_at)
  select r.id, r.agreement, r.requesting, r.requested,
    least(coalesce(r.submitted_at + v.review_every, 'infinity'),
      case when v.max_age is null or v.on_case_closed <> 'KEEP' then e.at end), true,
    least(r.submitted_at + v.max_age,
      case when v.max_age is not null and v.on_case_closed = 'DELETE' then e.at end)
  from exchange.request r
  join exchange.agreement_version v on v.agreement = r.agreement and v.version = r.agreement_version
  left join (${ENDED}) e on e.request = r.id
  where r.id in (select w.request from exchange.request_words w)
  on conflict (request) do update set sealed = true, erased_at = null,
    delete_at = coalesce(retention.delete_at, excluded.delete_at),
    due_at = least(retention.due_at, excluded.due_at)
  where not retention.sealed or retention.erased_at is not null
`;

/** What was erased before has its term again: its words were kept. */
export const keepTerms = (runner: QueryRunner): Promise<void> =>
  asExchangeOwner(runner, [
    'alter table exchange.request_words no force row level security',
    TERMS,
    'alter table exchange.request_words force row level security',
  ]);
