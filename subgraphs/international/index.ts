export * from './definition';
export { TOLD } from './notices/parties';
export { securedTables } from './security/securedTables';
export { ATTEMPTS } from './webhooks/backOff';
export { DeliveryStore } from './webhooks/DeliveryStore';
export { NoticeSender, type SenderServices } from './webhooks/NoticeSender';
export { postNotice } from './webhooks/postNotice';
export { startSender } from './webhooks/startSender';
