import type { Kept } from '../identity/GatewayStore';
import type { Operation } from '../operation/Operation';
import type { Answer, Outcome } from './Outcome';

/** An answer as it is to leave, with what must be durable beside its digest before it does. */
export interface Packed extends Kept {
  readonly answer: Answer;
}

/** Makes of an answer what leaves in its place. Where it throws, nothing leaves. */
export type Pack = (operation: Operation, outcome: Outcome, answer: Answer) => Promise<Packed>;
