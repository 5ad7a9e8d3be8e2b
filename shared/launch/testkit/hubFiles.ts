import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryDirectory } from './temporaryDirectory';

/** Files as a started hub has them, without a server that could be started on them. */
export function hubFiles(): { data: string; home: string } {
  const data = temporaryDirectory();
  const home = join(data, 'postgres');
  const files = {
    'database-place': `${home}\n`,
    'database.json': '{}',
    'keys/gateway/seal.key': 'a key of a test',
    'postgres/superuser.password': 'a password of a test',
    'postgres/cluster/PG_VERSION': '17\n',
    'postgres/cluster/base/1/1259': 'a table of a test',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(data, path)), { recursive: true });
    writeFileSync(join(data, path), text);
  }
  return { data, home };
}
