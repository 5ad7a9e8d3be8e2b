import { secureRows } from '@lidhja/enforcement';
import { keeperDataSource, migrateSchema, runCommand } from '@lidhja/platform';
import { international } from './definition';
import { AskPastInSession1764000000544 } from './migrations/AskPastInSession1764000000544';
import { CloseReturnsPastTerm1764000000541 } from './migrations/CloseReturnsPastTerm1764000000541';
import { CountReturnsOnce1764000000540 } from './migrations/CountReturnsOnce1764000000540';
import { CreateReturns1764000000031 } from './migrations/CreateReturns1764000000031';
import { KeepErasedFromPlanner1764000000538 } from './migrations/KeepErasedFromPlanner1764000000538';
import { KeepReturnTerms1764000000530 } from './migrations/KeepReturnTerms1764000000530';
import { SecureInternational1764000000030 } from './migrations/SecureInternational1764000000030';
import { securedTables } from './security/securedTables';

runCommand('international', () =>
  migrateSchema(
    keeperDataSource('international', [
      SecureInternational1764000000030,
      CreateReturns1764000000031,
      KeepReturnTerms1764000000530,
      KeepErasedFromPlanner1764000000538,
      CountReturnsOnce1764000000540,
      CloseReturnsPastTerm1764000000541,
      AskPastInSession1764000000544,
    ]),
    (runner) => secureRows(runner, international, securedTables),
  ),
);
