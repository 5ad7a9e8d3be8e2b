import { securedTables } from '@lidhja/national';
import { countServed } from './countServed';
import { granting, NAMED } from './granting';
import type { Probe } from './Probe';
import { recordFacts, type Recorded } from './Recorded';
import { SESSIONS, sessionOf, type Settings } from './sessions';

const RECIPIENT = sessionOf('employment', 'ASSISTANCE', 'employment-adviser', 'employment-vlora');
const session = (name: string): Settings => SESSIONS[name] as Settings;
const OWN = session('prosecutor, own case');
const OTHERS = session('prosecutor, another’s case');
const AGENCY = session('agency abroad');
const PROTECTION = session('protection abroad');
const LEAD = { ...OTHERS, purpose: 'RELATED_PROCEEDING' };

/** Who asks where what is recorded beside a case and a person, and which categories the grant names. */
const ASKED: readonly (readonly [asker: Settings, facts: Recorded, granted?: readonly string[]])[] =
  [
    [OWN, {}],
    [OWN, { authorised: true }],
    [LEAD, {}],
    [LEAD, { cited: true }],
    [RECIPIENT, { consent: { category: 'VICTIM_IDENTITY' } }],
    [RECIPIENT, { consent: { category: 'VICTIM_IDENTITY', withdrawn: true } }],
    [RECIPIENT, { consent: { category: 'HEALTH' } }],
    [RECIPIENT, { referral: 'EXPLOITATION' }],
    [AGENCY, {}, ['HEALTH']],
    [AGENCY, { authorised: true }, ['HEALTH']],
    [AGENCY, { authorised: true, necessary: 'HEALTH' }, ['HEALTH']],
    [AGENCY, { authorised: true, consent: { category: 'HEALTH' } }, ['HEALTH']],
    [AGENCY, { child: 'undecided' }, NAMED],
    [AGENCY, { child: 'decided' }, NAMED],
    [AGENCY, { agreementH1: true, evidence: true }, NAMED],
    [PROTECTION, {}, NAMED],
    [PROTECTION, { consent: { category: 'VICTIM_IDENTITY' } }, NAMED],
    [PROTECTION, { consent: { category: 'CASE_STATUS' } }, NAMED],
    [session('authority, returns'), { returning: true }],
    // Whom nothing else names that is in its term, and whom something does.
    [session('authority, trained'), { past: 'case' }],
    [session('authority, trained'), { past: 'case', referral: 'EXPLOITATION' }],
    ...(['first recipient', 'provider', 'permitted', 'another'] as const).map(
      (caller) =>
        [
          AGENCY,
          { code: { on: 'case', code: 'H2', category: 'OFFENCE', caller, abroad: false } },
          NAMED,
        ] as const,
    ),
  ];

const STATEMENTS: readonly string[] = [
  countServed(securedTables),
  `select c.id, c.access from exchange.live_grants() g join "national".readable_case c on c.id = g.record`,
  `select case_id, person_id, facts, marks from "national".readable_victim order by id limit 200`,
  'select id, record, access from "national".readable_person order by id limit 200',
  'select person, recipient, categories from exchange.live_consents() order by person, given_at',
];

/** What the national part asks where consents, authorisations, codes and the like are recorded. */
export const recordedProbes: readonly Probe[] = ASKED.flatMap(([settings, facts, granted]) =>
  STATEMENTS.map((sql) => ({
    name: `${settings['kind'] ?? ''} for ${settings['purpose'] ?? ''} where ${JSON.stringify(facts)}: ${sql.slice(0, 40)}`,
    role: 'lidhja_national',
    settings,
    before: [
      ...(granted ? [granting(granted, 2)] : []),
      ...recordFacts(facts, settings['organisation'] ?? '', settings['purpose'] ?? ''),
    ].join(';\n'),
    sql,
  })),
);
