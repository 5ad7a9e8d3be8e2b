/** Whoever can be owed word of what was decided. */
export type Told = 'recipient' | 'person' | 'persons' | 'worker' | 'data_protection_authority';

/** How people are reached without putting them in danger. */
export type Through =
  | 'duty_desk'
  | 'work_account'
  | 'registered_contact'
  | 'safe_channel'
  | 'representative'
  | 'directorate'
  | 'data_protection_authority';

/** What a decision on a safety path binds someone to. `at`: epoch milliseconds, the latest instant. */
export type Duty =
  | {
      readonly kind: 'TELL';
      readonly whom: Told;
      readonly through: Through;
      readonly at: number;
    }
  /** Someone who had no part in it looks at it by then, without exception. */
  | { readonly kind: 'REVIEW'; readonly whom: 'oversight'; readonly at: number }
  /** Unread at that instant, it goes to these organisations; they learn that it lies there, not what it says. */
  | { readonly kind: 'ESCALATE'; readonly to: readonly string[]; readonly at: number }
  /** The caller is given these telephone numbers. */
  | { readonly kind: 'GIVE_NUMBERS'; readonly telephones: readonly string[]; readonly at: number }
  /** The caller is answered at that instant, neither before nor after. */
  | { readonly kind: 'ANSWER'; readonly at: number }
  /** From that instant on the check no longer carries. */
  | { readonly kind: 'CHECK_AGAIN'; readonly at: number }
  /** At that instant, and not before, the record is gone for whoever could read it. */
  | { readonly kind: 'GONE'; readonly at: number }
  /** What these organisations replied stands beside the figure. */
  | { readonly kind: 'SHOW_REPLIES'; readonly of: readonly string[] }
  /** The authority to complain to is named. */
  | { readonly kind: 'NAME'; readonly whom: 'data_protection_authority' }
  | { readonly kind: 'SAY'; readonly what: 'NO_EMERGENCY_LINE' }
  /** What was sent serves to protect the person and nothing else. */
  | { readonly kind: 'PROTECTION_ONLY' }
  | { readonly kind: 'NO_ONWARD_TRANSFER' }
  /** What was sent is all: nothing more can be read because of it. */
  | { readonly kind: 'NO_RIGHT_TO_READ' };

/** Whether the instant of a duty has come; a duty without one never falls due. */
export const isDue = (duty: Duty, now: number): boolean => 'at' in duty && duty.at <= now;
