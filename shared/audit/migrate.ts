import { keeperDataSource, migrateSchema, runCommand } from '@lidhja/platform';
import { CreateRecord1764000000000 } from './migrations/CreateRecord1764000000000';

runCommand('audit', () => migrateSchema(keeperDataSource('audit', [CreateRecord1764000000000])));
