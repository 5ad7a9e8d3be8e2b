import { TABLE } from '@lidhja/policy';
import type { RowQuestion } from './RowQuestion';
import { SECURED } from './secured';

/** A change that opens or closes too much, as SQL. */
export interface RowFault {
  readonly what: string;
  readonly sql: string;
  /** Questions that it concerns, which are put first; any others may show it too. */
  readonly near?: (question: RowQuestion) => boolean;
}

const policies: RowFault[] = SECURED.flatMap((table) => [
  {
    what: `the policy of ${table} lets everyone through`,
    sql: `alter policy readable on "national".${table} using (true)`,
  },
  {
    what: `the policy of ${table} lets nobody through`,
    sql: `alter policy readable on "national".${table} using (false)`,
  },
  {
    what: `${table} has no row security`,
    sql: `alter table "national".${table} no force row level security, disable row level security`,
  },
  {
    what: `the right to read ${table} is gone`,
    sql: `revoke select on "national".${table} from lidhja_national`,
  },
]);

/** Rows of the decision table that open cases and persons by mandate or by grant. */
const ROWS = [
  'authority_identification',
  'authority_assistance',
  'return_at_home',
  'police_proceeding',
  'front_line_identification',
  'prosecutor_proceeding',
  'foreign_authority_grant',
  'prosecutor_health',
  'known_lead',
  'foreign_authority_health',
  'foreign_protection_grant',
  'persons_consent',
  'accepted_referral',
];

/** Whoever the row names, for a purpose that it names. */
const askedUnder = (id: string): Required<Pick<RowFault, 'near'>> => {
  const row = TABLE.find((one) => one.id === id);
  if (!row) throw new Error(`the decision table has no row ${id}`);
  const { who, purposes } = row;
  return {
    near: ({ kind, purpose }) =>
      who.some((one) => one === kind) &&
      (typeof purposes === 'string' || purposes.includes(purpose)),
  };
};

const rows: RowFault[] = ROWS.map((row) => ({
  what: `the row ${row} is missing`,
  sql: `delete from exchange.permission where "row" = '${row}'`,
  ...askedUnder(row),
}));

const conditions: RowFault[] = [
  'authority_identification',
  'police_proceeding',
  'front_line_identification',
  'prosecutor_proceeding',
  'known_lead',
  'foreign_protection_grant',
  'prosecutor_health',
  'foreign_authority_health',
].map((row) => ({
  what: `the row ${row} asks for no condition`,
  sql: `update exchange.permission set conditions = '{}' where "row" = '${row}'`,
  ...askedUnder(row),
}));

const RIGHTS: readonly RowFault[] = [
  'exchange.sealed_records()',
  '"national".open_cases(text)',
  '"national".open_persons(text)',
  '"national".open_areas(text)',
  'exchange.closed_records(text)',
  '"national".ask_ahead(text[])',
  'exchange.granted_at_most(text)',
].map((name) => ({
  what: `the right to call ${name} is gone`,
  sql: `revoke execute on function ${name} from lidhja_national`,
}));

export const FAULTS: readonly RowFault[] = [
  ...policies,
  ...rows,
  ...conditions,
  ...RIGHTS,
  ...(
    [
      [
        'no code keeps anything back',
        'exchange.withheld_records(p_category text)',
        `'{}'::uuid[]`,
        'code',
      ],
      [
        'what is opened one by one is kept back by no code and no seal',
        'exchange.unclosed(p_records uuid[], p_category text)',
        '$1::uuid[]',
        'code',
      ],
      [
        'nobody returns',
        'exchange.returning_persons(p_category text)',
        `'{}'::uuid[]`,
        'returning',
      ],
      [
        'no court authorised anything',
        'exchange.authorised_records()',
        `'{}'::uuid[]`,
        'authorised',
      ],
      [
        'a child needs no decision',
        '"national".child_marks(p_person uuid)',
        `'guardian_agreement'`,
        'child',
      ],
      [
        'no decision for a child counts',
        '"national".child_marks(p_person uuid)',
        'null::text',
        'child',
      ],
      ['no case is past its term', '"national".cases_past()', `'{}'::uuid[]`, 'past'],
      [
        'whoever stands in a case past its term is kept',
        '"national".persons_past(p_cases uuid[])',
        `'{}'::uuid[]`,
        'past',
      ],
    ] as const
  ).map(([what, name, value, about]) => ({
    what,
    near: ({ recorded }: RowQuestion) => recorded?.[about] !== undefined,
    sql: `create or replace function ${name} returns ${value.includes('uuid') ? 'uuid[]' : 'text'}
      language sql stable security definer set search_path = pg_catalog, pg_temp as $$ select ${value} $$`,
  })),
  {
    what: 'a withdrawn consent counts',
    near: ({ recorded }) => recorded?.consent?.withdrawn === true,
    sql: `create or replace function exchange.live_consents()
      returns table (id uuid, person uuid, recipient uuid, purposes text[], categories text[], given_at timestamptz)
      language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select c.id, e.person, c.recipient, c.purposes, c.categories, c.given_at
        from exchange.consent_person e join exchange.consent c on c.id = e.consent
        where c.recipient = exchange.my_organisation() $$;
      drop policy readable on exchange.consent_person;
      create policy readable on exchange.consent_person for select to exchange_owner using (true)`,
  },
  ...(
    [
      '"national".persons_in',
      '"national".persons_granted',
      '"national".person_in_my_area',
      '"national".cases_cited',
    ] as const
  ).map((name) => ({
    what: `${name} goes by cases past their term`,
    near: ({ recorded }: RowQuestion) => recorded?.past !== undefined,
    sql: `do $do$ declare was text := pg_get_functiondef('${name}'::regproc); begin
      execute regexp_replace(was, '\\(case current_setting\\(''lidhja.cases_past_asked''.*?cases_past\\(\\) end\\)', '(''{}''::uuid[])');
      end $do$`,
  })),
  { what: 'no seal holds', sql: 'delete from exchange.seal' },
  {
    what: 'a grant needs no second person',
    sql: `create or replace function exchange.approved(p_categories text[], p_approved_by uuid[])
      returns boolean language sql immutable set search_path = pg_catalog, pg_temp as 'select true'`,
  },
];
