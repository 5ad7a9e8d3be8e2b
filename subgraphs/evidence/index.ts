export * from './definition';
export { keptIn, keptOf } from './log/KeptCheckpoints';
export { LogSigner } from './log/LogSigner';
export { LogStore } from './log/LogStore';
export { PeriodKeeper } from './log/periods/PeriodKeeper';
export { PeriodStore } from './log/periods/PeriodStore';
export { RecordFault } from './log/RecordFault';
export { Sequencer } from './log/Sequencer';
export { startEvidence } from './startEvidence';
