import type { Category } from '@lidhja/policy';
import { pastMarks } from './pastMarks';

const IN_FORCE: readonly (readonly [string, Category])[] = [
  ['Case.suspects', 'SUSPECT'],
  ['CaseSuspect.givenName', 'FAMILY'],
  ['Person.givenName', 'VICTIM_IDENTITY'],
  ['Person.ageBand', 'HEALTH'],
  ['Person.citizenship', 'MIGRATION'],
  ['Person.healthNeeds', 'HEALTH'],
];

test('what an erasure destroys is withheld by the categories in force, each named once', () => {
  const sql = pastMarks(new Map(IN_FORCE));
  expect(sql).toContain(`return 'past_retention@SUSPECT,past_retention@FAMILY'`);
  expect(sql).toContain(
    `return 'past_retention@VICTIM_IDENTITY,past_retention@HEALTH,past_retention@MIGRATION'`,
  );
});

test('a field that is not declared is named', () => {
  expect(() => pastMarks(new Map(IN_FORCE.slice(1)))).toThrow('Case.suspects is not declared');
});
