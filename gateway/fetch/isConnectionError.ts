const CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

/** True when the connection failed, rather than the subgraph or the time. */
export const isConnectionError = (error: unknown): boolean =>
  CONNECTION.has(String((error as { code?: unknown }).code));
