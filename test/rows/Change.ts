/** A change of the database that lets through too much or too little. */
export interface Change {
  readonly what: string;
  readonly sql: string;
}
