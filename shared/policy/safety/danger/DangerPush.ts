import type { AgreementStatus } from '../../agreement';
import type { Category } from '../../categories';
import type { Requester } from '../../requester';
import type { RequesterKind } from '../../requesterKinds';
import type { Implicated } from '../desks/DeskQuestion';
import type { DutyDesk } from '../desks/DutyDesk';

/** What is in immediate danger. The first three are those of CETS 197, article 33(1). */
export type Danger = 'LIFE' | 'FREEDOM' | 'PHYSICAL_INTEGRITY' | 'PUBLIC_SECURITY';

/** What a piece of the message is needed for. */
export type Need = 'FINDING' | 'RECOGNISING' | 'SHIELDING';

export interface PushItem {
  readonly category: Category;
  /** Null where the sender could not say why protection needs it. */
  readonly neededFor: Need | null;
  /** It tells of someone who is protected, a relative for example. */
  readonly ofProtected: boolean;
}

/**
 * May the holder of a record send word, unasked, that the person is in immediate danger? The holder
 * says where the person is; who receives it follows from the register.
 */
export interface DangerPush {
  readonly holder: Pick<Requester, 'kind' | 'organisation' | 'official' | 'country' | 'suspended'>;
  readonly ownsRecord: boolean;
  readonly threatened: readonly Danger[];
  /** Reasonable grounds, in the sender's words; kept in the sealed part of the record. */
  readonly grounds: string;
  /** ISO 3166-1 alpha-2 of the state where the person is. */
  readonly whereabouts: string;
  /** The person is protected. */
  readonly sealed: boolean;
  /** States in which CETS 197 is in force now. */
  readonly convention: readonly string[];
  /** How a bilateral agreement with that state stands; it is written down and decides nothing. */
  readonly bilateral: AgreementStatus | 'expired' | 'none';
  /** The register of duty desks, in its order. */
  readonly desks: readonly DutyDesk[];
  /** Kind of desk that the sender wants at home; null for whichever comes first. */
  readonly toward: RequesterKind | null;
  readonly implicated: Implicated;
  readonly items: readonly PushItem[];
  /** The entry of it is durable. */
  readonly recorded: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}
