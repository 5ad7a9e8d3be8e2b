import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ask } from './ask';
import { examplesFolder } from './Example';
import type { PlayedStep } from './playStory';

const STORY = '11-reading-with-receipts';
const STEP = `${STORY}/5-agency-finds-its-receipt`;
/** Seconds in which a receipt is in a period that is told, at most; and a few. */
const PATIENCE = 40;

interface Proved {
  readonly jws: string;
  readonly proof: string | null;
}

/** Asks again until the receipt has its proof. */
const waitForProof = async (
  { example }: PlayedStep,
  url: string,
  token: string | undefined,
): Promise<Proved | null> => {
  for (let waited = 0; waited < PATIENCE; waited += 1) {
    const { body } = await ask(url, { ...example, token });
    const { informationRequest } = (body?.data ?? {}) as {
      informationRequest?: { receipts: { nodes: Proved[] } };
    };
    const [receipt] = informationRequest?.receipts.nodes ?? [];
    if (receipt?.proof) return receipt;
    await pause(1000);
  }
  return null;
};

/**
 * Verifies, as anyone could, that the receipt of a story that was played stands in the public log.
 * @param keys file of the keys of the record's log
 * @returns what the verifier said, and whether it held
 */
export async function proveReceipt(
  played: readonly PlayedStep[],
  { url, token, keys }: { url: string; token: string | undefined; keys: string },
): Promise<{ said: string; held: boolean }> {
  const step = played.find(({ example }) => example.name === STEP);
  const receipt = step ? await waitForProof(step, url, token) : null;
  if (!receipt) return { said: 'there is no proof of the receipt', held: false };
  const folder = mkdtempSync(join(tmpdir(), 'lidhja-proof-'));
  try {
    const [proof, jws] = [join(folder, 'proof.txt'), join(folder, 'receipt.jws')];
    writeFileSync(proof, receipt.proof ?? '');
    writeFileSync(jws, receipt.jws);
    const script = join(examplesFolder(), STORY, 'verify-proof.mjs');
    const { status, stdout } = spawnSync(process.execPath, [script, proof, keys, jws]);
    return { said: stdout.toString().trim(), held: status === 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
