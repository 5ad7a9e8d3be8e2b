import { createHash } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import { TestHub, type PersonaQuestion } from '../testkit/TestHub';
import type { Finding, Proof } from '../prove/Proof';
import { addCasesBehind, type Holder } from './casesBehind';
import { compare, round } from './compare';

const ROUNDS = 250;
const [FEW, MANY] = [1_000, 1_000_000];
const ONE: Holder = { subject: 'bench-one', grants: 1 };
const THOUSAND: Holder = { subject: 'bench-thousand', grants: 1_000 };
const OWNER = 'prosecutor-vlora';

/** A request in the middle of all that a holder has, by the id that `casesBehind` gave it. */
const requestOf = ({ subject, grants }: Holder): string => {
  const n = Math.ceil(grants / 2);
  const hex = createHash('md5').update(`${subject}/${n}`).digest('hex');
  const marked = `${hex.slice(0, 12)}4${hex.slice(13, 16)}8${hex.slice(17)}`;
  return marked.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

const CASE = `{ reference stage openedOn offences { offence article }
  victims { person { givenName familyName birthYear } } }`;
const asked = { purpose: 'THIS_PROCEEDING', reason: 'Reads the case of a request' };

/** The agency's reading: of the case by way of its request, which is in the answer too. */
const underGrant = (holder: Holder): PersonaQuestion => {
  const request = requestOf(holder);
  const document = `{ informationRequest(id: "${request}") { state disclosure { case ${CASE} } } }`;
  return { ...asked, persona: holder.subject, request, document };
};

/** The owner's, of the same values: the case by its reference, and the request beside it. */
const byOwner = (reference: string, request: string | null): PersonaQuestion => ({
  ...asked,
  persona: OWNER,
  document: `{ ${request ? `informationRequest(id: "${request}") { state }` : ''}
    findCase(reference: "${reference}") ${CASE} }`,
});

/** What is read of the case, as text; each reading must give the same, or times would compare nothing. */
const caseIn = (body: unknown): string => {
  const { data } = body as { data?: Record<string, Record<string, { case?: object }>> };
  return JSON.stringify(data?.['findCase'] ?? data?.['informationRequest']?.['disclosure']?.case);
};

interface Reading {
  readonly ask: () => Promise<unknown>;
  /** Statements of all its fetches together. */
  readonly statements: number;
  readonly read: string;
}

const prepare = async (
  hub: TestHub,
  { persona, ...question }: PersonaQuestion,
): Promise<Reading> => {
  const token = await hub.token(persona ?? '');
  const ask = () => hub.ask({ ...question, token });
  // The first notes that it is one, and fills what is kept of plans.
  await ask();
  hub.seen.length = 0;
  const { body, bytes } = await ask();
  if (body?.errors) throw new Error(`it was refused: ${bytes}`);
  const statements = hub.seen.reduce((sum, one) => sum + one.statements, 0);
  return { ask, statements, read: caseIn(body) };
};

const startHub = (count: number): Promise<TestHub> =>
  TestHub.start(undefined, {
    prepare: (database) =>
      database.as('admin', (client) => addCasesBehind(client, count, [ONE, THOUSAND])),
  });

const referenceOf = (hub: TestHub): Promise<string> =>
  hub.database.as('admin', async (client) => {
    const sql = 'select reference from "national".case_status where case_id = $1';
    const { rows } = await client.query<{ reference: string }>(sql, [sampleId('case/vlora-3')]);
    return rows[0]?.reference ?? '';
  });

const measure = async (few: TestHub, many: TestHub): Promise<Finding> => {
  const reference = await referenceOf(few);
  const readings = {
    owner: await prepare(few, byOwner(reference, requestOf(ONE))),
    ownerAmongMany: await prepare(many, byOwner(reference, requestOf(ONE))),
    caseAlone: await prepare(few, byOwner(reference, null)),
    one: await prepare(few, underGrant(ONE)),
    thousand: await prepare(few, underGrant(THOUSAND)),
    thousandAmongMany: await prepare(many, underGrant(THOUSAND)),
  };
  const told = new Set(Object.values(readings).map(({ read }) => read));
  if (told.size > 1 || !/"familyName":"/.test([...told].join()))
    throw new Error(`the readings differ: ${[...told].join('\n')}`);
  const { owner, ownerAmongMany, caseAlone, one, thousand, thousandAmongMany } = await compare(
    {
      owner: readings.owner.ask,
      ownerAmongMany: readings.ownerAmongMany.ask,
      caseAlone: readings.caseAlone.ask,
      one: readings.one.ask,
      thousand: readings.thousand.ask,
      thousandAmongMany: readings.thousandAmongMany.ask,
    },
    ROUNDS,
    // The median.
    0.5,
  );
  const grown = (reading: Reading): number => reading.statements - readings.one.statements;
  return {
    figures: {
      cases: MANY,
      rounds: ROUNDS,
      ownerMs: round(owner),
      grantMs: round(one),
      grantToOwnersCaseAlone: round(one / caseAlone),
      statementsOfOwner: readings.owner.statements,
      statementsUnderGrant: readings.one.statements,
    },
    bars: {
      grantToOwner: { measured: round(one / owner), atMost: 1.5 },
      grantToOwnerAmongMillion: {
        measured: round(thousandAmongMany / ownerAmongMany),
        atMost: 1.5,
      },
      thousandGrantsToOne: { measured: round(thousand / one), atMost: 1.3 },
      millionCasesToThousand: { measured: round(thousandAmongMany / thousand), atMost: 1.5 },
      statementsMoreWithThousandGrants: { measured: grown(readings.thousand), atMost: 0 },
      statementsMoreAmongMillion: { measured: grown(readings.thousandAmongMany), atMost: 0 },
      statementsMoreThanOwner: {
        measured: readings.one.statements - readings.owner.statements,
        atMost: 0,
      },
    },
  };
};

/** What a reading under a grant costs: against its owner's, with many grants held, and among many cases. */
export const exchangeReads: Proof = {
  name: 'exchange',
  async run(_scale, say) {
    const few = await startHub(FEW);
    try {
      const many = await startHub(MANY);
      say(`${FEW} cases are in, and ${MANY} beside`);
      return await measure(few, many).finally(() => many.stop());
    } finally {
      await few.stop();
    }
  },
};
