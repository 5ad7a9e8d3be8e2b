import type { MiddlewareFn } from 'type-graphql';
import { InformationRequest } from './InformationRequest';

/**
 * What is told of a request whose agreement is in force no more, to whoever still keeps something of it: that it is
 * there, and its terms.
 * @param asked whether it is read by the authority that asked
 */
export const termsAlone = (id: string, asked: boolean): InformationRequest =>
  Object.assign(new InformationRequest(), {
    id,
    termsAlone: true as const,
    access: asked ? 'own_record||' : 'mandate|addressed_to_own_authority|',
  });

/** On every resolver of what a request tells beside its terms: nothing of it, once its terms are told alone. */
export const besideTerms: MiddlewareFn = ({ root }, next) =>
  (root as InformationRequest | undefined)?.termsAlone ? Promise.resolve(null) : next();
