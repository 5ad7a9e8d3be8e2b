import type { Agreement, Consent, Grant, Referral, Requester } from '@lidhja/policy';
import type { Client } from 'pg';

/** A live grant as it stands in the tables, with its agreement and the record that it opens. */
export interface GivenGrant {
  readonly request: string;
  readonly record: string;
  readonly grant: Grant;
  readonly agreement: Agreement;
}

/** What decides who may read what in one database, read from its tables and not through the hub's functions. */
export interface Facts {
  /** By subject of the sample's issuer. */
  readonly officials: Readonly<Record<string, Requester & { trained: boolean; inspects: boolean }>>;
  readonly cases: Readonly<
    Record<
      string,
      {
        qark: string;
        assigned: readonly string[];
        authorised: boolean;
        /** Cases that cite its reference. */
        citedBy: readonly string[];
      }
    >
  >;
  readonly persons: Readonly<
    Record<string, { child: boolean; cases: readonly string[]; returns: boolean }>
  >;
  /** Compartment by record. */
  readonly seals: Readonly<Record<string, string>>;
  readonly requests: Readonly<
    Record<
      string,
      { requesting: string; requested: string; contact: string | null; outward: boolean }
    >
  >;
  /** Authority that prepared what is to be asked abroad, by its id. */
  readonly outwards: Readonly<Record<string, string>>;
  /** What left with requests abroad, as if the authority there had been granted it, and whom it tells of. */
  readonly told: readonly (GivenGrant & { readonly persons: readonly string[] })[];
  readonly pushes: Readonly<
    Record<string, { sender: string; recipient: string; records: readonly string[] }>
  >;
  /** Who recorded a breach, and whom it was notified to. */
  readonly breaches: Readonly<Record<string, readonly string[]>>;
  /** Owner of what is prepared and was not sent. */
  readonly drafts: Readonly<Record<string, string>>;
  readonly grants: readonly GivenGrant[];
  readonly referrals: readonly (Referral & { person: string })[];
  readonly consents: readonly (Consent & { person: string })[];
  /** What lets the data of a child go to one organisation. */
  readonly childDecisions: readonly {
    readonly person: string;
    readonly recipient: string;
    readonly guardian: boolean;
  }[];
}

const milliseconds = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`;

const OFFICIALS = `
  select jsonb_object_agg(f.subject, jsonb_build_object('official', f.id, 'organisation', o.id,
    'kind', o.kind, 'country', o.country, 'functions', f.functions, 'areas', f.areas,
    'clearances', f.clearances, 'trained', coalesce(f.trained_until >= current_date, false),
    'suspended', exists (select from exchange.suspension s where s.organisation = o.id
      and (s.official is null or s.official = f.id) and s.since <= now()
      and (s.until is null or s.until > now())),
    'inspects', o.kind = 'oversight' and exists (select from exchange.inspection i
      where i.organisation = o.id and now() between i.opened_at and i.ends_at)))
  from exchange.official f join exchange.organisation o on o.id = f.organisation`;

const CASES = `
  select jsonb_object_agg(c.id, jsonb_build_object('qark', c.area, 'assigned', array(
    select a.official from "national".case_assignment a where a.case_id = c.id
      and a.since <= current_date and (a.until is null or a.until >= current_date)),
    'authorised', exists (select from exchange.judicial_authorisation j where j.record = c.id
      and j.decided_on <= current_date and (j.until is null or j.until >= current_date)),
    'citedBy', array(select t.citing from "national".case_citation t where t.cited = c.id)))
  from "national"."case" c`;

const PERSONS = `
  select jsonb_object_agg(p.id, jsonb_build_object('child', p.child or p.age_uncertain, 'cases',
    array(select e.case_id from "national".case_person e where e.person_id = p.id), 'returns',
    exists (select from exchange.return_person r where r.person = p.id)))
  from "national".person p`;

const GRANTS = `
  select jsonb_agg(jsonb_build_object('request', g.request, 'record', g.record,
    'grant', jsonb_build_object('id', g.id, 'organisation', g.organisation,
      'purposes', array[g.purpose], 'categories', g.categories,
      'validFrom', ${milliseconds('g.valid_from')}, 'validUntil', ${milliseconds('g.valid_until')},
      'revokedAt', (select ${milliseconds('x.revoked_at')} from exchange.revocation x where x."grant" = g.id),
      'exhausted', false, 'conditionsAccepted', coalesce((select y.accepted is true from exchange.condition_offer f
        left join exchange.condition_reply y on y.offer = f.id where f.decision = g.decision
        order by f.number desc limit 1), true), 'approvedBy', g.approved_by,
      'requestedBy', g.requested_by),
    'agreement', jsonb_build_object('id', a.id, 'version', v.version, 'parties', a.parties,
      'status', v.status, 'validFrom', ${milliseconds('v.valid_from')},
      'validUntil', ${milliseconds('v.valid_until')}, 'purposes', v.purposes, 'categories', v.categories)))
  from exchange."grant" g join exchange.request r on r.id = g.request
  join exchange.agreement a on a.id = r.agreement
  join lateral (select * from exchange.agreement_version l where l.agreement = a.id
    and l.valid_from <= now() order by l.version desc limit 1) v on true
  where not exists (select from exchange.request_event e where e.request = g.request
    and e.event in ('WITHDRAWN', 'CLOSED'))`;

const TOLD = `
  select jsonb_agg(jsonb_build_object('request', r.id, 'record', o.record, 'persons', o.persons,
    'grant', jsonb_build_object('id', o.id, 'organisation', o.requested,
      'purposes', array[o.purpose], 'categories', o.carries,
      'validFrom', ${milliseconds('o.approved_at')}, 'validUntil', ${milliseconds('o.valid_until')},
      'revokedAt', null, 'exhausted', false, 'conditionsAccepted', true,
      'approvedBy', array[o.prepared_by, o.approved_by], 'requestedBy', o.requested),
    'agreement', jsonb_build_object('id', a.id, 'version', v.version, 'parties', a.parties,
      'status', v.status, 'validFrom', ${milliseconds('v.valid_from')},
      'validUntil', ${milliseconds('v.valid_until')}, 'purposes', v.purposes, 'categories', v.categories)))
  from exchange.outward_request o join exchange.request r on r.outward = o.id
  join exchange.agreement a on a.id = r.agreement
  join lateral (select * from exchange.agreement_version l where l.agreement = a.id
    and l.valid_from <= now() order by l.version desc limit 1) v on true`;

const REFERRALS = `
  select jsonb_agg(jsonb_build_object('id', r.id, 'recipient', r.recipient, 'person', e.person,
    'categories', r.categories, 'acceptedAt', ${milliseconds('r.accepted_at')},
    'expiresAt', ${milliseconds('r.expires_at')}))
  from exchange.referral r join exchange.referral_person e on e.referral = r.id`;

const CONSENTS = `
  select jsonb_agg(jsonb_build_object('id', c.id, 'recipient', c.recipient, 'person', e.person,
    'purposes', c.purposes, 'categories', c.categories, 'givenAt', ${milliseconds('c.given_at')},
    'withdrawnAt', ${milliseconds('c.withdrawn_at')}))
  from exchange.consent c join exchange.consent_person e on e.consent = c.id`;

const CHILD_DECISIONS = `
  select jsonb_agg(jsonb_build_object('person', d.person_id, 'recipient', d.recipient,
    'guardian', d.ground = 'GUARDIAN_AGREEMENT'))
  from "national".child_decision d where d.decided_on <= current_date
    and (d.withdrawn_on is null or d.withdrawn_on > current_date)`;

const SQL = `select coalesce((${OFFICIALS}), '{}') as officials, coalesce((${CASES}), '{}') as cases,
  coalesce((${PERSONS}), '{}') as persons, coalesce((${GRANTS}), '[]') as grants,
  coalesce((${REFERRALS}), '[]') as referrals, coalesce((${CONSENTS}), '[]') as consents,
  coalesce((${CHILD_DECISIONS}), '[]') as "childDecisions",
  coalesce((select jsonb_object_agg(s.record, s.compartment) from exchange.seal s), '{}') as seals,
  coalesce((select jsonb_object_agg(r.id, jsonb_build_object('requesting', r.requesting,
    'requested', r.requested, 'contact', c.contact, 'outward', coalesce(r.outward, r.inward) is not null))
    from exchange.request r
    left join exchange.request_clock c on c.request = r.id), '{}') as requests,
  coalesce((select jsonb_object_agg(b.id, array[b.organisation] || array(select b.authority
    from exchange.breach_step s where s.breach = b.id and s.kind = 'AUTHORITY_NOTIFIED'))
    from exchange.breach b), '{}') as breaches,
  coalesce((select jsonb_object_agg(d.id, d.owner) from exchange.spontaneous_draft d), '{}') as drafts,
  coalesce((select jsonb_object_agg(o.id, o.owner) from exchange.outward_request o), '{}') as outwards,
  coalesce((${TOLD}), '[]') as told,
  coalesce((select jsonb_object_agg(p.id, jsonb_build_object('sender', p.sender,
    'recipient', p.recipient, 'records', array(select e.record from exchange.danger_push_record e
      where e.push = p.id))) from exchange.danger_push p), '{}') as pushes`;

/** Tables of which a change could change them. */
const TABLES = [
  ...['organisation', 'official', 'suspension', 'inspection', 'seal', 'request', '"grant"'],
  ...[
    'request_event',
    'request_clock',
    'condition_offer',
    'condition_reply',
    'danger_push',
    'danger_push_record',
    'spontaneous_draft',
    'breach',
    'breach_step',
  ],
  ...['revocation', 'agreement', 'agreement_version', 'referral', 'referral_person'],
  ...['consent', 'consent_person', 'judicial_authorisation', 'return_person'],
]
  .map((table) => `exchange.${table}`)
  .concat(
    ['"case"', 'case_assignment', 'case_citation', 'person', 'case_person', 'child_decision'].map(
      (one) => `"national".${one}`,
    ),
  );

// A row that is written has a later transaction than any before it; one that is gone is one fewer.
const VERSION = `select concat_ws(' ', ${TABLES.map(
  (table) => `(select count(*) || '/' || max(xmin::text::bigint) from ${table})`,
).join(', ')}) as version`;

/** Reads them as the superuser, whom no row security meets, and again only when something was written. */
export class FactsReader {
  private version = '';
  private facts: Facts | null = null;

  constructor(private readonly client: Client) {}

  async read(): Promise<Facts> {
    const { rows } = await this.client.query<{ version: string }>(VERSION);
    const version = rows[0]?.version ?? '';
    if (this.facts !== null && version === this.version) return this.facts;
    const { rows: read } = await this.client.query<Facts>(SQL);
    const facts = read[0] as Facts;
    this.version = version;
    this.facts = facts;
    return facts;
  }
}
