import { spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Campaign } from './Campaign';
import { bodyOf, isAcknowledged } from './Operation';
import { readOwn } from './questions';

const MIB = 1024 * 1024;
const SPACE = 'record_space';
/** MiB that the record may still take before its space is filled. */
const ROOM = 24;

/** Fills a file system to its last byte. */
const fill = (file: string): void => {
  const descriptor = openSync(file, 'w');
  try {
    for (const size of [MIB, 4096, 1]) {
      const chunk = Buffer.alloc(size);
      try {
        while (writeSync(descriptor, chunk) === size);
      } catch {
        // Full: the next smaller piece.
      }
    }
  } finally {
    closeSync(descriptor);
  }
};

/**
 * Puts the record into a space of its own that fills up, asks until it is full, and makes room again.
 * @returns undefined, or what the machine lacks to do that
 */
export async function fillRecordSpace(campaign: Campaign): Promise<string | undefined> {
  const { hub, load } = campaign;
  const folder = mkdtempSync(join(tmpdir(), 'lidhja-space-'));
  // After many faults the record alone is larger than any room that was thought of before.
  const { rows } = await hub.asAdmin((client) =>
    client.query<{ bytes: string }>(`select pg_table_size('audit.entry') as bytes`),
  );
  const size = Math.ceil(Number(rows[0]?.bytes) / MIB) + ROOM;
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m`, 'tmpfs', folder]);
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true });
    return 'mount (as root)';
  }
  const place = join(folder, 'space');
  const filler = join(folder, 'filler');
  try {
    mkdirSync(place, { mode: 0o700 });
    const { uid, gid } = statSync(hub.cluster);
    chownSync(folder, uid, gid);
    chownSync(place, uid, gid);
    await hub.asAdmin(async (client) => {
      await client.query(`create tablespace ${SPACE} location '${place}'`);
      await client.query(`alter table audit.entry set tablespace ${SPACE}`);
    });
    fill(filler);
    let refused = 0;
    for (let tries = 0; tries < 200 && refused < 10; tries += 1) {
      const done = await load.ask(readOwn());
      const codes = bodyOf(done)?.errors?.map(({ extensions }) => extensions?.code);
      if (codes?.includes('RECORD_NOT_KEPT')) refused += 1;
      else if (!isAcknowledged(done)) campaign.broken.push(`full record: ${String(codes)}`);
    }
    if (refused < 10) campaign.broken.push('full record: it was answered as before');
    await campaign.examine('the record was full');
    rmSync(filler);
    await campaign.recovers('postgres');
    await campaign.examine('there was room again');
  } finally {
    await hub
      .asAdmin(async (client) => {
        await client.query('alter table audit.entry set tablespace pg_default');
        await client.query(`drop tablespace if exists ${SPACE}`);
      })
      .finally(() => {
        spawnSync('umount', ['-l', folder]);
        rmSync(folder, { recursive: true, force: true });
      });
  }
  return undefined;
}
