export * from './definition';
export { securedTables } from './security/securedTables';
export { ATTEMPTS } from './webhooks/backOff';
export { DeliveryStore } from './webhooks/DeliveryStore';
export { NoticeSender, type SenderServices } from './webhooks/NoticeSender';
export { postNotice } from './webhooks/postNotice';
export { startSender } from './webhooks/startSender';
