import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const APART = `case when way[1] is null and way[2] is null then '{}' else "national".cases_assigned(way) end`;
/** Ways follow from the category and the session, so when they are asked anew depends on no row. */
const TOGETHER: readonly Rewriting[] = [
  {
    name: '"national".ask_cases',
    from: '    way text[];\n',
    to: `    way text[];
    asked text[] := '{}';
    assigned uuid[];
`,
  },
  {
    name: '"national".ask_cases',
    from: '      areas := "national".areas_of(way[4]);\n',
    to: `      areas := "national".areas_of(way[4]);
      if way[1:2] is distinct from asked then
        asked := way[1:2];
        assigned := ${APART};
      end if;
`,
  },
  {
    name: '"national".ask_cases',
    from: `unclosed(
            ${APART}
            ||`,
    to: `unclosed(
            assigned ||`,
  },
];

/** Cases that an official is assigned to are looked for once for categories that ask for the same. */
export class AskOnceAlike1764000000201 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, TOGETHER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, TOGETHER, true);
  }
}
