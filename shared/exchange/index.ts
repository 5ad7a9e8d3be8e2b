export * from './writeOnce';
export * from './sample/insertRows';
export * from './sample/loadSample';
export * from './sample/SeededRandom';
export * from './sealing/sealedDocument';
export * from './sealing/sealedPerson';
