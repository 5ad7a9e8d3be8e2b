/** A hold that is placed meanwhile waits for what is erased, and comes after it; so does another that erases. */
export const TERMS_LOCKED = `lock table exchange.retention, exchange.record_term, exchange.danger_term, "national".case_term
  in share row exclusive mode`;
