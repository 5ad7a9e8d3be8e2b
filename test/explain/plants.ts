import { Verdicts } from '@lidhja/enforcement';
import { sampleId } from '@lidhja/platform';
import type { Purpose } from '@lidhja/policy';
import type { TestHub } from '../testkit/TestHub';
import type { Chosen, WorldQuestion } from '../worlds/Question';
import { field } from './field';

/** A fault by which what is explained is not what happens; what is answered takes it out again. */
export interface PlantedFault {
  readonly name: string;
  /** Who meets it, and by what, where that is seldom drawn. */
  readonly persona: string;
  readonly asked?: WorldQuestion;
  plant(hub: TestHub): Promise<() => Promise<unknown>>;
}

const GRANTED = sampleId('request/it-decided');

const asking = (
  persona: string,
  purpose: Purpose,
  request: string | null,
  chosen: readonly Chosen[],
): WorldQuestion => ({ persona, operation: 'query', purpose, request, chosen });

type Of = (this: Verdicts, ...asked: Parameters<Verdicts['of']>) => ReturnType<Verdicts['of']>;
const verdicts = Verdicts.prototype as { of: Of };

const ofVerdicts = (
  name: string,
  persona: string,
  asked: WorldQuestion,
  make: (of: Of) => Of,
): PlantedFault => ({
  name,
  persona,
  asked,
  plant() {
    const { of } = verdicts;
    verdicts.of = make(of);
    return Promise.resolve(() => Promise.resolve((verdicts.of = of)));
  },
});

/** What is explained rests on this function; another answer of it is another explanation. */
const ofStanding = (
  name: string,
  persona: string,
  sound: string,
  faulty: string,
  asked?: WorldQuestion,
): PlantedFault => ({
  name,
  persona,
  ...(asked ? { asked } : {}),
  plant: ({ database }) =>
    database.as('admin', async (client) => {
      const { rows } = await client.query<{ definition: string }>(
        `select pg_get_functiondef('exchange.explained_standing'::regproc) as definition`,
      );
      const definition = rows[0]?.definition ?? '';
      if (!definition.includes(sound)) throw new Error(`nothing to plant: ${name}`);
      await client.query(definition.replace(sound, faulty));
      return () => database.as('admin', (again) => again.query(definition));
    }),
});

/** Each is found among the documents of the proof; together they touch either side of what is compared. */
export const PLANTS: readonly PlantedFault[] = [
  ofStanding(
    'a machine is explained to be mandated for everything',
    'ministry-system',
    `not 'machine' = any (f.functions)`,
    'true',
  ),
  ofStanding(
    'a grant that lives is explained to be none',
    'italy-agency',
    `'grants', grants`,
    `'grants', '[]'::jsonb`,
    asking('italy-agency', 'THIS_PROCEEDING', GRANTED, [
      field('informationRequest', [field('disclosure', [field('case', [field('stage')])])], {
        id: { value: GRANTED, variable: true },
      }),
    ]),
  ),
  ofStanding(
    'a kind is explained as another',
    'responsible-authority',
    `'kind', o.kind`,
    `'kind', 'police'`,
  ),
  ofVerdicts(
    'what is open to a kind is withheld when it runs',
    'national-coordinator',
    asking('national-coordinator', 'PREVENTION', null, [
      field(
        'findNetwork',
        [field('contactPoints', [field('place')], { first: { value: 1, variable: false } })],
        { id: { value: sampleId('network/rilat'), variable: false } },
      ),
    ]),
    (of) =>
      function (this: Verdicts, row, field) {
        const verdict = of.call(this, row, field);
        if (field.category !== 'CONTACT_POINT' || !verdict.allowed) return verdict;
        // Withheld, and told to be: the ledger has been given another place for it.
        return { allowed: false, rows: this['ledger'].withholding(field.coordinate, 'PURPOSE') };
      },
  ),
];
