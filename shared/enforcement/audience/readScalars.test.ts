import { buildSchema, coerceInputValue, parse, validate, type GraphQLInputType } from 'graphql';
import { readScalars } from './readScalars';

const SDL = `
  scalar LocalDate
  scalar DateTime
  scalar JSONObject
  scalar Other
  type Query { days(on: LocalDate, at: DateTime, with: JSONObject, other: Other): LocalDate }`;
const schema = readScalars(buildSchema(SDL));

const READ = [
  ['LocalDate', '2026-02-28', ['2026-02-30', 'tomorrow', '', 20260228]],
  ['DateTime', '2026-02-28T10:00:00+02:00', ['2026-02-28', 'now', '', true]],
  ['JSONObject', { first: 1 }, ['first', 1, ['first']]],
] as const;

const DOCUMENTS = [
  ['{ days(on: "2026-02-28", at: "2026-02-28T10:00:00Z", with: { a: 1 }, other: "x") }', []],
  ['{ days(on: "2026-02-30") }', ['1:12']],
  ['{ days(at: "now") }', ['1:12']],
  ['{ days(with: "x") }', ['1:14']],
  ['query ($b: String) { days(with: { a: $b }) }', []],
] as const;

test.each(READ)('%s goes on as it is given, or is refused', (name, sound, wrong) => {
  const type = schema.getType(name) as GraphQLInputType;
  expect(coerceInputValue(sound, type)).toBe(sound);
  for (const given of wrong) {
    const refused = jest.fn();
    coerceInputValue(given, type, refused);
    expect(refused).toHaveBeenCalledTimes(1);
  }
});

test.each(DOCUMENTS)('what %s says is read at its place', (document, places) => {
  const found = validate(schema, parse(document)).flatMap(({ locations }) => locations ?? []);
  expect(found.map(({ line, column }) => `${line}:${column}`)).toEqual(places);
});

test('a default keeps the form in which it is written', () => {
  const typed = readScalars(
    buildSchema(`${SDL} input Days { on: DateTime = "2026-02-28T10:00:00+02:00" }`),
  );
  expect(coerceInputValue({}, typed.getType('Days') as GraphQLInputType)).toEqual({
    on: '2026-02-28T10:00:00+02:00',
  });
});

test('without it any text is a day', () => {
  const type = buildSchema(SDL).getType('LocalDate') as GraphQLInputType;
  expect(coerceInputValue('tomorrow', type)).toBe('tomorrow');
});
