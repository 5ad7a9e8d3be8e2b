import type { Actor } from './AuditEvent';

/** Who acted where nobody did: something fell due, or the operator ran a command. */
export const NOBODY: Omit<Actor, 'operation'> = Object.freeze({
  organisation: null,
  official: null,
  purpose: null,
  reason: null,
  request: null,
});
