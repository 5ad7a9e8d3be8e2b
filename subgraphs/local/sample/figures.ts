import { sampleId } from '@lidhja/platform';
import { PAPER } from './sources';

const NO_TERRITORY = 'territory not stated';

const figure = (slug: string, row: object): object => ({
  id: sampleId(`figure/${slug}`),
  network: sampleId('network/rilat'),
  trend: null,
  territory: null,
  population: null,
  source_title: PAPER.title,
  source_author: PAPER.author,
  source_event: PAPER.event,
  source_date: PAPER.date,
  ...row,
});

const yearly = (slug: string, indicator: string, year: string, value: number): object =>
  figure(slug, { indicator, value, statement: NO_TERRITORY, period_from: year, period_to: year });

/** The figures of the paper (LINK-R4, LINK-R5, LINK-R7) with what it leaves out left out. */
export const figures = [
  figure('referrals', {
    indicator: 'REFERRALS_TO_REGIONAL_POLICE',
    value: null,
    trend: 'INCREASED',
    statement: 'increased, no figure given',
    period_from: null,
    period_to: null,
  }),
  figure('employed', {
    indicator: 'PERSONS_EMPLOYED',
    value: 30,
    statement:
      '30 girls employed by companies in the district of Vlora alone, August 2004 – September 2005',
    territory: 'AL-VL',
    period_from: '2004-08',
    period_to: '2005-09',
    population: 'girls; ages not stated (not coded as children)',
  }),
  yearly('denounced-2003', 'DENUNCIATIONS', '2003', 24),
  yearly('completed-2003', 'TESTIMONIAL_EVIDENCE_COMPLETED', '2003', 13),
  yearly('denounced-2004', 'DENUNCIATIONS', '2004', 20),
  yearly('completed-2004', 'TESTIMONIAL_EVIDENCE_COMPLETED', '2004', 20),
];
