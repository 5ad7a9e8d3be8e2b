import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SaltIdempotency1764000000332 } from './SaltIdempotency1764000000332';
import { asExchangeOwner } from './asExchangeOwner';

// From one that was never salted, what was sent could still be tried out.
const FORGET = `update exchange.idempotency_key
  set digest = encode(sha256(uuid_send(gen_random_uuid())), 'hex') where salt is null`;

/**
 * The digests beside idempotency keys have no salt any more: they are made by the parts, with a key that the database
 * does not have, and no two are of the same. A write of before that is sent again is refused as one with another input,
 * and not done twice.
 */
export class FingerprintWrites1764000000382 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [FORGET]);
    await new SaltIdempotency1764000000332().down(runner);
  }

  down(runner: QueryRunner): Promise<void> {
    return new SaltIdempotency1764000000332().up(runner);
  }
}
