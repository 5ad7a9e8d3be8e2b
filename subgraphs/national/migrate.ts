import { buildSubgraph } from '@lidhja/enforcement';
import { keeperDataSource, migrateSchema, runCommand } from '@lidhja/platform';
import { national } from './definition';
import { CreateAreasAndCases1764000000010 } from './migrations/CreateAreasAndCases1764000000010';
import { LoadAreas1764000000012 } from './migrations/LoadAreas1764000000012';
import { ReadByCategory1764000000014 } from './migrations/ReadByCategory1764000000014';
import { ReadPersons1764000000015 } from './migrations/ReadPersons1764000000015';
import { SecureRows1764000000011 } from './migrations/SecureRows1764000000011';
import { rowPolicies } from './security/rowPolicies';

runCommand('national', () =>
  migrateSchema(
    keeperDataSource('national', [
      CreateAreasAndCases1764000000010,
      SecureRows1764000000011,
      LoadAreas1764000000012,
      ReadByCategory1764000000014,
      ReadPersons1764000000015,
    ]),
    async (runner) => {
      await runner.query(rowPolicies(buildSubgraph(national).classification.categories));
    },
  ),
);
