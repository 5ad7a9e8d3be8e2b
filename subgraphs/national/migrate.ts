import { keeperDataSource, migrateSchema, runCommand } from '@lidhja/platform';
import { CreateAreasAndCases1764000000010 } from './migrations/CreateAreasAndCases1764000000010';
import { LoadAreas1764000000012 } from './migrations/LoadAreas1764000000012';
import { SecureRows1764000000011 } from './migrations/SecureRows1764000000011';

runCommand('national', () =>
  migrateSchema(
    keeperDataSource('national', [
      CreateAreasAndCases1764000000010,
      SecureRows1764000000011,
      LoadAreas1764000000012,
    ]),
  ),
);
