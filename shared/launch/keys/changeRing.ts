import {
  keysCommand,
  keysInForceAt,
  signingKeyAt,
  stateOf,
  type KeyRing,
  type RingKey,
} from '@lidhja/platform';
import { createPrivateKey } from 'node:crypto';
import { CommandRefusal } from '../LaunchError';
import { signingKey } from './keyFiles';
import { madeKey } from './writeRing';

/** What becomes of a ring, and what has to be done beside its list. */
export interface RingChange {
  readonly ring: KeyRing;
  /** Private halves in PEM that are to be written, by file. */
  readonly made: Readonly<Record<string, string>>;
  /** Files that are to be removed. */
  readonly gone: readonly string[];
  /** For the operator. */
  readonly told: readonly string[];
}

const instant = (at: number): string => new Date(at).toISOString();

const withNew = (use: string, keys: readonly RingKey[], from: number): RingChange => {
  const pem = signingKey();
  const key = madeKey(use, createPrivateKey(pem), instant(from));
  const told = [`${key.kid} is new and signs from ${key.notBefore}`];
  return { ring: { keys: [...keys, key] }, made: { [key.file]: pem }, gone: [], told };
};

/**
 * A ring with another key, which the one that signs gives way to.
 * @param from milliseconds since 1970, now or later, so that verifiers can learn of the key before it signs
 * @throws CommandRefusal NOT_AVAILABLE while another is about to sign
 */
export function rotated(use: string, ring: KeyRing, now: number, from: number): RingChange {
  const current = signingKeyAt(ring, now);
  const coming = ring.keys.find((key) => stateOf(ring, key, now) === 'COMING');
  if (current !== undefined && coming !== undefined) {
    throw new CommandRefusal(
      'NOT_AVAILABLE',
      `${coming.kid} is about to sign, from ${coming.notBefore}: wait, or revoke it first.`,
    );
  }
  const keys = ring.keys.map((key) =>
    key === current ? { ...key, notAfter: instant(from) } : key,
  );
  return withNew(use, keys, from);
}

/**
 * A ring with another key, which signs at once beside the one that signs, and that for a while yet.
 * @param until milliseconds since 1970, now or later: until when the one before goes on
 * @throws CommandRefusal NOT_AVAILABLE while one before it still goes on
 */
export function joined(use: string, ring: KeyRing, now: number, until: number): RingChange {
  const current = keysInForceAt(ring, now);
  const ending = current.find(({ notAfter }) => notAfter !== null);
  if (ending !== undefined && current.length > 1) {
    throw new CommandRefusal(
      'NOT_AVAILABLE',
      `${ending.kid} still signs beside the one that followed it, until ${ending.notAfter}: wait.`,
    );
  }
  const keys = ring.keys.map((key) =>
    current.includes(key) ? { ...key, notAfter: key.notAfter ?? instant(until) } : key,
  );
  const next = withNew(use, keys, now);
  const told = current.map(({ kid, notAfter }) => {
    return `${kid} signs beside it until ${notAfter ?? instant(until)}`;
  });
  return { ...next, told: [...next.told, ...told] };
}

/** Whether one signs, and one goes on: the same, or another that is to follow. */
const goesOn = (ring: KeyRing, now: number): boolean =>
  keysInForceAt(ring, now).length > 0 &&
  ring.keys.some((key) => {
    return key.notAfter === null && ['SIGNS', 'COMING'].includes(stateOf(ring, key, now));
  });

/**
 * A ring in which a key is revoked; where none is left that signs, or none that goes on, with another that does at once.
 * @param since milliseconds since 1970: from when it was in other hands, at the latest now
 * @throws CommandRefusal INPUT_INVALID where there is no such key, or it was revoked before
 */
export function revoked(
  use: string,
  ring: KeyRing,
  kid: string,
  now: number,
  since: number,
): RingChange {
  const lost = ring.keys.find((key) => key.kid === kid);
  if (lost === undefined || lost.revokedAt !== null) {
    const why = lost ? 'was revoked before' : 'is no key of this hub';
    throw new CommandRefusal('INPUT_INVALID', `${kid} ${why}: see ${keysCommand(use, 'list')}`, 2);
  }
  const keys = ring.keys.map((key): RingKey => {
    if (key === lost) return { ...key, file: null, revokedAt: instant(since) };
    // Whatever was to give way to it goes on.
    return key.notAfter === lost.notBefore && key.file !== null ? { ...key, notAfter: null } : key;
  });
  const left = { ring: { keys }, made: {}, told: [] };
  const next = goesOn(left.ring, now) ? left : withNew(use, keys, now);
  const gone = lost.file === null ? [] : [lost.file];
  return { ...next, gone, told: [`${kid} is revoked as of ${instant(since)}`, ...next.told] };
}
