import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { ReportAsked } from './ReportAsked';

/** Nobody but its two recipients can read it, the hub neither. */
export const reportNotSealed: DenyRule<Considered<ReportAsked>> = Object.freeze<
  DenyRule<Considered<ReportAsked>>
>({
  name: 'report_not_sealed',
  citation: "the hub's own rule",
  denies: ({ asked }) => !asked.sealedInClient,
});
