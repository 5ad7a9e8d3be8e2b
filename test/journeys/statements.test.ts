import { TestHub, type PersonaQuestion } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

/** Statements of each subgraph for one question. */
const statements = async (
  question: PersonaQuestion,
): Promise<{ counts: Record<string, number[]>; bytes: number }> => {
  const before = hub.seen.length;
  const answer = await hub.ask(question);
  expect(answer.body?.errors).toBeUndefined();
  const counts: Record<string, number[]> = {};
  for (const { subgraph, statements: count } of hub.seen.slice(before)) {
    counts[subgraph] = [...(counts[subgraph] ?? []), count];
  }
  return { counts, bytes: answer.bytes.length };
};

test('the statements of a page do not grow with its rows', async () => {
  const page = (first: number): PersonaQuestion => ({
    persona: 'prosecutor-vlora',
    purpose: 'THIS_PROCEEDING',
    reason: 'Reads the cases of the office',
    document: `{ assignedCases(first: ${first}) { nodes { stage offences { offence } suspects { familyName }
      victims { person { familyName } identifications { status body { name } } } } } }`,
  });
  const one = await statements(page(1));
  const many = await statements(page(12));
  expect(one.counts['national']?.[0]).toBeGreaterThan(3);
  expect(many.counts).toEqual(one.counts);
  expect(many.bytes).toBeGreaterThan(5 * one.bytes);
});

test('the statements of a query over three subgraphs do not grow with its rows', async () => {
  const question: PersonaQuestion = {
    persona: 'ministry-system',
    purpose: 'STATISTICS',
    reason: 'Yearly overview of networks',
    document: `{ areas(kind: DISTRICT, first: 36) { nodes { name networks(first: 3) { name
      members(first: 5) { organisation { name } } activities(year: 2026, first: 3) { nodes { title } }
      personsEmployed(first: 3) { value } } } } }`,
  };
  const some = await statements(question);
  await hub.database.as('admin', (client) =>
    client.query(
      `insert into "local".network_area (network, area, synthetic) select n.id, a.code, true
       from "local".network n, "national".area a where a.kind = 'DISTRICT' on conflict do nothing`,
    ),
  );
  const many = await statements(question);
  expect(Object.keys(some.counts).sort()).toEqual(['local', 'national']);
  expect(many.counts).toEqual(some.counts);
  expect(many.bytes).toBeGreaterThan(5 * some.bytes);
});
