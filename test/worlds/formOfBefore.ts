const RECORDS = `(select coalesce(jsonb_agg(e.payload->'rows'->(at::int)->'record' order by place), '[]')
  from jsonb_array_elements_text(c->'rows') with ordinality a (at, place))`;

const inForm = (part: string, member: string): string =>
  `(select coalesce(jsonb_agg(${member} order by at), '[]')
    from jsonb_array_elements(e.payload->'${part}') with ordinality a (c, at))`;

const OF_BEFORE = `e.payload - 'rows' || jsonb_build_object(
  'coordinates', ${inForm('coordinates', `c - 'rows' || jsonb_build_object('records', ${RECORDS})`)},
  'withheld', ${inForm('withheld', `c - 'rows'`)})`;

/** Copies of all entries that say of which rows their coordinates are, in the form of before: it named the records of each. */
export const formOfBefore = `
  insert into audit.entry
  select (jsonb_populate_record(e, jsonb_build_object('id', md5(e.id || 'before')::uuid, 'payload', ${OF_BEFORE}))).*
  from audit.entry e where e.payload ? 'rows'`;
