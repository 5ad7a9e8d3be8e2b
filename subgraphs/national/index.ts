export * from './definition';
export { sampleRegistry } from './sample/sampleRegistry';
export { CaseStore } from './cases/CaseStore';
