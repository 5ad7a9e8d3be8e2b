import { mandateOpens, type SecuredSchema } from '@lidhja/enforcement';
import { AUDIENCE_CATEGORIES } from '../activities/audienceCategories';

/** A row of activities is what its audience makes of it; see `AUDIENCE_CATEGORIES`. */
const opensToAudience = (): string =>
  Object.entries(AUDIENCE_CATEGORIES)
    .map(([audience, categories]) =>
      [`audience = '${audience}'`, ...categories.map(mandateOpens)].join(' and '),
    )
    .join('\n    or ');

const served = (type: string, columns: readonly string[]): Record<string, string> =>
  Object.fromEntries(columns.map((column) => [column, `${type}.${column}`]));

/** Every table of the subgraph. Referrals are the exchange's. */
export const securedTables: SecuredSchema = {
  schema: 'local',
  role: 'lidhja_local',
  tables: [
    {
      table: 'network',
      serves: {
        ...served('Network', ['id', 'name', 'mission', 'qark', 'synthetic', 'source']),
        founded_on: 'Network.foundedOn',
      },
      hidden: ['secretariat'],
      opens: mandateOpens,
    },
    {
      table: 'network_area',
      serves: served('NetworkArea', ['area', 'synthetic', 'source']),
      keys: ['network'],
      opens: mandateOpens,
    },
    {
      table: 'network_member',
      serves: {
        ...served('NetworkMember', ['role', 'since', 'until', 'synthetic', 'source']),
        ...served('NetworkMember', ['organisation', 'network']),
      },
      hidden: ['id'],
      opens: mandateOpens,
    },
    {
      table: 'contact_point',
      serves: {
        ...served('NetworkContactPoint', ['organisation', 'place', 'area', 'synthetic', 'source']),
        trained_on: 'NetworkContactPoint.trainedOn',
      },
      keys: ['id', 'network'],
      opens: mandateOpens,
    },
    {
      table: 'activity',
      serves: {
        ...served('Activity', ['id', 'network', 'title', 'kind', 'audience', 'description']),
        ...served('Activity', ['areas', 'partners', 'links', 'provenance', 'synthetic', 'source']),
        starts_on: 'Activity.startsOn',
        ends_on: 'Activity.endsOn',
        precision: ['Activity.startsOn', 'Activity.endsOn'],
        published_at: 'Activity.publishedAt',
        published_by: 'Activity.publishedBy',
      },
      opens: opensToAudience,
      adds: {
        by: 'Mutation.publishActivity',
        columns: [
          ...['network', 'title', 'kind', 'starts_on', 'ends_on', 'audience', 'description'],
          ...['areas', 'partners', 'links', 'published_by', 'provenance', 'synthetic'],
        ],
        // Each in its own name and for no network but its own; what is published is never changed.
        where: `published_by = (select exchange.my_organisation())
    and network = any ((select "local".my_networks())::uuid[])
    and provenance = 'REPORTED' and precision = 'DAY'
    and synthetic = (select exchange.acts_for_sample())`,
      },
    },
    {
      table: 'published_figure',
      serves: {
        ...served('PublishedFigure', ['id', 'indicator', 'value', 'trend', 'statement']),
        population: 'PublishedFigure.population',
        territory: ['PublishedFigure.territory', 'PublishedFigure.territoryStated'],
        period_from: 'PublishedFigure.periodFrom',
        period_to: 'PublishedFigure.periodTo',
        source_title: 'PublicationSource.title',
        source_author: 'PublicationSource.author',
        source_event: 'PublicationSource.event',
        source_date: 'PublicationSource.date',
      },
      keys: ['network'],
      opens: mandateOpens,
    },
  ],
};
