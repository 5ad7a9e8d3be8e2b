/** Tables from which something goes that was left of records. */
export const leftTables = [
  ...['request', 'request_event', 'request_clock', 'retention', 'retention_step', 'data_key'],
  ...['request_words', 'sought_person', 'document', 'request_answer', 'inward_information'],
  ...['decision', 'decision_category', 'condition_offer', 'condition', 'condition_reply'],
  ...['"grant"', 'disclosure', 'revocation', 'receipt', 'bundle', 'hit_answer', 'answer_reading'],
  ...['onward_request', 'onward_decision', 'onward_category', 'onward_revocation', 'onward_clock'],
  ...['outward_request', 'outward_matter', 'spontaneous_draft', 'spontaneous_condition'],
  ...['notice', 'notice_delivery', 'breach', 'breach_step', 'record_term', 'record_term_step'],
  ...['called_in', 'judicial_authorisation', 'handling', 'handling_permission'],
  ...['seal', 'danger_erased', 'official', 'mandate', 'suspension', 'duty_desk'],
].map((name) => `exchange.${name}`);
