import type { WrittenVersion } from './WrittenAgreement';

/**
 * The versions of an agreement with one more after them. The version that runs ends where the next one
 * begins; one that has not begun by then is overtaken and stays signed. Versions then overlap only
 * where the next one would begin before one that has begun already, which nothing can undo.
 *
 * @param now epoch milliseconds
 */
export function succeed(
  versions: readonly WrittenVersion[],
  next: WrittenVersion,
  now: number,
): readonly WrittenVersion[] {
  if (next.status === 'signed') return [...versions, next];
  const before = versions.map((version): WrittenVersion => {
    const { status, validFrom, validUntil } = version;
    if (status === 'signed') return version;
    if (validFrom > now && validFrom >= next.validFrom) return { ...version, status: 'signed' };
    const runs = validUntil === null || validUntil > next.validFrom;
    return runs && validFrom < next.validFrom
      ? { ...version, validUntil: next.validFrom }
      : version;
  });
  return [...before, next];
}
