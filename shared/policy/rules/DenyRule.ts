import type { Question } from '../question';

/** One reason never to give a value. It wins over every row that allows. */
export interface DenyRule<Asked = Question> {
  /** Name in the table and in the record. */
  readonly name: string;
  /** The law or the hub's own rule that it carries out. */
  readonly citation: string;
  /** Whether it denies what is asked. */
  denies(question: Asked): boolean;
}

/** The little that rules need which hold before any row is known. */
export interface CoarseQuestion {
  readonly requester: Pick<Question['requester'], 'kind'>;
  readonly basis: Pick<Question['basis'], 'kind'>;
  readonly category: Question['category'];
}
