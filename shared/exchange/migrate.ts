import { keeperDataSource, migrateSchema, runCommand } from '@lidhja/platform';
import { FIRST_MIGRATIONS } from './migrations/firstMigrations';
import { LATER_MIGRATIONS } from './migrations/laterMigrations';
import { loadCourse } from './migrations/loadCourse';
import { loadPermissions } from './migrations/loadPermissions';
import { loadTerms } from './migrations/loadTerms';
import { TERM_MIGRATIONS } from './migrations/termMigrations';

runCommand('exchange', () =>
  migrateSchema(
    keeperDataSource('exchange', [...FIRST_MIGRATIONS, ...LATER_MIGRATIONS, ...TERM_MIGRATIONS]),
    async (runner) => {
      await loadPermissions(runner);
      await loadCourse(runner);
      await loadTerms(runner);
    },
  ),
);
