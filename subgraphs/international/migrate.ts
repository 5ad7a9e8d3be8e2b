import { keeperDataSource, migrateSchema, runCommand } from '@lidhja/platform';
import { SecureInternational1764000000030 } from './migrations/SecureInternational1764000000030';

runCommand('international', () =>
  migrateSchema(keeperDataSource('international', [SecureInternational1764000000030])),
);
