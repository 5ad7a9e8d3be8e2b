export * from './definition';
export { keptIn } from './log/KeptCheckpoints';
export { LogSigner } from './log/LogSigner';
export { LogStore } from './log/LogStore';
export { RecordFault } from './log/RecordFault';
export { Sequencer } from './log/Sequencer';
export { startEvidence } from './startEvidence';
