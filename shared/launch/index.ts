export { command as changeKeys } from './commands/keys';
export { setupDatabase } from './database/setupDatabase';
export { PLANNER_SETTINGS } from './database/plannerSettings';
export { LOGIN_ROLES, OWNER_ROLES, SCHEMAS } from './database/roles';
export { ensureKeys } from './keys/ensureKeys';
export { keepRecordKey } from './keys/keepRecordKey';
export { ensureRecordKey } from './keys/recordKey';
export { ensureSampleIssuer, readSampleIssuer, SAMPLE_ISSUER, AUDIENCE } from './keys/sampleIssuer';
export { trustedIssuers } from './keys/trustedIssuers';
export { DatabaseMark } from './database/DatabaseMark';
export { RecordErasure } from './database/RecordErasure';
export { PeriodExport } from './database/PeriodExport';
export { RecordExport } from './database/RecordExport';
export { LaunchError } from './LaunchError';
export { DisclosureReport, type ReportLine } from './database/DisclosureReport';
export { noteRings } from './keys/noteRings';
export { bringUpToDate } from './migrateDatabase';
export { findDataDirectory } from './dataDirectory';
export { SUBGRAPHS, folderOf } from './parts/partList';
export { PERSONAS, PUBLIC, type Persona } from './personas';
export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './postgres/startEmbeddedPostgres';
export { listenForSignals } from './process/listenForSignals';
export { Shutdown } from './process/Shutdown';
export { writeLines } from './process/writeLines';
