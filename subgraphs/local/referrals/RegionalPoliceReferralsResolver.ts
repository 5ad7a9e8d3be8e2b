import { Classified, type RequestContext } from '@lidhja/enforcement';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { figuresOf } from '../figures/figuresOf';
import { FigureIndicator, PublishedFigure } from '../figures/PublishedFigure';
import { coversYear } from './coversYear';
import { ReferralStore, type ReferralCount } from './ReferralStore';
import { RegionalPoliceReferrals } from './RegionalPoliceReferrals';

/** Figures of one indicator that a network can have. */
const FIGURES = 100;

const countOf = (
  { network, year }: RegionalPoliceReferrals,
  context: RequestContext,
): Promise<ReferralCount | null> =>
  context
    .loader(`referrals to police:${year}`, async (networks: readonly string[]) => {
      const rows = await ReferralStore.countToPolice(context.session, networks, year);
      const byNetwork = new Map(rows.map((row) => [row.network, row]));
      return networks.map((one) => byNetwork.get(one) ?? null);
    })
    .load(network);

@Resolver(() => RegionalPoliceReferrals)
export class RegionalPoliceReferralsResolver {
  @Classified('OPEN')
  @FieldResolver(() => [PublishedFigure], {
    description: 'What publications state for the year, or without naming a period.',
  })
  async published(
    @Root() { network, year }: RegionalPoliceReferrals,
    @Ctx() context: RequestContext,
  ): Promise<PublishedFigure[]> {
    const indicators = [FigureIndicator.REFERRALS_TO_REGIONAL_POLICE];
    const figures = await figuresOf(network, indicators, FIGURES, context);
    return figures.filter((figure) => coversYear(figure, year));
  }

  @Classified('AGGREGATE')
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Referrals that the hub recorded in the year; a cell of the official table, for the coordinator, ministries and regional committees.',
  })
  async recorded(
    @Root() root: RegionalPoliceReferrals,
    @Ctx() context: RequestContext,
  ): Promise<number | null> {
    return (await countOf(root, context))?.referrals ?? null;
  }

  @Classified('AGGREGATE')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'True where records of the sample are among those counted: show it with the count.',
  })
  async recordedIsSynthetic(
    @Root() root: RegionalPoliceReferrals,
    @Ctx() context: RequestContext,
  ): Promise<boolean | null> {
    return (await countOf(root, context))?.synthetic ?? null;
  }
}
