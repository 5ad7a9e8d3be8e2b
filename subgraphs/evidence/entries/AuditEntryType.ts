import { registerEnumType } from 'type-graphql';

/** Kinds of entries in the record. */
export enum AuditEntryType {
  RELEASED = 'released',
  WRITTEN = 'written',
  DISPATCHED = 'dispatched',
  NOTIFIED = 'notified',
  ESCALATED = 'escalated',
  TOLD = 'told',
  ERASED = 'erased',
  REFUSED = 'refused',
  REFUSALS_COUNTED = 'refusals_counted',
  EXPORTED = 'exported',
  KEY_CHANGED = 'key_changed',
}
registerEnumType(AuditEntryType, {
  name: 'AuditEntryType',
  valuesConfig: {
    RELEASED: {
      description: 'A subgraph released values; alone it means that nothing left the hub.',
    },
    WRITTEN: { description: 'A subgraph wrote records.' },
    DISPATCHED: { description: 'The gateway sent an answer; recorded before its first byte.' },
    NOTIFIED: {
      description: 'A notice was sent to its organisation; recorded before each attempt.',
    },
    ESCALATED: {
      description: 'A request was told to be overdue; recorded with the notices of it.',
    },
    TOLD: {
      description: 'A hit/no-hit was told; recorded with the notices of it, whatever it was.',
    },
    ERASED: {
      description:
        'Something was destroyed, by two persons, since its term was over, or, of the record itself, by the operator; recorded before.',
    },
    REFUSED: { description: 'A signed-in caller was refused.' },
    REFUSALS_COUNTED: { description: 'Refusals that were counted and not kept singly.' },
    EXPORTED: { description: 'The operator exported the record; recorded before it was read.' },
    KEY_CHANGED: {
      description: 'A key with which the hub signs was added, changed, revoked or removed.',
    },
  },
});
