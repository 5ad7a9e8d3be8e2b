import type { Actor } from '@lidhja/audit';
import { Ledger } from './Ledger';

const actor: Actor = {
  operation: 'operation-1',
  organisation: 'org-1',
  official: 'official-1',
  purpose: 'THIS_PROCEEDING',
  reason: 'reason',
  request: null,
};
const unsigned: Actor = { ...actor, organisation: null, official: null, purpose: null };
const mandate = { rule: 'some_rule', basis: 'mandate' };

describe('the ledger of an operation', () => {
  it('has nothing to record where nothing was noted', () => {
    expect(new Ledger().events(actor)).toEqual([]);
    expect(new Ledger().summary()).toEqual([]);
  });

  it('records what left, by coordinate and ground, with each record once', () => {
    const ledger = new Ledger();
    ledger.release('Case.offence', '1', mandate);
    ledger.release('Case.offence', '1', mandate);
    ledger.release('Case.offence', '2', mandate);
    ledger.release('Case.offence', '2', { ...mandate, basis: 'grant:1' });
    ledger.release('Case.offence', '3', { ...mandate, rule: 'other_rule' });
    ledger.release('Case.suspect', '1', mandate);
    expect(ledger.events(actor)).toEqual([
      {
        ...actor,
        type: 'released',
        rows: ['1', '2', '3'].map((record) => ({ record, of: [record] })),
        coordinates: [
          { coordinate: 'Case.offence', rows: [0, 1], ...mandate },
          {
            coordinate: 'Case.offence',
            rows: [1],
            rule: 'some_rule',
            basis: 'grant:1',
          },
          {
            coordinate: 'Case.offence',
            rows: [2],
            rule: 'other_rule',
            basis: 'mandate',
          },
          { coordinate: 'Case.suspect', rows: [0], ...mandate },
        ],
        withheld: [],
      },
    ]);
  });

  it('names a row by its own id, or by its record, or not at all', () => {
    const ledger = new Ledger();
    const rows = ledger.releasing('Case.offence', mandate);
    expect(rows).toEqual([]);
    rows.push({ id: '1', record: '2' }, { record: '3' }, {});
    ledger.release('Case.offence', undefined, mandate);
    expect(ledger.releasing('Case.offence', mandate)).toBe(rows);
    expect(rows.at(-1)).toStrictEqual({});
    const [event] = ledger.events(actor);
    // As it is sent, since a match of objects passes over what is undefined.
    expect(JSON.stringify(event)).toContain(
      '"rows":[{"record":"1","of":["1","2"]},{"record":"3","of":["3"]},{"of":[]}]',
    );
    expect(event).toMatchObject({ coordinates: [{ rows: [0, 1, 2] }] });
  });

  it('keeps apart what obliges whoever receives it to different things', () => {
    const ledger = new Ledger();
    const reported = { ...mandate, obligations: [{ kind: 'REPORT_USE' }] as const };
    const handled = { ...mandate, obligations: [{ kind: 'HANDLING', code: 'H1' }] as const };
    for (const [record, ground] of [
      ['1', mandate],
      ['2', reported],
      ['3', handled],
      ['4', { ...reported, obligations: [...reported.obligations] }],
      ['5', { ...mandate, obligations: [] }],
    ] as const) {
      ledger.release('Case.offence', record, ground);
    }
    expect(ledger.released.map(({ obligations, rows }) => [obligations, rows])).toEqual([
      [[], [{ record: '1' }, { record: '5' }]],
      [reported.obligations, [{ record: '2' }, { record: '4' }]],
      [handled.obligations, [{ record: '3' }]],
    ]);
  });

  it('counts the rows of a withheld coordinate once each, by reason, in the order of coordinates', () => {
    const ledger = new Ledger();
    const [one, other] = [{}, {}];
    ledger.withhold('Case.suspect', 'GRANT', one);
    ledger.withhold('Case.offence', 'NOT_PERMITTED', one);
    ledger.withhold('Case.suspect', 'GRANT', one);
    ledger.withhold('Case.suspect', 'GRANT', other);
    ledger.withhold('Case.suspect', 'AGREEMENT', other);
    ledger.withhold('Case.article', 'GRANT', other);
    const summary = [
      { coordinate: 'Case.article', reason: 'GRANT', count: 1 },
      { coordinate: 'Case.offence', reason: 'NOT_PERMITTED', count: 1 },
      { coordinate: 'Case.suspect', reason: 'GRANT', count: 2 },
      { coordinate: 'Case.suspect', reason: 'AGREEMENT', count: 1 },
    ];
    expect(ledger.summary()).toEqual(summary);
    expect(ledger.withholding('Case.article', 'GRANT')).toEqual([other]);
    expect(ledger.events(actor)).toEqual([
      {
        ...actor,
        type: 'released',
        rows: [{ of: [] }],
        coordinates: [],
        withheld: summary.map((entry) => ({ ...entry, rows: Array<number>(entry.count).fill(0) })),
      },
    ]);
  });

  it('says of each row whom it is about, of what is counted once for each', () => {
    const ledger = new Ledger();
    const edge = { id: 'edge', about: 'person', record: 'case' };
    const decision = { about: 'person', record: 'case' };
    const another = { about: 'other', record: 'case' };
    const nameless = { about: 'case' };
    ledger.releasing('Victim', mandate).push(edge);
    ledger.releasing('Decision', mandate).push(decision, another, { ...decision });
    ledger.releasing('Answer', mandate).push(nameless);
    for (const row of [decision, { ...decision }, another, decision]) {
      ledger.withhold('Decision.body', 'NOT_PERMITTED', row);
    }
    expect(ledger.events(actor)).toEqual([
      {
        ...actor,
        type: 'released',
        rows: [
          { record: 'edge', of: ['edge', 'case', 'person'] },
          { record: 'case', of: ['case', 'person'] },
          { record: 'case', of: ['case', 'other'] },
          { of: ['case'] },
        ],
        coordinates: [
          { coordinate: 'Victim', rows: [0], ...mandate },
          { coordinate: 'Decision', rows: [1, 2], ...mandate },
          { coordinate: 'Answer', rows: [3], ...mandate },
        ],
        withheld: [
          { coordinate: 'Decision.body', reason: 'NOT_PERMITTED', count: 3, rows: [1, 1, 2] },
        ],
      },
    ]);
    expect(ledger.summary()).toEqual([
      { coordinate: 'Decision.body', reason: 'NOT_PERMITTED', count: 3 },
    ]);
  });

  it('records what a root field wrote, before what it read', () => {
    const ledger = new Ledger();
    ledger.wrote('Mutation.publish', ['1', '2']);
    const written = {
      ...actor,
      type: 'written',
      mutation: 'Mutation.publish',
      records: ['1', '2'],
    };
    expect(ledger.events(actor)).toEqual([written]);
    ledger.release('Case.offence', '1', mandate);
    expect(ledger.events(actor)).toMatchObject([written, { type: 'released' }]);
  });

  it('lets no caller without a token fill the record with refusals, yet keeps what left and what was written', () => {
    const ledger = new Ledger();
    ledger.withhold('Case.offence', 'NOT_PERMITTED', {});
    expect(ledger.events(unsigned)).toEqual([]);
    expect(ledger.events(actor)).toHaveLength(1);
    ledger.wrote('Mutation.report', ['1']);
    expect(ledger.events(unsigned)).toMatchObject([{ type: 'written' }]);
    ledger.release('Case.offence', '1', mandate);
    expect(ledger.events(unsigned)).toMatchObject([{ type: 'written' }, { type: 'released' }]);
  });
});

test('what went out and what stayed in can be looked at, row by row', () => {
  const ledger = new Ledger();
  const row = { id: 'case-1' };
  ledger.release('Case.stage', 'case-1', { rule: 'table', basis: 'mandate' });
  ledger.withhold('Case.suspects', 'GRANT', row);
  expect(ledger.released.map(({ coordinate, rows }) => [coordinate, rows])).toEqual([
    ['Case.stage', [{ record: 'case-1' }]],
  ]);
  expect(ledger.kept).toEqual([{ coordinate: 'Case.suspects', reason: 'GRANT', rows: [row] }]);
});
