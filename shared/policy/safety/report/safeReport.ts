import { sieveOfDesks } from '../desks/sieveOfDesks';
import type { DeskQuestion } from '../desks/DeskQuestion';
import { TERMS } from '../path/terms';
import { PLAIN, type Considered, type SafetyPath, type SafetyRow } from '../path/SafetyPath';
import type { Duty } from '../path/Duty';
import type { ReportAsked } from './ReportAsked';

// no address logged: the hub's own rule
import { reportAddressKept } from './reportAddressKept';
// encrypted in the client: the hub's own rule
import { reportNotSealed } from './reportNotSealed';
// two recipients: the hub's own rule
import { REPORT_RECIPIENTS, reportTooFewRecipients } from './reportTooFewRecipients';

const questionsOf = ({ desks, accused, now }: ReportAsked): readonly DeskQuestion[] =>
  desks.map((desk) => ({
    desk,
    use: 'SAFE_REPORT',
    implicated: accused,
    sender: null,
    place: null,
    kinds: null,
    now,
  }));

/** Anyone may report; nothing is asked of who they are. */
const anyoneReports: SafetyRow<ReportAsked> = Object.freeze<SafetyRow<ReportAsked>>({
  name: 'anyone_reports',
  citation: "the hub's own rule",
  permits: () => true,
});

const sayPlainly: Duty = Object.freeze({ kind: 'SAY', what: 'NO_EMERGENCY_LINE' });

/** Whoever is told that it lies unread: the next organisation, or, where there is none, the two again. */
const dutiesOfReceiving = ({ asked, desks }: Considered<ReportAsked>): readonly Duty[] => {
  const organisations = desks.map(({ organisation }) => organisation);
  const others = organisations.slice(REPORT_RECIPIENTS, REPORT_RECIPIENTS + 1);
  return [
    sayPlainly,
    { kind: 'TELL', whom: 'recipient', through: 'duty_desk', at: asked.now },
    {
      kind: 'ESCALATE',
      to: Object.freeze(others.length > 0 ? others : organisations),
      at: asked.now + TERMS.reportUnread,
    },
  ];
};

/** A safe report: to two duty recipients, never to a body or an official whom it accuses. */
export const safeReport: SafetyPath<ReportAsked, never> = Object.freeze<
  SafetyPath<ReportAsked, never>
>({
  ...PLAIN,
  name: 'safe_report',
  desks: sieveOfDesks(questionsOf),
  recipients: REPORT_RECIPIENTS,
  rules: Object.freeze([reportAddressKept, reportNotSealed, reportTooFewRecipients]),
  rows: Object.freeze([anyoneReports]),
  // One receipt, whatever was reported and of whom.
  outward: (effect) => (effect === 'ALLOW' ? 'RECEIVED' : 'NOT_RECEIVED'),
  dutiesIfAllowed: dutiesOfReceiving,
  dutiesIfDenied: () => [sayPlainly],
});
