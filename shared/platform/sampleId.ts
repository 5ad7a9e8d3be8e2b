import { createHash } from 'node:crypto';

/**
 * The id of a sample record, derived from its name, so that each subgraph's sample can point to
 * another's. Real records get random ids; only the sample's may be derived, since it holds no one real.
 */
export function sampleId(name: string): string {
  const bytes = createHash('sha256').update(`lidhja sample ${name}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [0, 8, 12, 16, 20].map((at, i, cuts) => hex.slice(at, cuts[i + 1])).join('-');
}
