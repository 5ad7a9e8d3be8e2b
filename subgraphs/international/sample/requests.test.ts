import { addTerm, stateAfter, type RequestEvent } from '@lidhja/policy';
import { agreements } from './agreements';
import { courses } from './courses';
import { requests } from './requests';

type Row = Record<string, unknown>;
const rows = (table: string): readonly Row[] => (agreements[table] ?? []) as readonly Row[];
const versions = new Map(rows('exchange.agreement_version').map((row) => [row['agreement'], row]));

describe('the requests of the sample', () => {
  test.each(requests as readonly Row[])('$reference keeps to its agreement', (request) => {
    const version = versions.get(request['agreement']);
    expect(version?.['purposes']).toContain(request['purpose']);
    expect(version?.['offences']).toContain(request['offence']);
    expect(version?.['categories']).toEqual(expect.arrayContaining(request['categories'] as []));
    const [at, from, until] = [
      request['submitted_at'],
      version?.['valid_from'],
      version?.['valid_until'],
    ].map((moment) => Date.parse(String(moment))) as [number, number, number];
    expect(at > from && at < until).toBe(true);
    const due = addTerm(at, 7 * 86_400_000, 'Europe/Tirane');
    expect(Date.parse(String(request['due_at']))).toBe(due);
  });

  test('took the steps of a request one after the other', () => {
    const events = courses as readonly Row[];
    const known = new Map((requests as readonly Row[]).map((row) => [row['id'], row]));
    for (const [id, request] of known) {
      const own = events.filter((row) => row['request'] === id);
      const times = [request['submitted_at'], ...own.map((row) => row['at'])].map((at) =>
        Date.parse(String(at)),
      );
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(own.map((row) => row['number'])).toEqual(own.map((_, index) => index + 1));
    }
    const states = [...known.keys()].map((id) =>
      stateAfter(
        events.filter((row) => row['request'] === id).map((row) => row['event'] as RequestEvent),
      ),
    );
    expect(new Set(states)).toEqual(
      new Set([
        ...['SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'AUTHORISATION_PENDING'],
        ...['WITHDRAWN', 'ANSWERED'],
      ]),
    );
  });

  test('are under agreements that say that they are fictitious', () => {
    for (const { title, synthetic } of rows('exchange.agreement')) {
      expect(`${title} ${synthetic}`).toMatch(/\(fictitious\) true$/);
    }
  });
});
