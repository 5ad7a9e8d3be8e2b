import { COORDINATION_LINKS } from './coordinationLinks';

describe('the coordination links', () => {
  it('are the sixty-one of the domain', () => {
    expect(COORDINATION_LINKS).toHaveLength(61);
    expect(new Set(COORDINATION_LINKS).size).toBe(61);
  });

  it('begin at one and end where the domain ends them', () => {
    expect(COORDINATION_LINKS).toEqual(expect.arrayContaining(['LINK-N1', 'LINK-R12', 'LINK-H21']));
    expect(COORDINATION_LINKS).not.toContain('LINK-R13');
    expect(COORDINATION_LINKS).not.toContain('LINK-H0');
  });
});
