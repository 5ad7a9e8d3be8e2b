export * from './definition';
export { sampleRegistry } from './sample/sampleRegistry';
export { CaseStore } from './cases/CaseStore';
export { findHit } from './hits/findHit';
export { HitAnswerStore } from './hits/HitAnswerStore';
export { DecisionStore } from './requests/DecisionStore';
export { BY_REFERENCE } from './cases/listAssigned';
export { securedTables } from './security/securedTables';
