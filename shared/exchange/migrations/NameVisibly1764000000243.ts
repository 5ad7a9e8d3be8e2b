import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// Spaces other than U+0020 (Zs), and what has no glyph (Default_Ignorable_Code_Point; U+2800 is blank), of Unicode 16.
const UNSEEN = [
  ...['\\u00a0', '\\u00ad', '\\u034f', '\\u061c', '\\u115f\\u1160', '\\u1680', '\\u17b4\\u17b5'],
  ...[
    '\\u180b-\\u180f',
    '\\u2000-\\u200f',
    '\\u2028-\\u202f',
    '\\u205f-\\u206f',
    '\\u2800',
    '\\u3000',
  ],
  ...['\\u3164', '\\ufe00-\\ufe0f', '\\ufeff', '\\uffa0', '\\ufff0-\\ufff8'],
  ...['\\U0001bca0-\\U0001bca3', '\\U0001d173-\\U0001d17a', '\\U000e0000-\\U000e0fff'],
].join('');

const NAMED: readonly Rewriting[] = [
  {
    name: 'exchange.is_file_name',
    from: "and p_name !~ '^[. ]| $'",
    to: `and p_name !~ '^[. ]| $' and p_name !~ '[${UNSEEN}]'`,
  },
];

/** A document's name can be seen whole: no two that look the same differ by a sign that is not shown. */
export class NameVisibly1764000000243 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, NAMED, back);
    await runner.query('reset role');
  }
}
