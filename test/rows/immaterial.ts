/** Why a change cannot make any difference, whatever is asked, and what of the database shows that. */
export interface Explanation {
  readonly because: string;
  /** SQL that is true as long as the reason holds. */
  readonly holds: string;
}

/** No policy, view or function speaks of it, the sets of permitted categories left aside. */
const unspoken = (word: string): string => `not exists (
  select from pg_policy where concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
    like '%''${word}''%'
  union all select from pg_views where definition like '%''${word}''%' and schemaname <> 'pg_catalog'
  union all select from pg_proc where prosrc like '%''${word}''%' and proname <> 'approved')`;

const says = (name: string, words: string): string =>
  `(select bool_and(position($$${words}$$ in prosrc) > 0) from pg_proc where proname = '${name}')`;

const NO_FINANCE: Explanation = {
  because: 'no table holds FINANCE',
  holds: unspoken('FINANCE'),
};
const COMPARTMENT_ABROAD: Explanation = {
  because:
    'it is reached by grant alone, and nothing of a protected person is opened by grant, whatever the table says',
  holds: `(select bool_and(basis = 'grant') from exchange.permission where "row" = 'compartment_abroad')
    and ${says('granted_ways', 'from exchange.seal s where s.record = g.record')}
    and ${says('granted_by_category', 'from exchange.seal s where s.record = g.record')}
    and ${says('persons_granted', 'from exchange.seal s where s.record = p.id')}`,
};
const THE_PERSON: Explanation = {
  because: 'no session of the data layer stands on itself',
  holds: `(select bool_and(basis = 'self') from exchange.permission where "row" = 'the_person')
    and ${unspoken('self')}`,
};

const ofOwner = (table: string): Record<string, Explanation> => ({
  [`${table} has no row security`]: {
    because: 'nobody but its owner has a right on it, and it is not forced on the owner',
    holds: `(select not relforcerowsecurity and not exists (select from aclexplode(relacl) a
        where a.grantee <> relowner) from pg_class where oid = '${table}'::regclass)
      and not exists (select from pg_policy where polrelid = '${table}'::regclass)`,
  },
});

/** By the change, one by one. */
export const IMMATERIAL: Readonly<Record<string, Explanation>> = {
  'the row donor_programmes is missing': {
    because:
      'it opens FINANCE, which no table holds, and ORGANISATIONAL, which activities for members ask for beside CONTACT_POINT',
    holds: `${unspoken('FINANCE')} and not exists (select from exchange.permission
        where category = 'CONTACT_POINT' and conditions = '{}' and kind in (
          select kind from exchange.permission where "row" = 'donor_programmes'))
      and (select count(*) = 1 and bool_and(pg_get_expr(polqual, polrelid) like
          '%''ORGANISATIONAL''::text) AS opens) AND ( SELECT exchange.opens(''mandate''::text, ''CONTACT_POINT''%')
        from pg_policy where pg_get_expr(polqual, polrelid) like '%''ORGANISATIONAL''%')`,
  },
  'the row public_budgets is missing': NO_FINANCE,
  'the row foreign_contact_points is missing': {
    because: 'contact points registered for exchange are no fact of the database',
    holds: `(select bool_and('single_points_of_contact_only' = any (conditions)) from exchange.permission
      where "row" = 'foreign_contact_points') and ${unspoken('single_points_of_contact_only')}`,
  },
  'the row own_shelter is missing': {
    because: 'no table holds SHELTER_LOCATION',
    holds: unspoken('SHELTER_LOCATION'),
  },
  'the row police_own_statement is missing': {
    because: 'no table holds TESTIMONY',
    holds: unspoken('TESTIMONY'),
  },
  'the row compartment_abroad is missing': COMPARTMENT_ABROAD,
  'the row compartment_abroad asks for no condition': COMPARTMENT_ABROAD,
  'the row the_person is missing': THE_PERSON,
  'the row the_person asks for no condition': THE_PERSON,
  'the row official_statistics asks for no condition': {
    because: 'the one function that counts states itself that it counts for an official table',
    holds: says('count_referrals_to_police', `'AGGREGATE', array['official_table']`),
  },
  'the row addressed_requests asks for no condition': {
    because: 'the one function that finds requests asks for those addressed to the own authority',
    holds: `${says('find_requests', `r.requested = me`)}
      and ${says('find_requests', `'REQUEST', array['addressed_to_own_authority']`)}`,
  },
  'the row own_caseload asks for no condition': {
    because: 'the sets of referrals and consents ask only for those that the official made',
    holds: `${says('open_referrals', 'r.made_by = exchange.my_official()')}
      and ${says('open_consents', 'c.recorded_by = exchange.my_official()')}`,
  },
  'audit_owner is past row security': {
    because: 'it owns the tables of the record, none of which is forced on it',
    holds: `not exists (select from pg_class where relowner = 'audit_owner'::regrole and relforcerowsecurity)`,
  },
  'the policy destroyed of exchange.data_key lets everyone through': {
    because:
      'what is destroyed is chosen by its request, among what the policy of reading shows alone',
    holds: `exists (select from pg_policy one join pg_policy other using (polrelid)
      where one.polname = 'destroyed' and one.polrelid = 'exchange.data_key'::regclass and other.polcmd = 'r'
        and pg_get_expr(one.polqual, one.polrelid) = pg_get_expr(other.polqual, other.polrelid))
      and ${says('destroy_sealed', 'delete from exchange.data_key k where k.request = t.request')}`,
  },
  ...ofOwner('exchange.retention_step'),
  ...ofOwner('exchange.outward_matter'),
};
