export * from './events/AuditEvent';
export * from './recordEvents';
