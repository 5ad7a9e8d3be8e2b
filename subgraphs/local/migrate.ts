import { secureRows } from '@lidhja/enforcement';
import { keeperDataSource, migrateSchema, runCommand } from '@lidhja/platform';
import { local } from './definition';
import { AskPermissions1764000000024 } from './migrations/AskPermissions1764000000024';
import { CreateActivities1764000000022 } from './migrations/CreateActivities1764000000022';
import { CreateFigures1764000000023 } from './migrations/CreateFigures1764000000023';
import { CreateNetworks1764000000021 } from './migrations/CreateNetworks1764000000021';
import { EraseRecords1764000000530 } from './migrations/EraseRecords1764000000530';
import { ReadByOneIndex1764000000160 } from './migrations/ReadByOneIndex1764000000160';
import { securedTables } from './security/securedTables';

runCommand('local', () =>
  migrateSchema(
    keeperDataSource('local', [
      CreateNetworks1764000000021,
      CreateActivities1764000000022,
      CreateFigures1764000000023,
      AskPermissions1764000000024,
      ReadByOneIndex1764000000160,
      EraseRecords1764000000530,
    ]),
    (runner) => secureRows(runner, local, securedTables),
  ),
);
