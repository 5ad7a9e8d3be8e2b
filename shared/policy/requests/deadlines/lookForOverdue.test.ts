import { lookForOverdue, type Happened, type Running } from '../../index';

const DAY = 86_400_000;
const AT = Date.parse('2026-06-01T08:00:00Z');
const DUE = AT + 7 * DAY;

const happened = (
  event: Happened['event'],
  days: number,
  until: number | null = null,
): Happened => ({ event, at: AT + days * DAY, until });

const look = (
  events: readonly Happened[],
  told: number | null,
  now: number,
  more: Partial<Running> = {},
) =>
  lookForOverdue(
    {
      ...{ submittedAt: AT, urgency: 'OTHER', term: 7 * DAY, zone: 'Europe/Tirane', events },
      ...{ template: 'DIRECTIVE_2023_977', ...more },
    },
    told,
    now,
  );

const quiet = (next: number | null) => ({ since: null, tell: false, next });

test('before the end of its term there is nothing to tell, and it is looked at in the first moment after', () => {
  expect(look([], null, AT)).toEqual(quiet(DUE + 1));
  expect(look([], null, DUE)).toEqual(quiet(DUE + 1));
  expect(look([], null, DUE + 1)).toEqual({ since: DUE, tell: true, next: null });
});

test.each([
  ['to summer time', '2026-03-28T11:00:00Z', '2026-04-04T10:00:00Z'],
  ['to winter time', '2026-10-24T10:00:00Z', '2026-10-31T11:00:00Z'],
])('over the change %s it is overdue when the clocks there say so', (_name, from, to) => {
  const [submittedAt, ends] = [Date.parse(from), Date.parse(to)];
  expect(look([], null, ends, { submittedAt })).toEqual(quiet(ends + 1));
  expect(look([], null, ends + 1, { submittedAt }).since).toBe(ends);
});

test('what was told is not told again', () => {
  const acknowledged = [happened('ACKNOWLEDGED', 1)];
  for (const events of [[], acknowledged])
    expect(look(events, DUE, DUE + DAY)).toEqual({ since: DUE, tell: false, next: null });
});

test('while a clarification is awaited only a step changes anything', () => {
  const asked = [happened('ACKNOWLEDGED', 1), happened('CLARIFICATION_ASKED', 2)];
  expect(look(asked, null, DUE + DAY)).toEqual(quiet(null));
  const answered = [...asked, happened('CLARIFIED', 5)];
  expect(look(answered, null, DUE + DAY)).toEqual(quiet(DUE + 3 * DAY + 1));
});

test('one that is asked after the term neither hides that it is over nor has it told again', () => {
  const asked = [happened('ACKNOWLEDGED', 1), happened('CLARIFICATION_ASKED', 8)];
  expect(look(asked, null, DUE + 2 * DAY)).toEqual({ since: DUE, tell: true, next: null });
  expect(look(asked, DUE, DUE + 2 * DAY)).toEqual({ since: DUE, tell: false, next: null });
  const answered = [...asked, happened('CLARIFIED', 10)];
  expect(look(answered, DUE, DUE + 9 * DAY)).toEqual({ since: DUE, tell: false, next: null });
  const again = [...answered, happened('CLARIFICATION_ASKED', 11)];
  expect(look(again, null, DUE + 9 * DAY)).toEqual({
    since: DUE + 2 * DAY,
    tell: true,
    next: null,
  });
});

test('a later end that was given after the first was missed is told when it is missed too', () => {
  const until = AT + 20 * DAY;
  const awaited = [happened('ACKNOWLEDGED', 1), happened('AUTHORISATION_AWAITED', 8, until)];
  expect(look(awaited, DUE, DUE + 2 * DAY)).toEqual(quiet(until + 1));
  for (const told of [null, DUE])
    expect(look(awaited, told, until + 1)).toEqual({ since: until, tell: true, next: null });
  expect(look(awaited, until, until + DAY)).toEqual({ since: until, tell: false, next: null });
  const asked = [...awaited, happened('CLARIFICATION_ASKED', 21)];
  expect(look(asked, null, until + 2 * DAY)).toEqual({ since: until, tell: true, next: null });
});
