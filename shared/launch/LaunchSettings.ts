import { resolve } from 'node:path';
import { LaunchError } from './LaunchError';

export type Variables = Readonly<Record<string, string | undefined>>;

/** What the operator may set for `npm start`. */
export interface LaunchSettings {
  /** Where the gateway listens. */
  readonly host: string;
  readonly port: number;
  /** LIDHJA_DATA; when it is not set the data lives in the clone. */
  readonly data: string | undefined;
  /** An administrator's connection string; when it is not set the embedded server is used. */
  readonly databaseUrl: string | undefined;
  /** Whether the synthetic sample is loaded and the tokens of its issuer are accepted. */
  readonly sample: boolean;
  /** A file listing the identity providers to trust. */
  readonly issuersFile: string | undefined;
  /** A file listing where organisations are sent their notices; none is sent anywhere without it. */
  readonly webhooksFile: string | undefined;
  /** A file that names the service by which keys of records are wrapped; a key in a file does it without one. */
  readonly keyServiceFile: string | undefined;
  /** A folder of checkpoints of the record that a witness kept; the log is held against none without it. */
  readonly witness: string | undefined;
  /** Names of the variables handed on to every part as they are. */
  readonly passedOn: Readonly<Record<string, string>>;
}

const PASSED_ON = ['LIDHJA_LOG', 'NODE_EXTRA_CA_CERTS', 'PATH', 'SystemRoot', 'TZ'];

const portOf = (text: string): number => {
  const port = Number(text);
  if (text.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65535) {
    throw new LaunchError('PORT must be a whole number from 0 to 65535, for example PORT=4010.');
  }
  return port;
};

const sampleOf = (text: string): boolean => {
  if (text !== 'on' && text !== 'off') {
    throw new LaunchError('LIDHJA_SAMPLE must be "on" or "off".');
  }
  return text === 'on';
};

/**
 * Reads the settings of a start. An empty variable counts as one that is not set.
 * @throws LaunchError naming the variable at fault
 */
export function readLaunchSettings(variables: Variables): LaunchSettings {
  const value = (name: string): string | undefined => variables[name] || undefined;
  const path = (name: string): string | undefined => {
    const text = value(name);
    return text === undefined ? undefined : resolve(text);
  };
  const passedOn = PASSED_ON.flatMap((name) => {
    const text = value(name);
    return text === undefined ? [] : [[name, text] as const];
  });
  const settings: LaunchSettings = {
    host: value('HOST') ?? '127.0.0.1',
    port: portOf(value('PORT') ?? '4000'),
    data: path('LIDHJA_DATA'),
    databaseUrl: value('DATABASE_URL'),
    sample: sampleOf(value('LIDHJA_SAMPLE') ?? 'on'),
    issuersFile: path('LIDHJA_ISSUERS'),
    webhooksFile: path('LIDHJA_WEBHOOKS'),
    keyServiceFile: path('LIDHJA_KEY_SERVICE'),
    witness: path('LIDHJA_WITNESS'),
    passedOn: Object.fromEntries(passedOn),
  };
  if (!settings.sample && settings.issuersFile === undefined) {
    throw new LaunchError(
      'LIDHJA_SAMPLE=off leaves no one who could sign in: set LIDHJA_ISSUERS to a file that lists ' +
        'your identity providers, [{"issuer": "https://…", "audience": "lidhja", "jwksUri": "https://…"}].',
    );
  }
  return settings;
}
