import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { ReportAsked } from './ReportAsked';

/** To how many organisations a report goes. */
export const REPORT_RECIPIENTS = 2;

/** Two organisations receive it, so that neither can let it lie unseen. */
export const reportTooFewRecipients: DenyRule<Considered<ReportAsked>> = Object.freeze<
  DenyRule<Considered<ReportAsked>>
>({
  name: 'report_too_few_recipients',
  citation: "the hub's own rule",
  denies: ({ desks }) => desks.length < REPORT_RECIPIENTS,
});
