import type { Category } from '@lidhja/policy';
import type { OperationRule } from '../declare/Operation';
import { rowPolicies } from './rowPolicies';
import type { SecuredTable } from './SecuredTable';

const declared = {
  categories: new Map<string, Category>([['Suspect.name', 'SUSPECT']]),
  operations: new Map<string, OperationRule>([
    ['Mutation.suspect', { by: ['police', 'border'], purposes: ['THIS_PROCEEDING'] }],
    ['Mutation.anything', { by: ['police'] }],
  ]),
};
const one: SecuredTable = {
  table: 'one',
  serves: { name: 'Suspect.name' },
  keys: ['id'],
  hidden: ['area'],
  opens: (category) => `opens(${category})`,
};
const made = (table: Partial<SecuredTable>): string =>
  rowPolicies({ schema: 'some', role: 'reader' }, { ...one, ...table }, declared);

test('a table opens to its category, and what is hidden is nobody’s to read', () => {
  const sql = made({});
  expect(sql).toContain('for select to reader using (opens(SUSPECT))');
  expect(sql).toContain('grant select ("name", "id") on "some"."one" to reader');
  expect(sql).toContain('force row level security');
  expect(sql).toContain('revoke all on "some"."one" from reader;\n');
});

test('a table that nobody reads has neither policy nor right', () => {
  const sql = made({ serves: {}, hidden: ['name', 'id', 'area'], opens: null });
  expect(sql).not.toContain('to reader');
  expect(sql.trim()).toMatch(/from reader;$/);
});

test('who adds rows is who the operation is for', () => {
  const sql = made({ adds: { by: 'Mutation.suspect', columns: ['name'], where: 'sound' } });
  expect(sql).toContain(`in ('police', 'border')`);
  expect(sql).toContain(`in ('THIS_PROCEEDING')`);
  expect(sql).toContain('and sound)');
});

test('the migrator keeps all of a table, or adds to it and sees of it what is said', () => {
  const whole = 'to lidhja_migrator using (true) with check (true)';
  const added =
    'create policy keeper on "some"."one" for insert to lidhja_migrator with check (true)';
  const dropped = 'drop policy keeper on "some"."one";';
  const kept = 'create policy kept on "some"."one" for select to lidhja_migrator';
  const all = made({});
  expect([all.includes(whole), all.includes(dropped), all.includes(kept)]).toEqual([
    ...[true, false, false],
  ]);
  const none = made({ keeperSees: null });
  // After what `closeTable` makes.
  expect(none.indexOf(dropped)).toBeGreaterThan(none.indexOf(whole));
  expect(none.indexOf(added)).toBeGreaterThan(none.indexOf(dropped));
  expect(none).not.toContain('policy kept');
  expect(made({ keeperSees: 'asked' })).toContain(`${kept} using (asked);`);
  // What it destroys it sees at that moment, and nothing else.
  const erases = made({ keeperSees: null, keeperErases: 'approved' });
  expect(erases).toContain(`${kept} using (approved);`);
  expect(erases).toContain(
    'create policy erased on "some"."one" for delete to lidhja_migrator using (approved);',
  );
  expect(made({ keeperSees: 'asked', keeperErases: 'approved' })).toContain(
    `${kept} using (asked);`,
  );
  expect(none).not.toContain('for delete');
  // And there is nothing between the statements.
  for (const sql of [all, none, erases]) {
    const begun = sql.split(';').map((one) => one.trim().split(' ')[0]);
    expect(new Set(begun)).toEqual(new Set(['alter', 'drop', 'create', 'revoke', 'grant', '']));
  }
});

test.each([
  [{ serves: { name: 'Suspect.nickname' } }, 'one serves Suspect.nickname, which is not declared'],
  [{ serves: {} }, 'one is read and serves no field'],
  [
    { adds: { by: 'Mutation.anything', columns: ['name'], where: 'sound' } },
    'of which no rule says by whom and for what',
  ],
])('what the schema does not say is refused: %j', (table, reason) => {
  expect(() => made(table)).toThrow(reason);
});
