/**
 * What of a cluster a copy leaves out, as PostgreSQL's documentation of the low-level backup has it: what
 * belongs to the process that ran, and what is made anew at a start.
 */
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|pg_internal\.init|.*\/pg_internal\.init)$|(^|\/)pgsql_tmp/;
/** Folders that must be there and begin empty. */
const EMPTIED = [
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
];

/** Whether a file of a cluster, by its path in it, is part of a copy. */
export const isCopied = (path: string): boolean =>
  !LEFT_OUT.test(path) && !EMPTIED.some((folder) => path.startsWith(`${folder}/`));

/** What was changed while a running cluster was copied is copied after it. */
export const isWal = (path: string): boolean => path.startsWith('pg_wal/');

/** Of the data directory: what belongs to a start or to a restore, and the database, which has its own way. */
const NOT_KEPT = /^(postgres|log)(\/|$)|^lock\.json|^restoring|^database-place$|^data-directory$/;

/** Whether a file of the data directory, by its path in it, is part of a backup. */
export const isKept = (path: string): boolean => !NOT_KEPT.test(path);

/** The superuser's password, beside the cluster and in the server's part of a backup. */
export const PASSWORD = 'superuser.password';
