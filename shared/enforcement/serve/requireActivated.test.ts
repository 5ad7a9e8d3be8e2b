import type { Category } from '@lidhja/policy';
import { requireActivated } from './requireActivated';

const categories = new Map<string, Category>([
  ['Case.stage', 'CASE_STATUS'],
  ['Case.suspect', 'SUSPECT'],
]);

const ask = async (waiting: object[]) => {
  const sent: unknown[] = [];
  const query = async (...given: unknown[]) => {
    sent.push(given);
    return waiting;
  };
  const failed = await requireActivated({ query } as never, categories).then(
    () => null,
    (error: Error) => error.message,
  );
  return { sent, failed };
};

test('a build serves when nothing that it declares waits for a second person', async () => {
  const { sent, failed } = await ask([]);
  expect(failed).toBeNull();
  const declared = '{"Case.stage":"CASE_STATUS","Case.suspect":"SUSPECT"}';
  expect(sent).toEqual([['select * from exchange.declare_classification($1::jsonb)', [declared]]]);
});

test('what waits is named, with what to run', async () => {
  const { failed } = await ask([
    { coordinate: 'Case.stage', was: 'SUSPECT', becomes: 'CASE_STATUS' },
    { coordinate: 'Case.suspect', was: 'OFFENCE', becomes: 'SUSPECT' },
  ]);
  expect(failed).toBe(
    'this build classifies fields anew, which a second person has to activate ' +
      '(Case.stage: SUSPECT → CASE_STATUS; Case.suspect: OFFENCE → SUSPECT). ' +
      'Look at it with "npm run policy -- show", then "npm run policy -- activate ISSUER SUBJECT"',
  );
});
