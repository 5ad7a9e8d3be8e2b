import { sealRequestWords } from '@lidhja/exchange';
import { sampleId, type RecordSealer } from '@lidhja/platform';

const DRAFT = sampleId('draft/vlora-1');

const SUMMARY = 'Recruiter 12 of our case is also named in 2 letters of yours (synthetic).';

/** What a prosecutor would send to the Italian agency unasked, and its conditions, by table of the exchange. */
export const spontaneousDrafts = async (
  sealer: RecordSealer,
): Promise<Readonly<Record<string, readonly object[]>>> => ({
  'exchange.spontaneous_draft': [
    {
      id: DRAFT,
      owner: sampleId('organisation/prosecutor-vlora'),
      recipient: sampleId('organisation/italy-anti-trafficking-agency'),
      record: sampleId('case/vlora-1'),
      prepared_by: sampleId('official/prosecutor-vlora'),
      prepared_at: '2026-11-24T10:00:00+01:00',
      valid_until: '2028-01-01T00:00:00+01:00',
      reference: 'VL-OUT-2026-1',
      offence: 'TRAFFICKING_IN_PERSONS',
      proceeding: 'Prosecutor of Vlora, proceeding 2026/31 (synthetic)',
      purpose: 'RELATED_PROCEEDING',
      categories: ['CASE_STATUS', 'OFFENCE'],
      evidence_use: 'INTELLIGENCE',
      handling: ['H2'],
      language: 'en',
      words: await sealRequestWords(sealer, { summary: SUMMARY }, sampleId('words/draft/vlora-1')),
      synthetic: true,
    },
  ],
  'exchange.spontaneous_condition': [
    {
      draft: DRAFT,
      category: 'OFFENCE',
      words: 'To be kept confidential until hearing 30 of ours (synthetic).',
    },
  ],
});
