import { permissionsOf, type Purpose, type RequesterKind } from '@lidhja/policy';

const PERMISSIONS = permissionsOf();
const readsFrames = (kind: RequesterKind, purpose: Purpose): boolean =>
  PERMISSIONS.some(
    (one) =>
      one.basis === 'own_record' &&
      one.category === 'REQUEST' &&
      one.kind === kind &&
      one.purpose === purpose,
  );
const OPENED = PERMISSIONS.filter(
  ({ basis, kind, purpose }) =>
    (basis === 'referral' || basis === 'consent') && readsFrames(kind, purpose),
);

/** Whoever a referral or a consent can open anything to, and the purposes for which they read its frame. */
export const RECEIVING: {
  readonly by: readonly RequesterKind[];
  readonly purposes: readonly Purpose[];
} = Object.freeze({
  by: Object.freeze([...new Set(OPENED.map(({ kind }) => kind))]),
  purposes: Object.freeze([...new Set(OPENED.map(({ purpose }) => purpose))]),
});
