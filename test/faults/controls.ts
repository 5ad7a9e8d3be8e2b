import type { Client } from 'pg';
import type { Campaign } from './Campaign';
import { INVARIANTS } from './invariants';
import { bodyOf, isAcknowledged, type Done } from './Operation';

/** Something that an invariant must find: planted in what is kept, or in what came. */
interface Control {
  readonly invariant: string;
  /** @returns the history that the invariant is to look at */
  plant(client: Client, history: readonly Done[]): Promise<readonly Done[]>;
}

const lastOf = (history: readonly Done[], kind: string): Done => {
  const found = history.filter((done) => done.kind === kind && isAcknowledged(done)).at(-1);
  if (!found) throw new Error(`no ${kind} was answered`);
  return found;
};
const said = (done: Done, bytes: string): Done => ({ ...done, bytes: Buffer.from(bytes) });

const CONTROLS: readonly Control[] = [
  {
    invariant: 'recordedFirst',
    async plant(client, history) {
      const { operation } = lastOf(history, 'granted');
      await client.query(
        `alter table audit.entry disable trigger user;
         delete from audit.entry where type = 'dispatched' and operation = '${operation}'`,
      );
      return history;
    },
  },
  {
    invariant: 'recordedFirst',
    plant: (_client, history) => {
      const done = lastOf(history, 'own');
      const other = done.bytes.toString().replace('"reference"', '"Reference"');
      return Promise.resolve([said(done, other)]);
    },
  },
  {
    invariant: 'nothingLost',
    async plant(client, history) {
      await client.query('set local session_replication_role = replica');
      await client.query(
        `delete from local.activity where title = 'Under load ${lastOf(history, 'publish').key}'`,
      );
      return history;
    },
  },
  {
    invariant: 'onceOnly',
    async plant(client, history) {
      await client.query('set local session_replication_role = replica');
      await client.query(
        `insert into local.activity select (jsonb_populate_record(a,
           jsonb_build_object('id', gen_random_uuid()))).* from local.activity a
         where title = 'Under load ${lastOf(history, 'publish').key}'`,
      );
      return history;
    },
  },
  {
    invariant: 'nothingWithheld',
    async plant(client, history) {
      const { rows } = await client.query<{ name: string }>(
        `select family_name as name from "national".case_suspect where family_name is not null limit 1`,
      );
      return [said(lastOf(history, 'granted'), `{"data":{"name":"${rows[0]?.name}"}}`)];
    },
  },
  {
    invariant: 'dataOrError',
    plant: (_client, history) =>
      Promise.resolve([
        said({ ...lastOf(history, 'own'), status: 500 }, '{"errors":[{"message":"connect"}]}'),
      ]),
  },
];

/** Plants in turn what each invariant must find, and takes it back. @returns what was not found */
export async function tryControls({ hub, load }: Campaign): Promise<string[]> {
  const whole = load.history.filter((done) => bodyOf(done) !== null);
  return hub.asAdmin(async (client) => {
    const unseen: string[] = [];
    for (const [at, control] of CONTROLS.entries()) {
      await client.query('begin');
      const history = await control.plant(client, whole);
      const one = INVARIANTS.find(({ name }) => name === control.invariant);
      if (!one || (await one.broken(client, history)).length === 0)
        unseen.push(`${control.invariant}, control ${at + 1}`);
      await client.query('rollback');
    }
    return unseen;
  });
}
export const CONTROLS_TRIED = CONTROLS.length;
