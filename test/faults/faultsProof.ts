import type { Finding, Proof, Scale } from '../prove/Proof';
import { Campaign, RECOVERY } from './Campaign';
import { CONTROLS_TRIED, tryControls } from './controls';
import { COMPONENTS, type Component } from './FaultHub';
import { cutAnswers } from './cuts';
import { fillRecordSpace } from './fullTablespace';
import { POINTS } from './points';

const KILLS: Readonly<Record<Scale, number>> = { full: 50, short: 1 };
const CUTS: Readonly<Record<Scale, number>> = { full: 200, short: 3 };
const AT_POINTS: Readonly<Record<Scale, number>> = { full: 10, short: 1 };
/** Milliseconds in which the control must see that nothing came back. */
const CONTROL = 3000;

/** The same moments at every run. */
const seeded = (seed: number) => (): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

/** With the supervisor stopped what was killed must be seen to stay away; then it must come back. */
const seesNoRecovery = async (campaign: Campaign): Promise<boolean> => {
  campaign.hub.pauseSupervisor(true);
  campaign.hub.kill('local');
  const came = await campaign.recovers('local', CONTROL);
  campaign.hub.pauseSupervisor(false);
  campaign.broken.pop();
  await campaign.recovers('local');
  return !came;
};

/** An entry that is altered in the database must be named by the verifier, and be another than it was before. */
const seesForgedLog = async (campaign: Campaign): Promise<boolean> => {
  const { hub, log, broken } = campaign;
  await hub.asAdmin((client) =>
    client.query(
      `update audit.entry set payload = payload || '{"reason": "another"}'
       where id = (select entry from audit.place order by place limit 1)`,
    ),
  );
  const before = broken.length;
  await campaign.examine('an entry was altered');
  const found = broken.splice(before);
  const isSeen = found.length > 0 && found.every((line) => line.startsWith('growsOnly'));
  return isSeen && (await log.verify()).verdict === 'ALTERED';
};

/** Parts of a hub under load are killed, at random and at named moments; then everything must still hold. */
export async function proveFaults(scale: Scale, say: (line: string) => void): Promise<Finding> {
  const campaign = await Campaign.start();
  const notRun: string[] = [];
  try {
    const random = seeded(20_261_128);
    for (let round = 0; round < KILLS[scale]; round += 1) {
      for (const component of COMPONENTS) await campaign.kill(component, random);
      await campaign.examine(`${round + 1} kills of each`);
      if (round % 10 === 9) say(`${round + 1} kills of each, ${campaign.broken.length} broken`);
    }
    for (let round = 0; round < AT_POINTS[scale]; round += 1) {
      for (const strike of Object.values(POINTS)) await strike(campaign);
    }
    await campaign.examine('kills at named points');
    const cut = await cutAnswers(campaign, CUTS[scale]);
    const lacks = await fillRecordSpace(campaign);
    if (lacks) notRun.push(`the record's space runs out: needs ${lacks}`);
    const checkpoints = await campaign.examineLog();
    const sawNone = await seesNoRecovery(campaign);
    const unseen = await tryControls(campaign);
    if (!(await seesForgedLog(campaign))) unseen.push('an entry that was altered');
    notRun.forEach((line) => say(`not run: ${line}`));
    [...campaign.broken, ...unseen.map((line) => `not found: ${line}`)].forEach(say);
    const { history } = campaign.load;
    const kills = [...campaign.kills.values()];
    const least = (names: readonly string[]): number =>
      Math.min(...names.map((name) => campaign.kills.get(name) ?? 0));
    return {
      figures: {
        asked: history.length,
        answeredWithData: history.filter(({ status }) => status === 200).length,
        answersCut: cut,
        checkpointsKept: checkpoints,
        notRun: notRun.join('; '),
        brokenOff: history.filter(({ isWhole }) => !isWhole).length,
        kills: kills.reduce((sum, count) => sum + count, 0),
        slowestRecoveryMs: Math.round(Math.max(...campaign.recoveries)),
      },
      bars: {
        killsOfEach: {
          measured: least(COMPONENTS satisfies readonly Component[]),
          atLeast: KILLS[scale],
        },
        killsAtEachPoint: { measured: least(Object.keys(POINTS)), atLeast: AT_POINTS[scale] },
        broken: { measured: campaign.broken.length, atMost: 0 },
        recoveryMs: { measured: Math.round(Math.max(...campaign.recoveries)), atMost: RECOVERY },
        controlsFound: {
          measured: CONTROLS_TRIED + 1 - unseen.length + (sawNone ? 1 : 0),
          atLeast: CONTROLS_TRIED + 2,
        },
      },
    };
  } finally {
    await campaign.stop();
  }
}

export const faultsProof: Proof = { name: 'kills', run: proveFaults };
