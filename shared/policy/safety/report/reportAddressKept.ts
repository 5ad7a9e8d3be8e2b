import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { ReportAsked } from './ReportAsked';

/** No address is kept of whoever reports. */
export const reportAddressKept: DenyRule<Considered<ReportAsked>> = Object.freeze<
  DenyRule<Considered<ReportAsked>>
>({
  name: 'report_address_kept',
  citation: "the hub's own rule",
  denies: ({ asked }) => asked.addressKept,
});
