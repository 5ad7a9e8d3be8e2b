import type { CoarseQuestion, DenyRule } from './DenyRule';

/** What a person told a counsellor stays with the counsellor's organisation, even under a valid request. */
export const counsellingNote: DenyRule<CoarseQuestion> = Object.freeze<DenyRule<CoarseQuestion>>({
  name: 'counselling_note',
  citation: "the hub's own rule",
  denies: ({ category, basis }) => category === 'COUNSELLING_NOTE' && basis.kind !== 'own_record',
});
