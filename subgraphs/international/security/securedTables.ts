import type { RowCondition, SecuredSchema } from '@lidhja/enforcement';

/**
 * Returns, for whoever prepares them by mandate, but those whose person is sealed, whose codes keep them
 * from this session, or that are past their last day.
 */
const opensReturn: RowCondition = (category) => {
  const asked = category === 'OPEN' ? 'null' : `'${category}'`;
  return `id <> all ((select exchange.sealed_rows())::uuid[])
    and id <> all ((select exchange.withheld_records(${asked}))::uuid[])
    and id <> all ((select "international".past_returns())::uuid[])
    and (select exchange.prepares_returns(${asked}))`;
};

/** Every table of the subgraph. Agreements, requests and edges to persons are the exchange's. */
export const securedTables: SecuredSchema = {
  schema: 'international',
  role: 'lidhja_international',
  tables: [
    {
      table: 'person_return',
      serves: {
        kind: 'Return.kind',
        stage: 'Return.stage',
        from_country: 'Return.fromCountry',
        to_country: 'Return.toCountry',
        requested_on: 'Return.requestedOn',
        risk_assessed_on: 'Return.riskAssessedOn',
        documents_issued_on: 'Return.documentsIssuedOn',
        travelled_on: 'Return.travelledOn',
      },
      keys: ['id', 'synthetic'],
      opens: opensReturn,
    },
  ],
};
