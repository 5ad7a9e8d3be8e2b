import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity, worksIn } from '../process/processIdentity';
import { placeNote } from './clusterHome';
import { readPostmasterFile } from './stopStalePostmaster';

/** Port of the embedded server that another process runs on a data directory; undefined while there is none. */
export function runningServer(dataDirectory: string): number | undefined {
  const note = placeNote(dataDirectory);
  if (!existsSync(note)) return undefined;
  const cluster = join(readFileSync(note, 'utf8').trim(), 'cluster');
  const file = readPostmasterFile(cluster);
  if (!file?.ready || processIdentity(file.pid) === undefined) return undefined;
  return worksIn(file.pid, realpathSync(cluster)) ? file.port : undefined;
}
