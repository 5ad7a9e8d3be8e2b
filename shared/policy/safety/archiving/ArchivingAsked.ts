import type { Requester } from '../../requester';

/** Why a record goes out of sight. From outside, all of them are one. */
export const ARCHIVING_GROUNDS = Object.freeze([
  'CASE_CLOSED',
  'TERM_OVER',
  'HANDED_OVER',
  'COMPARTMENT',
] as const);

/** May this record be archived, or taken into the compartment, which looks the same? */
export interface ArchivingAsked {
  readonly ground: (typeof ARCHIVING_GROUNDS)[number];
  readonly actor: Pick<Requester, 'kind' | 'organisation' | 'clearances' | 'suspended'>;
  readonly ownsRecord: boolean;
  /** Name of the compartment that it enters; null unless the ground is that. */
  readonly compartment: string | null;
  /** The entry of it is durable. */
  readonly recorded: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}
