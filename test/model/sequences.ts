import fc from 'fast-check';
import type { Command } from './Act';
import {
  ACTIVATE,
  AGAIN,
  AMEND,
  ANSWER,
  APPROVE,
  ASK,
  DECIDE,
  GO_ON,
  INTRUDE,
  LOOK,
  OFFER,
  PASS,
  PROPOSE,
  READ,
  REPLY,
  REQUESTED,
  REQUESTING,
  RESTART,
  REVOKE,
  SEAL,
  SUBMIT,
  TAKE_BACK,
} from './commands';
import type { Model } from './Model';
import { NEXT } from './next';
import type { Real } from './Real';

type Commands = fc.Arbitrary<Iterable<fc.AsyncCommand<Model, Real, true>>>;
const drawn = (
  maxCommands: number,
  ...commands: fc.Arbitrary<Command<{ bold: boolean }>>[]
): Commands => fc.commands<Model, Real, true>(commands, { maxCommands, size: 'max' });

/** Sequences of every kind of step, of agreements before all, of one request before all, and of whether somebody is known. */
export const SEQUENCES: Commands = fc.oneof(
  drawn(
    40,
    ...[SUBMIT, SUBMIT, NEXT, NEXT, NEXT, NEXT, NEXT, NEXT, REQUESTED, DECIDE, REQUESTING, READ],
    ...[AMEND, AMEND, PROPOSE, ACTIVATE, APPROVE, REVOKE, OFFER, REPLY, INTRUDE, PASS],
    ...[AGAIN, RESTART, ASK, ANSWER, LOOK],
  ),
  drawn(
    18,
    ...[SUBMIT, SUBMIT, AMEND, AMEND, AMEND, AMEND, AMEND, PROPOSE, ACTIVATE, ACTIVATE, PASS, PASS],
    AGAIN,
  ),
  drawn(
    32,
    ...[
      SUBMIT,
      SUBMIT,
      NEXT,
      NEXT,
      NEXT,
      NEXT,
      NEXT,
      REQUESTED,
      DECIDE,
      REQUESTING,
      READ,
      APPROVE,
      REVOKE,
    ],
    ...[OFFER, REPLY, REPLY, PASS],
  ),
  drawn(
    28,
    ...[ASK, ASK, NEXT, NEXT, NEXT, NEXT, NEXT, ANSWER, LOOK, LOOK, PASS, PASS, SEAL, SEAL],
    ...[GO_ON, TAKE_BACK, REQUESTED, AMEND, AMEND, AGAIN],
  ),
);
