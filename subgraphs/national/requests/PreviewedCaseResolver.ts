import { Classified, type RequestContext } from '@lidhja/enforcement';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Case } from '../cases/Case';
import { CaseExploitation, CaseOffence, CaseSuspect } from '../cases/CaseParts';
import type { CasePart } from '../cases/CaseStore';
import { identificationsOf } from '../cases/identificationsOf';
import { loadParts } from '../cases/loadParts';
import { Identification } from '../cases/Person';
import { personIn } from '../cases/VictimResolver';
import type { VictimInCase } from '../cases/VictimInCase';
import { PreviewedCase, PreviewedPerson, PreviewedVictim } from './PreviewedCase';
import { sharedRows, sharedValues } from './sharedRows';

const PERSON = [
  ...(['givenName', 'familyName', 'birthDate', 'birthYear'] as const),
  ...(['ageBand', 'healthNeeds', 'citizenship'] as const),
] as const;
const IDENTIFICATION = ['status', 'decidedOn'] as const;

/**
 * A preview is read as the owner reads the case, and holds of it what the agency was shown as well: so
 * who may not see something themselves is not shown it by way of somebody else.
 */
@Resolver(() => PreviewedCase)
export class PreviewedCaseResolver {
  @Classified('OFFENCE')
  @FieldResolver(() => [CaseOffence], { nullable: true })
  async offences(@Root() root: PreviewedCase, @Ctx() context: RequestContext) {
    const own = await loadParts<CasePart & CaseOffence>(context, 'offences', root as Case);
    return sharedRows(own, root.seen.offences, ['offence', 'article']);
  }

  @Classified('EXPLOITATION')
  @FieldResolver(() => [CaseExploitation], { nullable: true })
  async exploitation(@Root() root: PreviewedCase, @Ctx() context: RequestContext) {
    const own = await loadParts<CasePart & CaseExploitation>(context, 'exploitation', root as Case);
    return sharedRows(own, root.seen.exploitation, ['form', 'country']);
  }

  @Classified('SUSPECT')
  @FieldResolver(() => [CaseSuspect], { nullable: true })
  async suspects(@Root() root: PreviewedCase, @Ctx() context: RequestContext) {
    const own = await loadParts<CasePart & CaseSuspect>(context, 'suspects', root as Case);
    return sharedRows(own, root.seen.suspects, ['givenName', 'familyName', 'citizenship']);
  }

  @Classified('CASE_STATUS')
  @FieldResolver(() => [PreviewedVictim], { nullable: true })
  async victims(@Root() root: PreviewedCase, @Ctx() context: RequestContext) {
    const own = await loadParts<CasePart & VictimInCase>(context, 'victims', root as Case);
    const { victims } = root.seen;
    if (!victims) return null;
    return own.flatMap((row) => {
      const seen = victims.find(({ id }) => id === row.id);
      return seen ? [{ ...row, seen }] : [];
    });
  }
}

@Resolver(() => PreviewedVictim)
export class PreviewedVictimResolver {
  @Classified('CASE_STATUS')
  @FieldResolver(() => PreviewedPerson, { nullable: true })
  async person(@Root() root: PreviewedVictim, @Ctx() context: RequestContext) {
    const [own, { person: seen }] = [await personIn(root, context), root.seen];
    if (!own || !seen) return null;
    const { id, synthetic, access, record } = own;
    return { id, synthetic, access, record, seen, ...sharedValues(own, seen, PERSON) };
  }

  @Classified('CASE_STATUS')
  @FieldResolver(() => [Identification], { nullable: true })
  async identifications(@Root() root: PreviewedVictim, @Ctx() context: RequestContext) {
    const own = await identificationsOf(root.personId, root, context);
    const { identifications, person } = root.seen;
    return sharedRows(own, identifications && (person?.identifications ?? null), IDENTIFICATION);
  }
}

@Resolver(() => PreviewedPerson)
export class PreviewedPersonResolver {
  @Classified('CASE_STATUS')
  @FieldResolver(() => [Identification], { nullable: true })
  async identifications(@Root() root: PreviewedPerson, @Ctx() context: RequestContext) {
    const own = await identificationsOf(root.id, root, context);
    return sharedRows(own, root.seen.identifications, IDENTIFICATION);
  }
}
