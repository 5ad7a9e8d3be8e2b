import { noteKeys, notedKeys } from '@lidhja/audit';
import { readRingList } from '@lidhja/platform';
import { withClient } from '../database/withClient';
import { RINGS } from './rings';

/**
 * Has the record say what became of the keys with which the parts sign, before any of them signs.
 * @param url the migrator's connection string
 * @param keys directories with keys, by part
 */
export const noteRings = (url: string, keys: Readonly<Record<string, string>>): Promise<void> =>
  withClient(url, async (client) => {
    for (const { use, part } of RINGS) {
      const ring = readRingList(keys[part] ?? '', use);
      await noteKeys((sql, values) => client.query(sql, values), use, notedKeys(ring));
    }
  });
