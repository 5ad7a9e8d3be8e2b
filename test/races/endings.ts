import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { TestHub } from '../testkit/TestHub';

export const REQUEST = sampleId('request/it-decided');
const AGREEMENT = sampleId('agreement/al-it');
const GRANT = sampleId('grant/it-decided');
const AGENCY = sampleId('organisation/italy-anti-trafficking-agency');

/** How a grant comes to its end, and how it is as before for the next race. */
export interface Ending {
  readonly name: string;
  /** @returns when it is acknowledged; the instant in epoch milliseconds if it ends later, by itself */
  end(hub: TestHub): Promise<number | undefined>;
  restore(hub: TestHub): Promise<void>;
  /** Functions of the exchange, and what they say instead to see things as they stood a moment ago. */
  readonly twin?: Readonly<Record<string, readonly (readonly [string, string])[]>>;
}

const admin = async (hub: TestHub, sql: string): Promise<void> => {
  await hub.database.as('admin', (client) => client.query(sql));
};

/** @throws Error where it was refused */
const mutate = async (
  hub: TestHub,
  persona: string,
  purpose: string,
  field: string,
  input: object,
  within: string,
): Promise<Record<string, { id: string }>> => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const { body } = await hub.ask({
    persona,
    purpose,
    reason: 'Ends what others read under',
    document: `mutation ($input: ${type}!) { ${field}(input: $input) { ${within} } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
  const payload = (body?.data as Record<string, Record<string, { id: string }>> | null)?.[field];
  if (!payload) throw new Error(`${field} was refused: ${JSON.stringify(body?.errors)}`);
  return payload;
};

/** Two people put the agreement into another status, at once. */
const amend = async (hub: TestHub, status: string): Promise<void> => {
  const { change } = await mutate(
    hub,
    'national-coordinator',
    'OVERSIGHT',
    'proposeAgreementVersion',
    {
      agreementId: AGREEMENT,
      status,
      offences: ['TRAFFICKING_IN_PERSONS'],
      purposes: ['THIS_PROCEEDING'],
      categories: ['CASE_STATUS', 'OFFENCE', 'SUSPECT', 'VICTIM_IDENTITY'],
      deadlineHours: { urgentDirect: 8, urgent: 72, other: 168 },
      handling: ['H0'],
    },
    'change { id }',
  );
  const input = { changeId: change?.id };
  await mutate(
    hub,
    'national-coordinator-second',
    'OVERSIGHT',
    'activatePolicyChange',
    input,
    'change { id }',
  );
};

const LATEST = `(select max(v.version) from exchange.agreement_version v where v.agreement = '${AGREEMENT}')`;
const OF_LATEST = `agreement = '${AGREEMENT}' and version = ${LATEST}`;

const AGO = `(clock_timestamp() - '00:00:02'::interval)`;
// The engine compares what it is given once more: what is read of a moment ago is all of it.
const later = (instant: string): readonly [string, string] => [
  instant,
  `(${instant} + '00:00:02'::interval)`,
];
const IN_FORCE = [
  ['l.valid_from <= clock_timestamp()', `l.valid_from <= ${AGO}`],
  later('v.valid_until'),
] as const;
const AGREED_A_MOMENT_AGO = { grants_in_force: IN_FORCE, agreements_in_force: IN_FORCE };

/** Milliseconds from now to the end of what expires. */
const SOON = 60;

const expiring = (name: string, table: string, where: string, twin: Ending['twin']): Ending => ({
  name,
  end: async (hub) => {
    const at = Date.now() + SOON;
    await admin(
      hub,
      `update exchange.${table} set valid_until = to_timestamp(${at}::float8 / 1000) where ${where}`,
    );
    return at;
  },
  restore: (hub) =>
    admin(hub, `update exchange.${table} set valid_until = '2034-01-01' where ${where}`),
  ...(twin ? { twin } : {}),
});

export const ENDINGS: readonly Ending[] = [
  {
    name: 'the grant is revoked',
    end: async (hub) => {
      const input = { requestId: REQUEST, reason: 'The case has taken another turn' };
      await mutate(hub, 'prosecutor-vlora', 'THIS_PROCEEDING', 'revokeGrant', input, 'repeated');
      return undefined;
    },
    restore: (hub) => admin(hub, `delete from exchange.revocation where "grant" = '${GRANT}'`),
    twin: {
      grants_in_force: [['x."grant" = g.id', `x."grant" = g.id and x.revoked_at <= ${AGO}`]],
    },
  },
  {
    name: 'the agreement is suspended',
    end: async (hub) => {
      await amend(hub, 'suspended');
      return undefined;
    },
    restore: (hub) => amend(hub, 'in_force'),
    twin: AGREED_A_MOMENT_AGO,
  },
  expiring('the grant expires', '"grant"', `id = '${GRANT}'`, {
    grants_in_force: [later('g.valid_until')],
  }),
  {
    name: 'the agreement is denounced',
    end: async (hub) => {
      await amend(hub, 'denounced');
      return undefined;
    },
    // Nobody can bring it back over the hub.
    restore: (hub) =>
      admin(
        hub,
        `delete from exchange.agreement_version where ${OF_LATEST} and status = 'denounced';
         update exchange.agreement_version set valid_until = '2034-01-01' where ${OF_LATEST}`,
      ),
  },
  expiring('the agreement expires', 'agreement_version', OF_LATEST, AGREED_A_MOMENT_AGO),
  {
    name: 'the official who reads is suspended',
    end: async (hub) => {
      await admin(
        hub,
        `insert into exchange.suspension (organisation, official) select o.organisation, o.id
         from exchange.official o where o.organisation = '${AGENCY}'`,
      );
      return undefined;
    },
    restore: (hub) =>
      admin(hub, `delete from exchange.suspension where organisation = '${AGENCY}'`),
  },
];
