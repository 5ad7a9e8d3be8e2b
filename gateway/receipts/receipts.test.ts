import { createPublicKey } from 'node:crypto';
import { readKeyRing } from '@lidhja/platform';
import type { Disclosed } from '@lidhja/audit';
import { compactVerify } from 'jose';
import { readDisclosed } from '../fetch/readDisclosed';
import { startGateway } from '../startGateway';
import { forProceeding, TestHub } from '../testkit/TestHub';
import { gatherDisclosed } from './gatherDisclosed';
import { withReceipts } from './withReceipts';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const disclosed: Disclosed = {
  grant: id(1),
  agreement: id(2),
  version: 4,
  about: [id(3)],
  conditions: [{ kind: 'REPORT_USE' }, { kind: 'REVIEW_BY', at: '2027-01-01T00:00:00.000Z' }],
  coordinates: [
    { coordinate: 'Case', records: [id(3)], handling: ['H1'] },
    { coordinate: 'Case.reference', records: [id(3)], handling: [] },
  ],
};
const ASKED = new Set(['Case.reference']);

describe('what subgraphs disclosed', () => {
  it('is told by coordinates of the caller’s own document, and that a row is there', () => {
    expect(gatherDisclosed([disclosed], ASKED)).toEqual([disclosed]);
    const [only] = gatherDisclosed([disclosed], new Set());
    expect(only?.coordinates.map(({ coordinate }) => coordinate)).toEqual(['Case']);
    const { coordinates, ...rest } = disclosed;
    expect(gatherDisclosed([{ ...rest, coordinates: coordinates.slice(1) }], new Set())).toEqual(
      [],
    );
  });

  it('is told once for each record, however many fetches it took', () => {
    const more = {
      ...disclosed,
      about: [id(3), id(4)],
      conditions: [{ kind: 'REPORT_USE' }, { kind: 'NOTIFY', whom: 'person' }],
      coordinates: [{ coordinate: 'Case', records: [id(3), id(5)], handling: ['H0'] }],
    };
    const other = { ...disclosed, about: [id(9)] };
    const [one, two, ...none] = gatherDisclosed([disclosed, more, other], ASKED);
    expect([one?.about, two?.about, none]).toEqual([[id(3), id(4)], [id(9)], []]);
    expect(one?.conditions).toEqual([...disclosed.conditions, { kind: 'NOTIFY', whom: 'person' }]);
    expect(one?.coordinates[0]).toEqual({
      coordinate: 'Case',
      records: [id(3), id(5)],
      handling: ['H0', 'H1'],
    });
  });

  it('is read without anything that could be a value, and not at all where any is in it', () => {
    expect(readDisclosed(undefined)).toEqual([]);
    expect(readDisclosed([{ ...disclosed, name: 'SECRET' }])).toEqual([disclosed]);
    const passedOn = {
      ...{ kind: 'ONWARD_AUTHORISED', category: 'OFFENCE', at: '2027-01-01T00:00:00.000Z' },
      ...{ to: id(7), by: id(8) },
    };
    const authorised = { ...disclosed, conditions: [{ kind: 'NOTIFY', whom: 'person' }, passedOn] };
    expect(readDisclosed([authorised])).toEqual([authorised]);
    const [first] = disclosed.coordinates;
    for (const wrong of [
      {},
      { ...disclosed, grant: 'a name' },
      { ...disclosed, version: '4' },
      { ...disclosed, about: [1] },
      { ...disclosed, conditions: [{ kind: 'in words' }] },
      { ...disclosed, conditions: [{ kind: 'REVIEW_BY', at: 'some day' }] },
      ...[{ to: 'Ana' }, { by: 'Ana' }, { category: 'in words' }].map((wrong) => ({
        ...disclosed,
        conditions: [{ ...passedOn, ...wrong }],
      })),
      { ...disclosed, coordinates: [{ ...first, records: ['Ana'] }] },
      { ...disclosed, coordinates: [{ ...first, coordinate: 'in words' }] },
      { ...disclosed, coordinates: [{ ...first, handling: ['in words'] }] },
    ])
      expect(readDisclosed([wrong])).toBeNull();
    expect(readDisclosed({})).toBeNull();
  });
});

describe('receipts', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await new TestHub().start();
  });
  afterAll(() => hub.stop());
  beforeEach(() => {
    hub.store.receipts.length = 0;
    hub.national.before = () => Promise.resolve(undefined);
  });

  const headers = { ...forProceeding, 'lidhja-request': id(6) };
  const ask = (given: object | undefined, withHeaders: Record<string, string> = headers) => {
    hub.national.extensions = given && { recorded: true, disclosed: given };
    return hub.ask('{ cases { nodes { reference } } }', { as: 'prosecutor', headers: withHeaders });
  };

  it('are kept as they go out, at the end of the answer', async () => {
    const { text, body } = await ask([disclosed]);
    const sent = body.extensions?.['receipts'] as string[];
    expect(hub.store.receipts.map(({ jws }) => jws)).toEqual(sent);
    expect(text.endsWith(`"receipts":["${sent[0]}"]}}`)).toBe(true);
    const [kept] = hub.store.receipts;
    expect(kept).toMatchObject({ request: id(6), grant: id(1), about: [id(3)] });
    const [[kid, privateKey] = []] = readKeyRing(hub.keys.directory, 'receipt').privateKeys;
    if (!privateKey) throw new Error('there is a key');
    const { payload, protectedHeader } = await compactVerify(
      sent[0] ?? '',
      createPublicKey(privateKey),
    );
    expect(protectedHeader).toEqual({ alg: 'EdDSA', typ: 'lidhja-receipt+jwt', kid });
    expect(JSON.parse(Buffer.from(payload).toString())).toMatchObject({
      jti: kept?.id,
      operation: kept?.operation,
      coordinates: disclosed.coordinates,
    });
  });

  it('are signed with a key of their own', () => {
    const context = createPublicKey(hub.keys.read('context.private.pem'));
    const { privateKeys } = readKeyRing(hub.keys.directory, 'receipt');
    expect(privateKeys.size).toBe(1);
    for (const [, key] of privateKeys) expect(createPublicKey(key).equals(context)).toBe(false);
  });

  it('go with no answer that has nothing in it, or nothing under a grant', async () => {
    expect(Object.keys((await ask(undefined)).body.extensions ?? {})).toEqual(['salt']);
    hub.national.before = () =>
      Promise.resolve({ data: null, extensions: { recorded: true, disclosed: [disclosed] } });
    expect((await ask([disclosed])).text).not.toContain('receipts');
    expect(hub.store.receipts).toEqual([]);
  });

  it.each([
    ['the subgraph does not say what it disclosed', [{}], headers, 'PART_UNAVAILABLE'],
    ['there is no request to stand on', [disclosed], forProceeding, 'RECORD_NOT_KEPT'],
  ])('are missed where %s: nothing leaves', async (_, given, sent, code) => {
    const answer = await ask(given, sent);
    expect(answer.body.errors?.[0]?.extensions.code).toBe(code);
    expect(answer.text).not.toContain('SYNTHETIC');
  });

  it('are missed where they cannot be made: nothing leaves', async () => {
    // Of the operation and its salt; none is left for a receipt.
    const ids = [id(6), id(7)];
    const newId = (): string => {
      const next = ids.shift();
      if (next === undefined) throw new Error('no more ids');
      return next;
    };
    const other = await new TestHub().start(startGateway, { newId });
    other.national.extensions = { recorded: true, disclosed: [disclosed] };
    const answer = await other.ask('{ cases { nodes { reference } } }', {
      as: 'prosecutor',
      headers,
    });
    expect(answer.body.errors?.[0]?.extensions.code).toBe('RECORD_NOT_KEPT');
    expect(answer.text).not.toContain('SYNTHETIC');
    ids.push(id(8), id(9), id(10));
    const { text } = await other.ask('{ cases { nodes { reference } } }', {
      as: 'prosecutor',
      headers,
    });
    expect(text).toContain('SYNTHETIC');
    await other.stop();
  });

  it('have no place in a body that does not end with an empty list of them', () => {
    expect(() => withReceipts(Buffer.from('{"data":null}'), [])).toThrow('no place');
  });
});
