import {
  Classified,
  Operation,
  PageArguments,
  readPage,
  SelectsBy,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { isUUID } from 'class-validator';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { KEEPERS } from '../consents/keepers';
import { Organisation } from '../organisations/Organisation';
import { DataReading, DataReadingPage } from './DataReading';
import { ReadingStore, type ReadingRow } from './ReadingStore';
import { standingOf } from './standingOf';
import { toldReadings } from './toldReadings';

type Told = DataReading & ReadingRow;

/** The safe list of who read the data of a person, for the person. */
@Resolver(() => DataReading)
export class ReadersResolver {
  @Operation(KEEPERS)
  @Query(() => DataReadingPage, {
    description:
      'Who read data of the person whose consent you recorded, to be given to that person; the latest day first. Readings in proceedings are told after a year. A complaint goes to the Information and Data Protection Commissioner.',
  })
  async readersOfPerson(
    @SelectsBy('Consent.id')
    @Arg('consentId', () => ID, { description: 'A consent of the person, recorded by you.' })
    consentId: string,
    @SelectsBy('Representative.id')
    @Arg('representativeId', () => ID, {
      nullable: true,
      description:
        'Through whom the person gets it: one who passed the conflict check. Leave it out to give it into their own hand.',
    })
    representativeId: string | null,
    @SelectsBy(null)
    @Arg('safeChannel', () => Boolean, {
      description:
        'The person confirmed that the way in which they get the list is safe for them. Without that it is empty.',
    })
    safeChannel: boolean,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<DataReading>> {
    if (!isUUID(consentId)) throw new Refusal('INPUT_INVALID', 'consentId');
    if (representativeId && !isUUID(representativeId))
      throw new Refusal('INPUT_INVALID', 'representativeId');
    const { session, now } = context;
    const whose = { consent: consentId, representative: representativeId ?? null };
    const asked = { ...(await standingOf(session, whose)), safeChannel };
    const list = {
      list: `readersOfPerson:${consentId}:${representativeId ?? ''}`,
      position: ({ day, organisationId, category, purpose, basis }: Told) => [
        ...[day, organisationId, category],
        ...[purpose, basis],
      ],
      read: async (limit: number, after: string[] | null): Promise<Told[]> => {
        const rows = await ReadingStore.find(session, whose, limit, after);
        return toldReadings(asked, rows, now).map((row) => ({
          ...row,
          ...{ access: 'own_record||', record: consentId },
        }));
      },
    };
    return readPage(context, list, page);
  }

  @Classified('AUDIT')
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'Which organisation; nobody of it by name.',
  })
  organisation(@Root() { organisationId }: DataReading): Organisation {
    return { id: organisationId };
  }
}
