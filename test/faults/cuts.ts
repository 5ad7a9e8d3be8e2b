import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import type { Campaign } from './Campaign';
import { isAcknowledged, perform } from './Operation';
import { publish, readGranted } from './questions';

/** Between a caller and the hub: lets so many bytes of an answer through, and cuts the line. */
class Cutter {
  bytes = Infinity;
  private readonly server: Server;

  constructor(port: number) {
    this.server = createServer((caller) => {
      const hub = connect(port, '127.0.0.1');
      let left = this.bytes;
      const cut = (): void => {
        hub.destroy();
        caller.destroy();
      };
      caller.on('data', (chunk) => hub.write(chunk)).on('error', cut);
      hub.on('error', cut).on('end', () => caller.end());
      hub.on('data', (chunk) => {
        const part = chunk.subarray(0, left);
        left -= part.length;
        if (left > 0) caller.write(part);
        else if (part.length > 0) caller.write(part, cut);
        else cut();
      });
    });
  }

  async listen(): Promise<number> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.close();
    await once(this.server, 'close');
  }
}

/**
 * Cuts the answers to a write and to a reading after so many bytes, at each of some places, and sends the
 * same again. @returns how many were cut
 */
export async function cutAnswers(campaign: Campaign, places: number): Promise<number> {
  const { hub, load } = campaign;
  const cutter = new Cutter(hub.port);
  const port = await cutter.listen();
  let cut = 0;
  try {
    for (const question of [publish, readGranted]) {
      cutter.bytes = Infinity;
      const whole = await perform(hub, question(), { port });
      // Of the head a few bytes more or less: that is no reason to cut another place.
      const length = whole.bytes.length + 600;
      for (let place = 0; place < places; place += 1) {
        cutter.bytes = Math.floor((place * length) / places);
        const asked = question();
        const broken = await load.ask(asked, { port });
        if (!broken.isWhole) cut += 1;
        const again = await load.ask(asked);
        if (!isAcknowledged(again)) {
          campaign.broken.push(
            `cut after ${cutter.bytes} bytes: ${asked.kind} not answered when sent again`,
          );
        }
      }
    }
  } finally {
    await cutter.close();
  }
  await campaign.examine('answers that were cut');
  return cut;
}
