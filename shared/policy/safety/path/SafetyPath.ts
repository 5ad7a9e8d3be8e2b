import type { DenyRule } from '../../rules/DenyRule';
import type { DutyDesk } from '../desks/DutyDesk';
import type { Duty } from './Duty';

/** One thing that a path permits, where no rule denies. What no row permits is denied. */
export interface SafetyRow<Asked> {
  /** Name in the record. */
  readonly name: string;
  readonly citation: string;
  permits(considered: Considered<Asked>): boolean;
}

/** Looks at things one by one; each is left out by the first rule that denies it. */
export interface Sieve<Asked, Item> {
  itemsOf(asked: Asked): readonly Item[];
  /** Its name in the record: an id or a code, never a value. */
  nameOf(item: Item): string;
  readonly rules: readonly DenyRule<Item>[];
}

/** What is asked, with what the sieves let through. */
export interface Considered<Asked> {
  readonly asked: Asked;
  /** Desks that may be sent to, one for each organisation, in the order of the registry. */
  readonly desks: readonly DutyDesk[];
  /** Names of what may be carried. */
  readonly carries: readonly string[];
}

/** What the caller is told: a code of the path's own. */
export type Outward = string;

/** One way out of danger, as rules and rows; `decidePath` is the one evaluator of all of them. */
export interface SafetyPath<Asked, Item = unknown> {
  readonly name: string;
  readonly desks: Sieve<Asked, { readonly desk: DutyDesk }>;
  readonly carries: Sieve<Asked, Item>;
  /** To how many of the desks it goes. */
  readonly recipients: number;
  readonly rules: readonly DenyRule<Considered<Asked>>[];
  readonly rows: readonly SafetyRow<Asked>[];
  outward(effect: 'ALLOW' | 'DENY', asked: Asked): Outward;
  /** Whether the entry in the record can be found by those alone who are cleared. */
  confined(asked: Asked): boolean;
  dutiesIfAllowed(considered: Considered<Asked>): readonly Duty[];
  dutiesIfDenied(considered: Considered<Asked>): readonly Duty[];
}

/** For a path that sends to no desk, or carries nothing. */
export const NO_SIEVE: Sieve<unknown, never> = Object.freeze({
  itemsOf: () => [],
  nameOf: () => '',
  rules: Object.freeze([]),
});

const notConfined = (): boolean => false;
const nothing = (): readonly Duty[] => [];

/** What most paths are: nothing is sent or carried, nothing is owed, and the entry is an ordinary one. */
export const PLAIN = Object.freeze({
  desks: NO_SIEVE,
  carries: NO_SIEVE,
  recipients: 0,
  confined: notConfined,
  dutiesIfAllowed: nothing,
  dutiesIfDenied: nothing,
});
