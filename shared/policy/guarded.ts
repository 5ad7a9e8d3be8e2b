/** A part that fails must not open anything: what throws counts as `otherwise`. */
export function guarded<Value>(work: () => Value, otherwise: Value): Value {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
