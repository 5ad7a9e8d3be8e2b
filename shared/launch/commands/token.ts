import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { findDataDirectory } from '../dataDirectory';
import { AUDIENCE, readSampleIssuer, SAMPLE_ISSUER } from '../keys/sampleIssuer';
import { LaunchError } from '../LaunchError';
import { PERSONAS, personaList, PUBLIC } from '../personas';
import type { CommandInput } from '../Progress';

const USAGE = 'Usage: npm run --silent token -- NAME [--minutes N], or -- --list';
const MINUTES = 60;
const MOST_MINUTES = 12 * 60;

const minutesOf = (text: string | undefined): number => {
  const minutes = Number(text ?? NaN);
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MOST_MINUTES) {
    throw new LaunchError(`--minutes takes a whole number from 1 to ${MOST_MINUTES}.`);
  }
  return minutes;
};

const signToken = (dataDirectory: string, name: string, minutes: number): Promise<string> => {
  const { privateKey, keyId } = readSampleIssuer(dataDirectory);
  return new SignJWT()
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: keyId })
    .setIssuer(SAMPLE_ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(name)
    .setIssuedAt()
    .setExpirationTime(`${minutes} minutes`)
    .setJti(randomUUID())
    .sign(privateKey);
};

/**
 * Prints a token of a sample persona, and nothing else, to stdout.
 * @returns exit code
 */
export async function command({
  args,
  root,
  environment,
  say,
  print,
}: CommandInput): Promise<number> {
  const [name, flag, value] = args;
  if (name === '--list') {
    print(personaList());
    return 0;
  }
  if (name === undefined || !PERSONAS.some((persona) => persona.name === name)) {
    say(`${name === undefined ? USAGE : 'There is no persona of that name.'} The personas:`);
    say(personaList());
    return 1;
  }
  if (name === PUBLIC) {
    say('The public sends no token: leave the authorization header out.');
    return 0;
  }
  if (flag !== undefined && flag !== '--minutes') throw new LaunchError(USAGE);
  const minutes = flag === undefined ? MINUTES : minutesOf(value);
  print(await signToken(findDataDirectory(root, environment['LIDHJA_DATA']), name, minutes));
  return 0;
}
