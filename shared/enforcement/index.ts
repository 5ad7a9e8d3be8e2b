export * from './declare/Classified';
export * from './declare/Operation';
export * from './declare/SelectsBy';
export { Line, Lines } from './declare/plainText';
export * from './build/buildSubgraph';
export * from './build/Classification';
export * from './build/notHere';
export * from './build/writeSchema';
export * from './serve/RequestContext';
export * from './serve/serveSubgraph';
export * from './rows/SecuredTable';
export { closeTable } from './rows/closeTable';
export { mandateOpens } from './rows/mandateOpens';
export { requireActivated } from './serve/requireActivated';
export { secureRows } from './rows/secureRows';
export * from './page/PageOf';
export { OrderOf, type Order, type OrderEnum } from './page/OrderOf';
export * from './page/PageArguments';
export * from './page/readPage';
export * from './page/readFeed';
export type { Session } from './session/Session';
export { grantTermsOf, type GrantTermsRow } from './session/grantOf';
export { REQUEST_ACCESS } from './session/requestAccess';
export { Ledger } from './ledger/Ledger';
export type { Noted } from './ledger/Noted';
export { Underway } from './serve/Underway';
export { readDocument } from './serve/readDocument';
export { Masks, type Standing } from './walls/Masks';
export { doorRefusal } from './walls/doorRefusal';
export { maySelect } from './walls/maySelect';
export { selectionsIn } from './walls/selectionsIn';
export { Verdicts } from './walls/Verdicts';
export type { AudienceView } from './audience/AudienceView';
export { audienceSchema } from './audience/audienceSchema';
export { apiSchema } from './audience/apiSchema';
export { WholeSchema } from './audience/WholeSchema';
export { readDeclarations } from './audience/readDeclarations';
export * from './document/documentLimits';
export { DocumentRefusal } from './document/DocumentRefusal';
export {
  prepareDocument,
  type PreparedDocument,
  type PreparedOperation,
} from './document/prepareDocument';
export { selectOperation } from './document/selectOperation';
export { describeOperation } from './document/describeOperation';
