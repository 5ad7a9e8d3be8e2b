import { sealRequestWords, sealWords } from '@lidhja/exchange';
import type { RecordSealer } from '@lidhja/platform';
import type { Client } from 'pg';
import { ANSWER, RECORDS, WORDS } from './Scenario';

interface Key {
  readonly id: string;
  readonly kek: string;
  readonly wrapped: string;
}

const putKey = (client: Client, request: string, { id, kek, wrapped }: Key): Promise<unknown> =>
  client.query(
    `insert into exchange.data_key (request, record, kek, wrapped)
     values ($1, $2, $3, decode($4, 'base64'))`,
    [request, id, kek, wrapped],
  );

/** The words of an answer, and of what came unasked. */
const plantAnswers = async (
  client: Client,
  sealer: RecordSealer,
  of: (column: string) => string,
): Promise<void> => {
  for (const [table, id, request] of [
    ['exchange.request_answer', ANSWER, RECORDS.asked],
    ['exchange.inward_information', RECORDS.told, RECORDS.came],
  ] as const) {
    const sealed = await sealWords(sealer, table, { words: of(`${table}.words`) }, id);
    await client.query(`update ${table} set words = decode($2, 'base64') where id = $1`, [
      id,
      sealed.words,
    ]);
    await putKey(client, request, sealed);
  }
};

/**
 * Seals what is written with requests, sent and waiting, and told on them, with the tokens in it.
 * @param tokens by their columns
 */
export async function plantWords(
  client: Client,
  sealer: RecordSealer,
  tokens: ReadonlyMap<string, string>,
): Promise<void> {
  const of = (column: string): string => tokens.get(column) ?? '';
  const [summary, urgencyReason] = ['summary', 'urgency_reason'].map((name) =>
    of(`exchange.request_words.${name}`),
  );
  const words = await sealRequestWords(sealer, { summary: summary ?? '', urgencyReason }, WORDS);
  await client.query(
    `update exchange.request_words set summary = decode($2, 'base64'),
       urgency_reason = decode($3, 'base64') where id = $1`,
    [WORDS, words.summary, words.urgencyReason],
  );
  await putKey(client, RECORDS.request, words);
  const held = { summary: of('exchange.outward_request.request.summary') };
  await client.query(
    `update exchange.outward_request set request = request || jsonb_build_object('words', $2::jsonb)
     where id = $1`,
    [RECORDS.outward, JSON.stringify(await sealRequestWords(sealer, held))],
  );
  const draft = { summary: of('exchange.spontaneous_draft.words') };
  await client.query('update exchange.spontaneous_draft set words = $2::jsonb where id = $1', [
    RECORDS.draft,
    JSON.stringify(await sealRequestWords(sealer, draft)),
  ]);
  await plantAnswers(client, sealer, of);
}
