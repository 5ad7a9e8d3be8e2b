import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Campaign } from './Campaign';
import { bodyOf } from './Operation';
import { readGranted, readOwn } from './questions';

/** Held by whoever wants entries of a type to wait just before they are kept. */
const LOCK = 781_004;

/** Lets entries of the record be held up, and tells of each when it is durable. */
const HOLD = `
  create or replace function audit.held_up() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  begin
    if current_setting('lidhja.hold', true) = new.type then
      perform pg_advisory_xact_lock_shared(${LOCK});
    end if;
    perform pg_notify('kept_' || new.type, new.operation::text);
    return new;
  end $$;
  create or replace trigger held_up after insert on audit.entry
    for each row execute function audit.held_up();
`;

const held = async (client: Client): Promise<boolean> => {
  const { rows } = await client.query<{ held: boolean }>(
    `select exists (select from pg_locks where locktype = 'advisory' and objid = ${LOCK}
       and not granted) as held`,
  );
  return rows[0]?.held ?? false;
};

const waitFor = async (holds: () => Promise<boolean>): Promise<boolean> => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return true;
    await pause(10);
  }
  return false;
};

/** Kills a component while an entry of a type waits to be kept, so that neither it nor anything after it is. */
const whileHeld = (campaign: Campaign, type: string, component: 'national' | 'gateway') =>
  campaign.hub.asAdmin(async (client) => {
    await client.query(HOLD);
    await client.query(`select pg_advisory_lock(${LOCK})`);
    await client.query(`alter database lidhja set lidhja.hold = '${type}'`);
    // Whoever is connected has the setting from its next connection on.
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where usename like 'lidhja\\_%' and pid <> pg_backend_pid()`);
    const asked = campaign.load.ask(readOwn());
    const stood = await waitFor(() => held(client));
    const killed = stood && campaign.hub.kill(component) > 0;
    await client.query(`alter database lidhja reset lidhja.hold`);
    await client.query(`select pg_advisory_unlock(${LOCK})`);
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where usename like 'lidhja\\_%' and pid <> pg_backend_pid()`);
    const answer = await asked;
    if (killed && bodyOf(answer)?.data)
      campaign.broken.push(`${type}: an answer came without its entry`);
    return killed;
  });

/** A moment between the reading of a row and the last byte of its answer, and a kill at it. */
export const POINTS: Readonly<Record<string, (campaign: Campaign) => Promise<void>>> = {
  'read, not released': (campaign) =>
    campaign.strike('read, not released', 'national', () =>
      whileHeld(campaign, 'released', 'national'),
    ),
  'released, not dispatched': (campaign) =>
    campaign.strike('released, not dispatched', 'gateway', () =>
      whileHeld(campaign, 'dispatched', 'gateway'),
    ),
  'dispatched, first byte': (campaign) =>
    campaign.strike('dispatched, first byte', 'gateway', () =>
      campaign.hub.asAdmin(async (client) => {
        await client.query(HOLD);
        await client.query('listen kept_dispatched');
        const kept = once(client, 'notification');
        const asked = campaign.load.ask(readGranted());
        await Promise.race([kept, pause(3000)]);
        const killed = campaign.hub.kill('gateway') > 0;
        await asked;
        return killed;
      }),
    ),
  'first byte, last byte': (campaign) =>
    campaign.strike('first byte, last byte', 'gateway', async () => {
      let killed = false;
      const onBytes = (): void => {
        killed = killed || campaign.hub.kill('gateway') > 0;
      };
      await campaign.load.ask(readOwn(), { onBytes });
      return killed;
    }),
};
