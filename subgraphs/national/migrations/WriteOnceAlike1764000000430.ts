import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPENED = `exchange.unclosed(
            assigned || case when way[3] is null then '{}' else "national".cases_cited() end
            || string_to_array(granted[i], ',')::uuid[], categories[i])`;
/** What a seal takes from one category it takes from all, so that whether they are alike tells of none. */
const ALIKE: readonly Rewriting[] = [
  {
    name: '"national".ask_cases',
    from: '    assigned uuid[];\n',
    to: `    assigned uuid[];
    opened uuid[];
    before uuid[];
    listed text;
`,
  },
  {
    name: '"national".ask_cases',
    from: `      if set_config('lidhja.cases_open_' || kept, array_to_string(${OPENED}, ','), true)`,
    to: `      opened := ${OPENED};
      if opened is distinct from before then
        before := opened;
        listed := array_to_string(opened, ',');
      end if;
      if set_config('lidhja.cases_open_' || kept, listed, true)`,
  },
];

/** The ids of a set that several categories share are written out once: that is the dearest part of asking. */
export class WriteOnceAlike1764000000430 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, ALIKE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, ALIKE, true);
  }
}
