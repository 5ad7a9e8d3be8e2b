export * from './writeOnce';
