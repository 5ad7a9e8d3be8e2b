import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeLiteral } from 'pg';
import { LaunchError } from '../LaunchError';
import { withClient } from './withClient';

const PROGRAMS = [
  'shared/exchange',
  'shared/audit',
  'subgraphs/national',
  'subgraphs/local',
  'subgraphs/international',
];

/** Digest of everything that migrates or loads; another one means that there may be something to do. */
export function programsDigest(root: string): string {
  const hash = createHash('sha256');
  for (const folder of PROGRAMS) {
    const dist = join(root, folder, 'dist');
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.js')).sort()) {
      hash.update(`${folder}/${file}\n`).update(readFileSync(join(dist, file)));
    }
  }
  return hash.digest('hex');
}

const FORM = /^lidhja sample=(on|off) programs=([0-9a-f]{64})$/;

const refuse = (begun: string): LaunchError =>
  new LaunchError(
    begun === 'on'
      ? 'This database holds the synthetic sample, which must not stand beside real data: give an instance without it a database, and a LIDHJA_DATA, of its own.'
      : "This database was begun without the sample, and the sample's issuer must not be trusted with it: start it with LIDHJA_SAMPLE=off, or give the sample a LIDHJA_DATA of its own.",
  );

/**
 * What a database says of how far it was brought, kept with it, as a comment on a schema, so that a
 * restored or a fresh database is never taken for one that is up to date.
 */
export const DatabaseMark = {
  /**
   * @param url connection string of the migrator
   * @returns true when these very programs have run on it to their end
   * @throws LaunchError when it was begun with the sample and shall go on without, or the other way round
   */
  async isUpToDate(url: string, programs: string, sample: boolean): Promise<boolean> {
    const { rows } = await withClient(url, (client) =>
      client.query<{ mark: string | null }>(
        "select obj_description('exchange'::regnamespace, 'pg_namespace') as mark",
      ),
    );
    const [, begun, known] = FORM.exec(rows[0]?.mark ?? '') ?? [];
    if (begun !== undefined && begun !== (sample ? 'on' : 'off')) throw refuse(begun);
    return known === programs;
  },

  async set(url: string, programs: string, sample: boolean): Promise<void> {
    const mark = `lidhja sample=${sample ? 'on' : 'off'} programs=${programs}`;
    await withClient(url, (client) =>
      client.query(`comment on schema exchange is ${escapeLiteral(mark)}`),
    );
  },
};
