import { notHere, type ServedSubgraph } from '@lidhja/enforcement';
import { Organisation, Person } from './entries/AuditEntry';
import { AuditEntryResolver } from './entries/AuditEntryResolver';
import { ExplanationResolver } from './explanations/ExplanationResolver';
import { EntryProofResolver } from './proofs/EntryProofResolver';
import { PublicLogResolver } from './proofs/PublicLogResolver';

/** The evidence subgraph: the record, for those who may read it. */
export const evidence: ServedSubgraph = {
  name: 'evidence',
  resolvers: [AuditEntryResolver, ExplanationResolver, EntryProofResolver, PublicLogResolver],
  entities: [Organisation, Person],
  references: { Organisation: notHere, Person: notHere },
  rows: [],
};
