import type { Search } from './findInterference';
import type { Aspect } from './Outside';
import type { Interception } from './StatementEar';

/** A leak that both worlds get, and by the name of which twist it must be found. */
export interface Plant {
  readonly name: string;
  readonly twist: string;
  /** Functions of the database whose text is changed, as `schema.name`. */
  readonly functions?: Readonly<Record<string, (definition: string) => string>>;
  /** Statements before, and those that take them back. */
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  readonly interception?: () => Interception;
  /** Whether it needs that others ask meanwhile. */
  readonly others?: boolean;
  /** How it is looked for, where it takes someone or something particular. */
  readonly search?: Pick<Search, 'askers' | 'writes'>;
  /** Coordinate that has to be asked, where a question seldom has it; drawn are those that come near it first. */
  readonly near?: string;
  /** Settings of the planner that it is looked for under, in place of those of the roles. */
  readonly settings?: string;
  /** In what it must be noticed at least; by the caller where it is left out. */
  readonly by?: Aspect;
}

const replacing =
  (from: string, to: string) =>
  (definition: string): string => {
    if (!definition.includes(from)) throw new Error(`there is no ${from} to change`);
    return definition.replaceAll(from, to);
  };

// What was read for one caller is given to the next who asks the same.
const sharedCache = (): Interception => {
  const kept = new Map<string, unknown>();
  return async ({ database, text, values }, _send, result) => {
    if (!text.includes('readable_case')) return result();
    const key = JSON.stringify([database, text, values]);
    const known = kept.get(key) ?? (await result());
    kept.set(key, known);
    return known;
  };
};

// A second look for what is sealed, only where there is much of it.
const extraStatement =
  (): Interception =>
  async ({ text }, send, result) => {
    if (text.includes('"national".readable_victim c')) {
      if ((await sealedNow(send)) > 2) await send('select 1');
    }
    return result();
  };

const PLANTED = [
  `create function exchange.planted() returns int language sql stable security definer
     set search_path = pg_catalog, pg_temp as 'select count(*)::int from exchange.seal'`,
  'grant execute on function exchange.planted() to lidhja_national',
];

const sealedNow = async (send: (text: string) => Promise<unknown>): Promise<number> =>
  ((await send('select exchange.planted() as sealed')) as { rows: { sealed: number }[] }).rows[0]
    ?.sealed ?? 0;

// Room for as many more rows as are sealed, though no more come.
const hiddenParameter =
  (): Interception =>
  async ({ text, values }, send, result) => {
    if (!text.includes('"national".readable_victim c')) return result();
    return result([values[0], Number(values[1]) + (await sealedNow(send))]);
  };

/** Plants that are found within seconds; `npm run prove -- interference` looks for all. */
export const QUICK = /^(sort|derived field|error path|unique constraint|reference|plan)/;

/** Leaks of the kinds that threats name, each of which the comparison must find. */
export const PLANTS: readonly Plant[] = [
  {
    name: 'count: a sealed person is one of the victims',
    twist: 'the protected witness is not there',
    functions: {
      'exchange.sealed_records': replacing('s.compartment <> all (mine)', 'false'),
    },
  },
  {
    name: 'filter: a request is found after its agreement has ended',
    twist: 'there are more requests under an expired agreement',
    functions: {
      'exchange.find_requests': replacing('r.agreement = any (in_force)', 'true'),
    },
  },
  {
    name: 'cursor: hidden rows take places on a page',
    twist: 'requests under an expired agreement are not there',
    functions: {
      'exchange.find_requests': replacing(
        'from exchange.request r',
        `from (select h.* from exchange.request h
           where p_after_id is null or (h.submitted_at, h.id) > (p_after_at, p_after_id)
           order by h.submitted_at, h.id limit p_limit) r`,
      ),
    },
    near: 'Query.informationRequests',
  },
  {
    name: 'sort: organisations stand in the order of their referrals',
    twist: 'there are no referrals',
    functions: {
      'exchange.find_organisations': replacing(
        'order by o.name',
        'order by (select count(*) from exchange.referral f where f.recipient = o.id) desc, o.name',
      ),
    },
    near: 'Query.organisations',
  },
  {
    name: 'waiting: what is of a case past its last day takes a place',
    twist: 'more waits to be sent of what is past its last day and other, or nothing does',
    functions: {
      'exchange.find_outward': replacing(
        'not (o.persons || o.record) && ((select past)::uuid[])',
        'true',
      ),
    },
    near: 'Query.pendingOutwardRequests',
    search: { askers: ['prosecutor-vlora'], writes: 0 },
  },
  {
    name: 'derived field: an organisation is as old as its last referral',
    twist: 'there are no referrals',
    functions: {
      'exchange.find_organisations': replacing(
        'select o.* from',
        `select o.id, o.name, o.kind, o.country, o.qark, coalesce((select max(f.referred_on)::text
           from exchange.referral f where o.id in (f.referring, f.recipient)), o.founded_on),
           o.point_of_contact, o.synthetic, o.source, o.time_zone from`,
      ),
    },
  },
  {
    name: "error path: another's request is refused and an unknown one is not",
    twist: 'requests of another agency are not there',
    functions: {
      'exchange.open_session': replacing(
        'if p_issuer is not null and r is null then',
        `if exists (select from exchange.request q where q.id = p_request
             and (r->>'organisation')::uuid not in (q.requesting, q.requested)) then
           raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
         end if;
         if p_issuer is not null and r is null then`,
      ),
    },
  },
  {
    name: 'extra statement: one more where there is more that is sealed',
    twist: 'the protected witness is not there',
    before: PLANTED,
    after: ['drop function exchange.planted()'],
    interception: extraStatement,
    by: 'statements',
  },
  {
    name: 'shared cache: cases are kept by question and not by caller',
    twist: 'cases of colleagues of the police have other values',
    interception: sharedCache,
    others: true,
    search: { askers: ['police-vlora', 'prosecutor-vlora', 'prosecutor-vlora-second'] },
  },
  {
    name: 'unique constraint: a reference is taken where another agency used it',
    twist: 'requests under an expired agreement are not there',
    // However it is written: what is drawn has other signs in it than the reference of another agency.
    before: [`create unique index planted on exchange.request (translate(reference, ' -', ''))`],
    after: ['drop index exchange.planted'],
    near: 'Mutation.submitInformationRequest',
    search: { askers: ['italy-agency'], writes: 80 },
  },
  {
    name: 'idempotency key: a key is taken where another organisation used it',
    twist: 'others have used the same idempotency keys',
    functions: {
      'exchange.claim_key': replacing(
        'if found then return null',
        `if exists (select from exchange.idempotency_key o where o.key = p_key
             and o.organisation <> exchange.my_organisation()) then
           raise exception 'IDEMPOTENCY_KEY_REUSED' using errcode = 'LJ001';
         end if;
         if found then return null`,
      ),
    },
    search: { writes: 80 },
  },
  {
    name: 'parameter: a limit counts what is sealed',
    twist: 'the protected witness is not there',
    before: PLANTED,
    after: ['drop function exchange.planted()'],
    interception: hiddenParameter,
    near: 'Case.victims',
    by: 'parameters',
  },
  {
    name: 'reference: a sealed person is asked for by the gateway',
    twist: 'the protected witness is not there',
    before: [
      `alter policy readable on exchange.referral_person
         using (referral = any ((select exchange.open_referrals())::uuid[]))`,
      'alter policy readable on exchange.referral using (true)',
    ],
    after: [
      `alter policy readable on exchange.referral_person
         using (person <> all ((select exchange.sealed_records())::uuid[])
           and referral = any ((select exchange.open_referrals())::uuid[]))`,
      `alter policy readable on exchange.referral
         using (id <> all ((select exchange.sealed_rows())::uuid[]))`,
    ],
    search: { askers: ['vatra-social-worker'], writes: 0 },
    by: 'fetches',
  },
  {
    name: 'record: an edge is named without its person',
    twist: 'the record names a protected person',
    functions: {
      'audit.open_rows': replacing("r->'of' ?| p_closed", "r->'record' <@ to_jsonb(p_closed)"),
    },
    search: { askers: ['inspector', 'police-vlora', 'prosecutor-vlora'], writes: 0 },
    near: 'ReleasedCoordinate.records',
  },
  {
    name: 'receipts: those of a sealed record are not there, where the grant has ended',
    twist: 'what is sealed and what has ended are told apart by nothing',
    functions: {
      'exchange.find_receipts': replacing('asked.request = any (sided)', 'false'),
    },
    search: { askers: ['italy-agency'], writes: 0 },
    near: 'DisclosureReceipt.jws',
  },
  {
    name: 'own record: what was read of a sealed record is not there, where the grant has ended',
    twist: 'what is sealed and what has ended are told apart by nothing',
    functions: {
      'exchange.sealed_in_own_record': replacing('g.organisation = me', 'false'),
    },
    search: { askers: ['italy-agency'], writes: 0 },
    near: 'ReleasedCoordinate.records',
  },
  {
    name: 'plan: the planner counts hidden rows',
    twist: 'there are more hidden cases',
    settings: 'set local enable_seqscan = on; set local enable_hashjoin = on',
    by: 'plans',
  },
  {
    name: 'nested statement: an agreement is looked up where there is a request',
    twist: 'requests under an expired agreement are not there',
    functions: {
      'exchange.find_requests': replacing(
        'r.agreement = any (in_force)',
        '(exchange.version_in_force(r.agreement)).version is not null',
      ),
    },
    search: { askers: ['greece-agency'], writes: 0 },
    by: 'plans',
  },
];
