import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '.';

const camel = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

describe('the rules that deny', () => {
  it('stand one to a file, and every file in the list', () => {
    const others = new Set(['index.ts', 'DenyRule.ts', 'rules.test.ts', 'README.md']);
    const files = readdirSync(__dirname).filter((file) => !others.has(file));
    expect(files.sort()).toEqual(RULES.map(({ name }) => `${camel(name)}.ts`).sort());
  });

  it.each(RULES.map((rule) => [rule.name, rule] as const))(
    '"%s" cites its source',
    (name, rule) => {
      expect(existsSync(join(__dirname, `${camel(name)}.ts`))).toBe(true);
      expect(rule.citation).toMatch(/CETS 197|ETS 182|2016\/680|handling code H\d|hub's own rule/);
      expect(Object.isFrozen(rule)).toBe(true);
    },
  );

  it('leave to counsel the articles that nobody read for them', () => {
    const unread = RULES.filter(({ citation }) =>
      /CETS 197, articles? (26|32|34)\b/.test(citation),
    );
    expect(unread.map(({ name }) => name)).toEqual([
      'agreement_not_in_force',
      'grant_dead',
      'non_punishment',
    ]);
    for (const { citation } of unread) expect(citation).toContain('to be confirmed by counsel');
  });
});
