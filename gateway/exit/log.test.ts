/** @jest-environment node */
import { forProceeding, TestHub } from '../testkit/TestHub';

const mockLines: string[] = [];
jest.mock('@lidhja/platform', () => {
  const note = (...entry: unknown[]): void => void mockLines.push(JSON.stringify(entry));
  return {
    ...jest.requireActual<object>('@lidhja/platform'),
    createLog: () => ({ debug: note, info: note, warn: note, error: note }),
  };
});

const CANARY = 'CANARY-52d0';

describe('the log', () => {
  it('has ids, codes and durations, and nothing of what was asked or answered', async () => {
    const hub = await new TestHub().start();
    const headers = { ...forProceeding, 'lidhja-reason': `because of ${CANARY}` };
    const query = `query ${CANARY.replace('-', '')} ($input: OpenCase!) { cases { nodes { reference } } }`;
    await hub.ask('mutation ($input: OpenCase!) { openCase(input: $input) { id } }', {
      as: 'prosecutor',
      headers,
      variables: { input: { reference: CANARY, year: 1 } },
    });
    await hub.ask(query, { as: 'prosecutor', headers, variables: { input: CANARY } });
    await hub.ask(`{ offices { id } } # ${CANARY}`, { headers: { authorization: CANARY } });
    hub.national.before = () => Promise.reject(new Error(CANARY));
    const { headers: answered } = await hub.ask('{ cases { nodes { reference } } }', {
      as: 'prosecutor',
      headers,
    });
    await hub.stop();
    const text = mockLines.join('\n');
    expect(mockLines.length).toBeGreaterThanOrEqual(4);
    expect(text).toContain(answered.get('lidhja-operation'));
    expect(text).toContain('"code":"DOCUMENT_INVALID"');
    expect(text).not.toMatch(/CANARY|SYNTHETIC|openCase|Bearer|127\.0\.0\.1/);
  });
});
