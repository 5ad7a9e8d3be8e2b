import { readFileSync } from 'node:fs';
import { LaunchError } from '../LaunchError';
import { AUDIENCE, ensureSampleIssuer, SAMPLE_ISSUER } from './sampleIssuer';

const wrong = (path: string): LaunchError =>
  new LaunchError(
    `${path} must list identity providers: ` +
      '[{"issuer": "https://…", "audience": "lidhja", "jwksUri": "https://…"}] (or "jwks": {"keys": […]}).',
  );

const isIssuer = (entry: unknown): boolean => {
  const { issuer, audience, jwks, jwksUri } = (entry ?? {}) as Record<string, unknown>;
  const hasKeys =
    typeof jwks === 'object' || (typeof jwksUri === 'string' && URL.canParse(jwksUri));
  return typeof issuer === 'string' && typeof audience === 'string' && hasKeys;
};

const operators = (path: string): unknown[] => {
  let list: unknown;
  try {
    list = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw wrong(path);
  }
  if (!Array.isArray(list) || list.length === 0 || !list.every(isIssuer)) throw wrong(path);
  // The sample's issuer is this machine's own; no file may bring one along.
  const claims = (entry: { issuer: string; sample?: unknown }): boolean =>
    entry.issuer === SAMPLE_ISSUER || entry.sample !== undefined;
  if (list.some(claims)) {
    throw new LaunchError(
      `${path} must not name the sample's issuer: use LIDHJA_SAMPLE=on for that.`,
    );
  }
  return list as unknown[];
};

/**
 * The content of issuers.json: the operator's identity providers and, only in a start with the sample,
 * the sample's own.
 * @throws LaunchError when the operator's file is not such a list
 */
export function trustedIssuers(
  dataDirectory: string,
  choice: { readonly sample: boolean; readonly issuersFile: string | undefined },
): string {
  const list = choice.issuersFile === undefined ? [] : operators(choice.issuersFile);
  if (choice.sample) {
    const { jwk } = ensureSampleIssuer(dataDirectory);
    list.push({ issuer: SAMPLE_ISSUER, audience: AUDIENCE, jwks: { keys: [jwk] }, sample: true });
  }
  return `${JSON.stringify(list, null, 2)}\n`;
}
