export * from './definition';
export { sampleRegistry } from './sample/sampleRegistry';
