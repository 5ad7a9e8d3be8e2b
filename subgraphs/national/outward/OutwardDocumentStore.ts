import type { RequestContext } from '@lidhja/enforcement';
import { openContent, openLabel, type EnclosedDocument } from '@lidhja/exchange';
import type { RecordSealer } from '@lidhja/platform';
import type { OutwardDocument } from './OutwardDocument';

/** A sealed document of what waits, without its bytes. */
export type HeldDocument = Omit<EnclosedDocument, 'content'> & { readonly bytes: number };

/** The bytes of one; null once its key was destroyed. */
export interface HeldContent {
  readonly id: string;
  readonly content: Buffer | null;
}

type SealedContent = EnclosedDocument & { readonly waiting: string };

const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64');

/** `request` as the database has it, with how long each document is in the place of its bytes (28 are of the seal). */
export const WITHOUT_BYTES = `request || jsonb_build_object('documents', (
    select coalesce(jsonb_agg(d.document - 'content' || jsonb_build_object('bytes',
      octet_length(decode(d.document->>'content', 'base64')) - 28) order by d.position), '[]')
    from jsonb_array_elements(request->'documents') with ordinality d (document, position)))`;

/** A document as the graph has it, without what the request lets whoever reads it see. */
export async function openHeld(
  sealer: RecordSealer,
  { id, label, kek, wrapped, kind, mediaType, language, bytes }: HeldDocument,
): Promise<Omit<OutwardDocument, 'access' | 'record'>> {
  const seal = { id, kek, wrapped: fromBase64(wrapped) };
  const { name = null, sha256 = null } = (await openLabel(sealer, seal, fromBase64(label))) ?? {};
  return { document: id, kind, mediaType, language, bytes, name, sha256 };
}

/** @returns for each that waits, the bytes of its documents */
export async function findHeldContents(
  { session, sealer }: Pick<RequestContext, 'session' | 'sealer'>,
  waiting: readonly string[],
): Promise<HeldContent[][]> {
  const rows = await session.query<SealedContent[]>(
    `select o.id as waiting, d.* from exchange.find_outward($1, null, null, $2) o
     cross join lateral jsonb_to_recordset(o.request->'documents')
       as d (id uuid, content text, kek text, wrapped text)`,
    [waiting, waiting.length],
  );
  const opened = await Promise.all(
    rows.map(async ({ id, kek, wrapped, content, waiting: of }) => {
      const seal = { id, kek, wrapped: fromBase64(wrapped) };
      return { of, id, content: await openContent(sealer, seal, fromBase64(content)) };
    }),
  );
  return waiting.map((one) => opened.filter(({ of }) => of === one));
}
