// @ts-nocheck
export * from './needsClock';
export const door = true;
