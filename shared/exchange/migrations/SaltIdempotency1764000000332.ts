import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const SALT = 'sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))';
const salted = (salt: string): string =>
  `encode(sha256(${salt} || convert_to(p_digest, 'UTF8')), 'hex')`;

// Rows of before have no salt and are compared as they are: what they digest is not there any more to be salted.
const CLAIMED: readonly Rewriting[] = [
  {
    name: 'exchange.claim_key',
    from: 'declare kept exchange.idempotency_key;',
    to: `declare kept exchange.idempotency_key; made bytea := ${SALT};`,
  },
  {
    name: 'exchange.claim_key',
    from: `insert into exchange.idempotency_key (organisation, operation, key, digest)
    values (exchange.my_organisation(), p_operation, p_key, p_digest) on conflict do nothing;`,
    to: `insert into exchange.idempotency_key (organisation, operation, key, digest, salt)
    values (exchange.my_organisation(), p_operation, p_key, ${salted('made')}, made)
    on conflict do nothing;`,
  },
  {
    name: 'exchange.claim_key',
    from: 'if kept.digest is distinct from p_digest then',
    to: `if kept.salt is not null then p_digest := ${salted('kept.salt')}; end if;
    if kept.digest is distinct from p_digest then`,
  },
];

const COLUMN = `
  alter table exchange.idempotency_key add column salt bytea check (length(salt) = 32)`;

/**
 * Salts the digest of what was sent under a key: the same input has another digest in each row. Taken back, a write of
 * meanwhile that is sent again is refused as one with another input, and not done twice.
 */
export class SaltIdempotency1764000000332 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [COLUMN]);
    await this.change(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.change(runner, true);
    await asExchangeOwner(runner, ['alter table exchange.idempotency_key drop column salt']);
  }

  private async change(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, CLAIMED, back);
    await runner.query('reset role');
  }
}
