import { formatEntry, formatHead } from '@lidhja/audit';
import { exportLog, type ExportedLog } from './exportLog';

interface PlacedRow {
  readonly place: string;
  readonly id: string;
  readonly leaf: Buffer;
  readonly digest: Buffer;
  readonly salt: Buffer | null;
  readonly content: string | null;
}

const RECORD: ExportedLog<PlacedRow> = {
  name: 'record',
  head: 'select note from audit.checkpoint order by size desc limit 1',
  batch: 500,
  rows: (size) => `
  select p.place, p.entry as id, p.leaf, p.digest, s.salt,
    case when e.id is not null then audit.content_of(e) end as content
  from audit.place p left join audit.entry e on e.id = p.entry left join audit.salt s on s.entry = p.entry
  where p.place < ${size} order by p.place`,
  headLine: (checkpoint) => formatHead({ checkpoint }),
  /** As it stands in the database, whether or not it fits: what does not is for the verifier to name. */
  line: ({ place, salt, content, digest, ...row }) => {
    const says = salt === null || content === null ? { digest } : { salt, content };
    return formatEntry({ place: Number(place), ...row }, says);
  },
};

/** The record as the migrator reads it, who owns its tables by way of their role. */
export const RecordExport = {
  /** The lines of an export, as `exportLog`. */
  lines: (url: string, reason: string): AsyncGenerator<string> => exportLog(url, reason, RECORD),
};
