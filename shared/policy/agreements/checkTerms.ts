import { ADDED_GROUNDS, INDISPENSABLE_GROUNDS, REFUSAL_GROUNDS } from '../requests/refusalGrounds';
import { NO_FAULTS, faultIn, type AgreementFault } from './AgreementFault';
import type { WrittenVersion } from './WrittenAgreement';
import { checkHitNoHit, checkRetention } from './checkDurations';
import { checkItems, filled, notOneOf, oneOf } from './checkItems';
import { CLOSURE_RULES, EVIDENCE_USES, ONWARD_RULES } from './terms';

const GROUNDS = Object.freeze([...Object.keys(REFUSAL_GROUNDS), ...ADDED_GROUNDS]);

const checkGrounds = (field: string, grounds: readonly string[]): readonly AgreementFault[] => {
  const missing = INDISPENSABLE_GROUNDS.filter((ground) => !grounds.includes(ground));
  const says = `Name ${missing.join(', ')}: no agreement gives it up.`;
  return [
    ...(missing.length > 0 ? faultIn(field, 'INDISPENSABLE_GROUND_MISSING', says) : NO_FAULTS),
    ...checkItems(field, grounds, 'REPEATED_GROUND', [notOneOf('UNKNOWN_GROUND', GROUNDS)]),
  ];
};

/**
 * Faults of what a version says of refusing, of the use and passing on of an answer, and of how long it is
 * kept; none of them where it says nothing of it.
 */
export function checkTerms(field: string, version: WrittenVersion): readonly AgreementFault[] {
  const { refusalGrounds: grounds, evidenceUses: uses, onward, retention } = version;
  return [
    ...(grounds ? checkGrounds(`${field}.refusalGrounds`, grounds) : NO_FAULTS),
    ...(uses
      ? [
          ...filled(`${field}.evidenceUses`, uses),
          ...checkItems(`${field}.evidenceUses`, uses, 'REPEATED_EVIDENCE_USE', [
            notOneOf('UNKNOWN_EVIDENCE_USE', EVIDENCE_USES),
          ]),
        ]
      : NO_FAULTS),
    ...oneOf(`${field}.onward`, onward, 'UNKNOWN_ONWARD_RULE', ONWARD_RULES),
    ...checkHitNoHit(`${field}.hitNoHit`, version),
    ...checkRetention(`${field}.retention`, retention),
    ...oneOf(
      `${field}.retention.onCaseClosed`,
      retention?.onCaseClosed,
      'UNKNOWN_CLOSURE_RULE',
      CLOSURE_RULES,
    ),
  ];
}
