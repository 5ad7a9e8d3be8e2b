import type { Explanation } from './Explanation';
import type { Mutant } from './Mutant';
import { matchSurvivors } from './matchSurvivors';

const content = {
  file: 'shared/policy/a.ts',
  line: 'if (a < b) return c;',
  code: 'a < b',
  mutator: 'EqualityOperator',
  becomes: 'a <= b',
};
const survivor: Mutant = { ...content, status: 'Survived' };
const explanation: Explanation = { ...content, why: 'a is never b, since both are drawn once' };

describe('a survivor', () => {
  it('meets the explanation of the same content', () => {
    expect(matchSurvivors([survivor], [explanation])).toEqual({ unexplained: [], stale: [] });
  });

  it.each(Object.keys(content) as (keyof typeof content)[])(
    'does not meet one of another %s, which is stale then',
    (part) => {
      const other = { ...explanation, [part]: 'other' };
      expect(matchSurvivors([survivor], [other])).toEqual({
        unexplained: [survivor],
        stale: [other],
      });
    },
  );

  it('is explained as often as the explanation says, and no more often', () => {
    const three = [survivor, survivor, survivor];
    const twice = { ...explanation, times: 2 };
    expect(matchSurvivors(three, [explanation]).unexplained).toHaveLength(2);
    expect(matchSurvivors(three, [twice]).unexplained).toHaveLength(1);
    expect(matchSurvivors(three, [twice, explanation])).toEqual({ unexplained: [], stale: [] });
    expect(matchSurvivors([survivor], [twice]).stale).toEqual([twice]);
  });

  it('without any explanation is left over, and an explanation without any survivor too', () => {
    expect(matchSurvivors([survivor], [])).toEqual({ unexplained: [survivor], stale: [] });
    expect(matchSurvivors([], [explanation])).toEqual({ unexplained: [], stale: [explanation] });
  });
});
