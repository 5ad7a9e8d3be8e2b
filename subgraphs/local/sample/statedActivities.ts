import { sampleId } from '@lidhja/platform';
import { SOURCE } from './sources';

const organisation = (slug: string): string => sampleId(`organisation/${slug}`);

const stated = (slug: string, row: object): object => ({
  id: sampleId(`activity/${slug}`),
  network: sampleId('network/rilat'),
  ends_on: null,
  audience: 'OPEN',
  areas: [],
  partners: [],
  published_at: '2026-01-01T00:00:00Z',
  published_by: null,
  provenance: 'SOURCE',
  synthetic: false,
  source: SOURCE,
  ...row,
});

/** What the paper itself tells of the network's work, dated no more exactly than it dates it. */
export const statedActivities = [
  stated('founding', {
    title: 'Founding of RILAT, the first local anti-trafficking network',
    kind: 'OTHER',
    starts_on: '2004-08-01',
    precision: 'MONTH',
    description: 'Founded by Vatra and the Anti-Trafficking Center in Vlora.',
    areas: ['AL-VL'],
    partners: [organisation('vatra'), organisation('anti-trafficking-center-vlora')],
    links: ['LINK-N5', 'LINK-A2'],
  }),
  stated('employment', {
    title: 'Reintegration through Regional Employment Departments',
    kind: 'REINTEGRATION',
    starts_on: '2004-08-01',
    ends_on: '2005-09-01',
    precision: 'MONTH',
    description:
      '30 girls (no ages given) employed by companies in the district of Vlora alone; the figure is among the published figures.',
    areas: ['AL-VL'],
    links: ['LINK-R5'],
  }),
  stated('strategy', {
    title: 'Taken up in the National Anti-Trafficking Strategy 2005-2007 as a success story',
    kind: 'BEST_PRACTICE',
    starts_on: '2005-01-01',
    precision: 'YEAR',
    description:
      'The year is the first of the strategy’s. The paper also tells, without a date, of recognition by the Minister of State.',
    links: ['LINK-R12', 'LINK-A5'],
  }),
  stated('conference', {
    title: 'Paper on coordination presented at the CAAHT 2005 Annual Conference',
    kind: 'CONFERENCE',
    starts_on: '2005-10-11',
    ends_on: '2005-10-12',
    precision: 'DAY',
    description: 'Session III, Tirana.',
    areas: ['AL-TR'],
    partners: [organisation('vatra')],
    links: ['LINK-H17', 'LINK-R3'],
  }),
];
