import { TERMS } from '../path/terms';
import { PLAIN, type Considered, type SafetyPath, type SafetyRow } from '../path/SafetyPath';
import type { Duty, Through } from '../path/Duty';
import type { Breach } from './Breach';

// the extent is known: CETS 108+, article 7(2) (to be confirmed by counsel)
import { breachOfUnknownExtent } from './breachOfUnknownExtent';
// notified to both: CETS 108+, article 7(2) (to be confirmed by counsel)
import { breachAboveOpen } from './breachAboveOpen';

/** What everyone may read was no secret. */
const openDataAlone: SafetyRow<Breach> = Object.freeze<SafetyRow<Breach>>({
  name: 'open_data_alone',
  citation: "the hub's own rule",
  permits: ({ asked }) => asked.categories.every((category) => category === 'OPEN'),
});

/** Where no way is known to be safe, the authority says how the person is to be told. */
const wayTo = ({ sealed, reach }: Breach): Through =>
  sealed ? 'directorate' : (reach ?? 'data_protection_authority');

const tellBoth = ({ asked }: Considered<Breach>): readonly Duty[] => {
  const at = asked.knownAt + TERMS.breachNotice;
  return [
    { kind: 'TELL', whom: 'data_protection_authority', through: 'registered_contact', at },
    { kind: 'TELL', whom: 'person', through: wayTo(asked), at },
  ];
};

/**
 * Silence about a breach. It is what has to be allowed, so that a rule that fails, or a breach that
 * nobody thought of, is notified.
 */
export const breachSilence: SafetyPath<Breach, never> = Object.freeze<SafetyPath<Breach, never>>({
  ...PLAIN,
  name: 'breach_silence',
  rules: Object.freeze([breachOfUnknownExtent, breachAboveOpen]),
  rows: Object.freeze([openDataAlone]),
  outward: (effect) => (effect === 'ALLOW' ? 'NOTHING_TO_NOTIFY' : 'NOTIFY_BOTH'),
  confined: ({ sealed }) => sealed,
  dutiesIfDenied: tellBoth,
});
