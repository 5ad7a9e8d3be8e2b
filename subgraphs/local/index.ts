export * from './definition';
export { securedTables } from './security/securedTables';
