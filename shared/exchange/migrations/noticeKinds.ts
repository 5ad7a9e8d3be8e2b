const KINDS = [
  ...['SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED', 'AUTHORISATION_AWAITED'],
  ...['POSTPONED', 'APPROVAL_AWAITED', 'DECIDED', 'CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED'],
  ...['CONDITIONS_DECLINED', 'DISCLOSED', 'RECEIVED', 'USE_REPORTED', 'CLOSED', 'WITHDRAWN'],
  ...['EXPIRED', 'REVOKED', 'DOCUMENT_ADDED', 'SENT', 'OVERDUE', 'ANSWERED'],
  ...['DANGER_REPORTED', 'DANGER_ACKNOWLEDGED', 'DANGER_REVIEWED'],
  ...['ONWARD_REQUESTED', 'ONWARD_APPROVAL_AWAITED', 'ONWARD_DECIDED', 'ONWARD_REVOKED'],
  ...['OUTWARD_APPROVAL_AWAITED', 'INFORMATION_APPROVAL_AWAITED'],
];

/** SQL: notices are of these kinds, and of those that were before them. */
export const noticeKinds = (more: readonly string[]): string => `
  alter table exchange.notice drop constraint notice_kind_check;
  alter table exchange.notice add constraint notice_kind_check
    check (kind in (${[...KINDS, ...more].map((name) => `'${name}'`).join(', ')}));
`;

/** SQL: notices are not changed otherwise; here those go whose kind there will not be any more. */
export const withoutNotices = (kinds: readonly string[]): string => {
  const those = `n.kind in (${kinds.map((name) => `'${name}'`).join(', ')})`;
  return `
  alter table exchange.notice disable trigger refuse_change;
  delete from exchange.notice_delivery d using exchange.notice n where n.id = d.notice and ${those};
  delete from exchange.notice n where ${those};
  alter table exchange.notice enable trigger refuse_change;
`;
};
