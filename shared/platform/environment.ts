import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What a part of the hub is told from outside. Parsed once, at its start; nothing else reads `process.env`. */
export interface Environment {
  /** Address to listen on. Loopback unless the operator says otherwise. */
  readonly host: string;
  /** Port to listen on; 0 lets the system choose a free one. */
  readonly port: number;
  /** Connection string of this part's own login role. */
  readonly databaseUrl: string;
  /** Directory with this part's keys; see `keys.ts` for the files. */
  readonly keys: string;
  /** Base address of each subgraph by name; only the gateway has any. */
  readonly subgraphs: Readonly<Record<string, string>>;
  /** Path of the composed supergraph; only the gateway reads it. */
  readonly supergraph: string;
  /** Folder of checkpoints that a witness kept; only the evidence part reads it. */
  readonly witness?: string | null;
  /** Log level, as pino names them. */
  readonly logLevel: string;
}

/** Thrown when a setting is missing or malformed; the message names the variable and what it should hold. */
export class EnvironmentError extends Error {}

const required = (name: string, meaning: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new EnvironmentError(`${name} is not set: it must hold ${meaning}`);
  }
  return value;
};

const port = (fallback: number): number => {
  const text = process.env['PORT'] ?? String(fallback);
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65535) {
    throw new EnvironmentError(`PORT must be a whole number from 0 to 65535`);
  }
  return value;
};

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

const logLevel = (text: string): string => {
  if (!LEVELS.includes(text)) {
    throw new EnvironmentError(`LIDHJA_LOG must be one of ${LEVELS.join(', ')}`);
  }
  return text;
};

const subgraphs = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(',')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [name, ...address] = pair.split('=');
        if (!name || !URL.canParse(address.join('='))) {
          throw new EnvironmentError('LIDHJA_SUBGRAPHS must read name=http://host:port,name=…');
        }
        return [name, address.join('=')];
      }),
  );

/**
 * Reads the settings of the part that is starting.
 * @throws EnvironmentError naming the variable at fault
 */
export function readEnvironment(defaults: { port: number }): Environment {
  return {
    host: process.env['HOST'] ?? '127.0.0.1',
    port: port(defaults.port),
    databaseUrl: required('DATABASE_URL', "the connection string of this part's own role"),
    keys: resolve(required('LIDHJA_KEYS', "the directory of this part's keys")),
    subgraphs: subgraphs(process.env['LIDHJA_SUBGRAPHS'] ?? ''),
    supergraph: resolve(process.env['LIDHJA_SUPERGRAPH'] ?? join('gateway', 'supergraph.graphql')),
    witness: process.env['LIDHJA_WITNESS'] ? resolve(process.env['LIDHJA_WITNESS']) : null,
    logLevel: logLevel(process.env['LIDHJA_LOG'] ?? 'info'),
  };
}

/** The connection string for a command that migrates or loads data. */
export function readDatabaseUrl(): string {
  return required('DATABASE_URL', 'the connection string of the role that the command acts as');
}

/** The directory with the key of records, for a command that moves or loads records that are sealed. */
export function readKeysDirectory(): string {
  return resolve(required('LIDHJA_KEYS', 'the directory with the key of records'));
}

/** Reads a small file of settings or keys, with an error that names the file and not its content. */
export function readSettingsFile(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw new EnvironmentError(`${path} cannot be read: check that it exists and who may read it`);
  }
}
