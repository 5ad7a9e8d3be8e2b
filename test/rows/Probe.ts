/** A question of behaviour: what a role of the hub, in a session of some kind, sees or may do. */
export interface Probe {
  readonly name: string;
  readonly role: string;
  /** Settings of the session, without `lidhja.`. */
  readonly settings: Readonly<Record<string, string>>;
  /** Sent as the administrator beforehand. */
  readonly before?: string;
  readonly sql: string;
  /** The table or function that it tries, where it tries one by itself. */
  readonly tries?: string;
}
