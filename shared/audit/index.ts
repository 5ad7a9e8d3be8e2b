export * from './events/AuditEvent';
export * from './receipts/Disclosed';
export * from './recordEvents';
