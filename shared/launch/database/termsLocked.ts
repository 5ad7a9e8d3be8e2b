/**
 * A hold that is placed meanwhile waits for what is erased, and comes after it; so does another that erases. In the order in
 * which the hub takes them.
 */
export const TERMS_LOCKED = `lock table "national".case_term, exchange.record_term, exchange.retention, exchange.danger_term
  in share row exclusive mode`;
