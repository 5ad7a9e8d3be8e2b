/**
 * SQL: what is written with requests as with one of them, sealed under the same key.
 * @param like SQL, the id of the request that has it
 * @param id SQL, ids of the others, of rows of `each`
 */
export const writtenLike = (like: string, id: string, each: string): readonly string[] => [
  `insert into exchange.request_words select (jsonb_populate_record(w, jsonb_build_object('request', ${id}))).*
   from exchange.request_words w, ${each} where w.request = ${like}`,
  `insert into exchange.data_key select (jsonb_populate_record(k, jsonb_build_object('request', ${id}))).*
   from exchange.request_words w join exchange.data_key k on k.request = w.request and k.record = w.id, ${each}
   where w.request = ${like}`,
];
