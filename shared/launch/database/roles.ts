import { PLANNER_SETTINGS } from './plannerSettings';

/** A role that a part of the hub connects as. */
export interface LoginRole {
  readonly name: string;
  /** The schema of its own, searched after the system's; functions of others are called by full name. */
  readonly schema?: string;
  /** Milliseconds after which a statement is given up. */
  readonly statementTimeout: string;
  /** After which it stops waiting for a lock; not set for the migrator. */
  readonly lockTimeout?: string;
  /** Milliseconds after which a forgotten transaction is rolled back. */
  readonly idleTimeout: string;
  /** How its statements are planned; as the server does for the migrator. */
  readonly planner?: Readonly<Record<string, string>>;
}

const serving = (name: string, schema?: string): LoginRole => ({
  name,
  ...(schema === undefined ? {} : { schema }),
  // Shorter than the gateway's patience with a fetch, so that a stuck table frees its connections.
  statementTimeout: '4s',
  lockTimeout: '2s',
  idleTimeout: '30s',
  planner: PLANNER_SETTINGS,
});

/** Makes and changes tables; the only one that owns any. No part that serves connects as it. */
export const MIGRATOR: LoginRole = {
  name: 'lidhja_migrator',
  statementTimeout: '10min',
  idleTimeout: '10min',
};

/** Everyone who can log in. Each is the least that its part needs; what it may do, migrations grant. */
export const LOGIN_ROLES: readonly LoginRole[] = Object.freeze([
  MIGRATOR,
  serving('lidhja_national', 'national'),
  serving('lidhja_local', 'local'),
  serving('lidhja_international', 'international'),
  serving('lidhja_evidence'),
  serving('lidhja_gateway'),
  serving('lidhja_protection', 'protection'),
]);

/** Own tables that are reached through functions alone; no one can log in as them. */
export const OWNER_ROLES: readonly string[] = Object.freeze([
  'exchange_owner',
  'audit_owner',
  // Reads whom a row is about, past who may, to say which rows are sealed; owns the function that does.
  'exchange_sealer',
]);

/** Who owns each schema. */
export const SCHEMAS: Readonly<Record<string, string>> = Object.freeze({
  national: MIGRATOR.name,
  local: MIGRATOR.name,
  international: MIGRATOR.name,
  protection: MIGRATOR.name,
  exchange: 'exchange_owner',
  audit: 'audit_owner',
});
