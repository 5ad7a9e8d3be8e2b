import { subjectOf, type NoticeKindName } from '../notices/NoticeKind';

/** A notice as the feed tells it. */
export interface ToldNotice {
  readonly id: string;
  /** The request or the word of danger that it is of; of what has not left it is told to nobody. */
  readonly about: string;
  readonly kind: NoticeKindName;
  readonly at: Date;
}

/**
 * The body of a webhook, by Standard Webhooks ("Payload structure"): that something happened, as the feed says it,
 * and never what. The same bytes at each attempt.
 */
export function noticeBody({ id, about, kind, at }: ToldNotice): string {
  const timestamp = at.toISOString();
  const subject = subjectOf(kind);
  return JSON.stringify({
    type: `notice.${kind.toLowerCase()}`,
    timestamp,
    data: { id, kind, ...(subject && { [subject]: about }), at: timestamp },
  });
}
