import { keepFromPlanner, type KeptFromPlanner } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// What is sealed is opened by its key, and both would be there.
const ERASED: KeptFromPlanner = {
  'exchange.data_key': ['wrapped', 'kek'],
  'exchange.sought_person': ['particulars'],
  'exchange.document': ['content', 'label'],
  'exchange.request_words': ['summary', 'urgency_reason'],
  'exchange.request_answer': ['words'],
  'exchange.inward_information': ['words'],
  'exchange.outward_request': ['request'],
  'exchange.spontaneous_draft': ['words', 'reference', 'proceeding'],
  'exchange.handling': ['words'],
  'exchange.danger_push': [
    'grounds',
    'review_words',
    'review_outcome',
    'threatened',
    'whereabouts',
  ],
  'exchange.danger_push_item': ['words', 'needed_for'],
  // Who has a part in a danger, and whom it is about, are ids: told to nobody, and destroyed like the words.
  'exchange.danger_push_record': ['record'],
  'exchange.danger_push_around': ['implicated', 'written_by'],
  'exchange.danger_attempt_around': ['implicated', 'written_by'],
  'exchange.idempotency_key': ['key', 'digest'],
  'exchange.referral': '*',
  'exchange.consent': '*',
  'exchange.representative': '*',
  'exchange.conflict_check': '*',
};

/** What erasures of the exchange destroy is in no statistics of the planner. */
export class KeepErasedFromPlanner1764000000538 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.keep(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.keep(runner, true);
  }

  private async keep(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await keepFromPlanner(runner, ERASED, back);
    await runner.query('reset role');
  }
}
