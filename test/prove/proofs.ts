import { exchangeProof } from '../model/exchangeProof';
import { explainProof } from '../explain/explainProof';
import { interferenceProof } from '../worlds/interferenceProof';
import { oracleProof } from '../oracle/oracleProof';
import { pathsProof } from '../paths/pathsProof';
import { racesProof } from '../races/racesProof';
import { rowsProof } from '../rows/rowsProof';
import { verifierProof } from '../tamper/verifierProof';
import { interleavedProof } from '../threats/interleaved';
import type { Proof } from './Proof';

/** What `npm run prove` shows, each at its full length. */
export const PROOFS: readonly Proof[] = [
  oracleProof,
  interferenceProof,
  pathsProof,
  rowsProof,
  interleavedProof,
  racesProof,
  exchangeProof,
  explainProof,
  verifierProof,
];
