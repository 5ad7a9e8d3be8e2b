import { PURPOSES, type Category } from '@lidhja/policy';
import type { Recorded } from './Recorded';
import type { RowQuestion } from './RowQuestion';

const AT_HOME = { assigned: false, inArea: false, trained: false, grant: null };

const asked = (question: Partial<RowQuestion>): RowQuestion => ({
  kind: 'prosecutor',
  purpose: 'THIS_PROCEEDING',
  ...AT_HOME,
  ...question,
});

const granting = (...categories: Category[]): Pick<RowQuestion, 'grant'> => ({
  grant: { categories, approvals: 2 },
});

/** What a court, a lead and a prepared return open at home. */
const byMandate: RowQuestion[] = [
  ...([{}, { authorised: true }] satisfies Recorded[]).flatMap((recorded) =>
    [true, false].flatMap((inArea) =>
      (['prosecutor', 'police'] as const).flatMap((kind) =>
        (['THIS_PROCEEDING', 'RELATED_PROCEEDING'] as const).map((purpose) =>
          asked({ kind, purpose, assigned: true, inArea, recorded }),
        ),
      ),
    ),
  ),
  ...(['prosecutor', 'police', 'border'] as const).flatMap((kind) =>
    (['THIS_PROCEEDING', 'RELATED_PROCEEDING'] as const).flatMap((purpose) =>
      [true, false].map((inArea) => asked({ kind, purpose, inArea, recorded: { cited: true } })),
    ),
  ),
  ...(['consular', 'responsible_authority', 'police'] as const).flatMap((kind) =>
    (['RETURN', 'ASSISTANCE'] as const).map((purpose) =>
      asked({ kind, purpose, recorded: { returning: true } }),
    ),
  ),
];

/** What conditions about the case and the person open abroad, and what a child is kept from. */
const byGrant: RowQuestion[] = [
  'foreign_authority' as const,
  'foreign_protection' as const,
  'international_organisation' as const,
].flatMap((kind) =>
  (['THIS_PROCEEDING', 'RETURN', 'IMMEDIATE_THREAT'] as const).flatMap((purpose) => [
    ...(
      [
        { authorised: true },
        { necessary: 'HEALTH' },
        { authorised: true, necessary: 'HEALTH' },
        { authorised: true, necessary: 'FAMILY' },
        { authorised: true, consent: { category: 'HEALTH' } },
        { authorised: true, consent: { category: 'HEALTH', withdrawn: true } },
      ] satisfies Recorded[]
    ).map((recorded) => asked({ kind, purpose, ...granting('HEALTH'), recorded })),
    ...(
      [
        { consent: { category: 'VICTIM_IDENTITY' } },
        { consent: { category: 'MIGRATION' } },
        { consent: { category: 'CASE_STATUS' } },
        { child: 'undecided' },
        { child: 'decided' },
        { child: 'undecided', consent: { category: 'VICTIM_IDENTITY' } },
        { agreementH1: true },
        { agreementH1: true, evidence: true },
      ] satisfies Recorded[]
    ).map((recorded) =>
      asked({ kind, purpose, ...granting('VICTIM_IDENTITY', 'CASE_STATUS'), recorded }),
    ),
  ]),
);

/** What a person's consent or a referral opens by itself. */
const byPerson: RowQuestion[] = [
  'ngo' as const,
  'network_secretariat' as const,
  'police' as const,
  'media' as const,
].flatMap((kind) =>
  PURPOSES.flatMap((purpose) =>
    (['VICTIM_IDENTITY', 'EXPLOITATION'] as const).flatMap((category) =>
      (
        [
          { consent: { category } },
          { consent: { category, withdrawn: true } },
          { referral: category },
          { referral: category, consent: { category: 'MIGRATION' } },
        ] satisfies Recorded[]
      ).map((recorded) => asked({ kind, purpose, recorded })),
    ),
  ),
);

type Code = NonNullable<Recorded['code']>;
const codes = (of: readonly Code['caller'][], categories: readonly Code['category'][]): Code[] =>
  (['case', 'person'] as const).flatMap((on) =>
    (['H1', 'H2'] as const).flatMap((code) =>
      categories.flatMap((category) =>
        of.flatMap((caller) =>
          (caller === 'another' || caller === 'permitted' ? [true, false] : [true]).map(
            (abroad) => ({ on, code, category, caller, abroad }),
          ),
        ),
      ),
    ),
  );

/** What codes keep from whom, at home and under a grant. */
const byCode: RowQuestion[] = [
  ...codes(['first recipient', 'permitted', 'another'], [null, 'SUSPECT', 'VICTIM_IDENTITY']).map(
    (code) => asked({ assigned: true, inArea: true, recorded: { code } }),
  ),
  ...codes(
    ['first recipient', 'provider', 'permitted', 'another'],
    [null, 'SUSPECT', 'VICTIM_IDENTITY'],
  ).flatMap((code) =>
    ([{ code }, { code, evidence: true }] satisfies Recorded[]).map((recorded) =>
      asked({
        kind: 'foreign_authority',
        ...granting('SUSPECT', 'VICTIM_IDENTITY', 'CASE_STATUS'),
        recorded,
      }),
    ),
  ),
];

/** What is left of a case past its term, for whom; and of one that a hold keeps. */
const byTerm: RowQuestion[] = (['case', 'held'] as const).flatMap((past) => [
  ...[true, false].flatMap((inArea) =>
    (['prosecutor', 'police'] as const).map((kind) =>
      asked({ kind, assigned: true, inArea, recorded: { past } }),
    ),
  ),
  ...(['IDENTIFICATION', 'ASSISTANCE', 'RETURN'] as const).map((purpose) =>
    asked({ kind: 'responsible_authority', purpose, trained: true, recorded: { past } }),
  ),
  asked({
    kind: 'border',
    purpose: 'IDENTIFICATION',
    inArea: true,
    trained: true,
    recorded: { past },
  }),
  ...(['CASE_STATUS', 'SUSPECT', 'VICTIM_IDENTITY', 'MIGRATION'] as const).map((category) =>
    asked({ kind: 'foreign_authority', ...granting('CASE_STATUS', category), recorded: { past } }),
  ),
  ...(
    [
      { consent: { category: 'VICTIM_IDENTITY' } },
      { referral: 'VICTIM_IDENTITY' },
    ] satisfies Recorded[]
  ).map((recorded) =>
    asked({ kind: 'ngo', purpose: 'ASSISTANCE', recorded: { ...recorded, past } }),
  ),
  asked({ kind: 'consular', purpose: 'RETURN', recorded: { returning: true, past } }),
  ...(['case', 'citing'] as const).map((one) =>
    asked({ purpose: 'RELATED_PROCEEDING', recorded: { cited: true, past: one } }),
  ),
]);

/** Questions in which something is recorded of the case or the person. */
export const byRecorded: Readonly<Record<string, readonly RowQuestion[]>> = {
  'a court, a lead and a return open at home': byMandate,
  'conditions about case and person open abroad': byGrant,
  'a consent and a referral open': byPerson,
  'codes keep back': byCode,
  'is left of a case past its term': byTerm,
};
