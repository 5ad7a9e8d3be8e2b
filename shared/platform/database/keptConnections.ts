/**
 * What a pool keeps open while nobody asks: a caller now and then would wait for a new connection, and for the
 * database to plan everything anew. Options of pg-pool; times are in milliseconds and seconds, as named.
 */
export const KEPT_CONNECTIONS = {
  min: 2,
  // One whose other end went without a word is found out while it is idle, and not by the next caller.
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  // Settings of a role that the operator has changed meanwhile hold for new connections alone.
  maxLifetimeSeconds: 3600,
} as const;
