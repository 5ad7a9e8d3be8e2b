const horizonAt = (bound: string): string => `
  create or replace function exchange.notice_horizon() returns xid8 language sql volatile
  set search_path = pg_catalog, pg_temp as $$ select ${bound}(pg_current_snapshot()) $$`;

/**
 * Notices are told at once. As the product does, they would wait for transactions of other databases of the
 * server too, and so for other tests.
 */
export const WAITS_FOR_NOBODY = horizonAt('pg_snapshot_xmax');

/** As the product does. */
export const WAITS_FOR_ALL = horizonAt('pg_snapshot_xmin');
