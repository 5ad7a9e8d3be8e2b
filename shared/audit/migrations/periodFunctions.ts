import { PERIOD_SECONDS } from '../periods/Period';

const DEFINER = 'security definer set search_path = pg_catalog, pg_temp';
const BY_KEY = `${DEFINER} set plan_cache_mode = force_generic_plan`;

/**
 * Seconds after its end in which a period is left open: what is recorded before its end and commits a moment later
 * stands in it, whenever within them the round begins. How long rounds take is a question of how much is done.
 */
const GRACE = 3;
/** Heads that are kept. The newest is told a period late, so that the one before is needed as well. */
const HEADS = 4;

/** What the one that places entries asks and writes. */
export const PERIOD_FUNCTIONS: Readonly<Record<string, string>> = {
  'audit.begin_periods()': `
  create function audit.begin_periods() returns void language plpgsql volatile ${DEFINER} as $$
  begin
    perform audit.require_sequencer();
    insert into audit.period_beginning (begun) values (to_timestamp(
      floor(extract(epoch from audit.period_now()) / ${PERIOD_SECONDS}) * ${PERIOD_SECONDS})) on conflict do nothing;
  end $$`,
  'audit.period_standing()': `
  create function audit.period_standing() returns table (begun timestamptz, kept bigint, due bigint, note text)
  language plpgsql stable ${DEFINER} as $$
  begin return query select (select b.begun from audit.period_beginning b),
    coalesce((select p.number + 1 from audit.period p order by p.number desc limit 1), 0),
    audit.periods_over(${GRACE}), (select h.note from audit.period_head h order by h.size desc limit 1);
  end $$`,
  // What is too late for its period stands in the next that is made.
  'audit.next_items(bigint, bigint, integer)': `
  create function audit.next_items(p_kept bigint, p_due bigint, p_limit int)
  returns table (number bigint, leaf bytea, period bigint) language plpgsql stable ${DEFINER} as $$
  declare begun timestamptz := (select b.begun from audit.period_beginning b);
  begin return query select w.number, w.leaf,
      greatest(p_kept, floor(extract(epoch from w.at - begun) / ${PERIOD_SECONDS})::bigint)
    from audit.awaiting w where w.at < begun + make_interval(secs => p_due * ${PERIOD_SECONDS})
    order by w.at, w.number limit p_limit;
  end $$`,
  'audit.keep_periods(bigint, bytea[], bytea[], bytea[], bigint, bytea[], bigint[], bigint[], integer[], bytea)': `
  create function audit.keep_periods(p_first bigint, p_slots bytea[], p_commitments bytea[], p_salts bytea[],
    p_size bigint, p_nodes bytea[], p_items bigint[], p_periods bigint[], p_at int[], p_paths bytea)
  returns void language plpgsql volatile ${DEFINER} as $$
  declare begun timestamptz := (select b.begun from audit.period_beginning b); waited bigint;
  begin
    perform audit.require_sequencer();
    if p_first <> (select s.kept from audit.period_standing() s) then
      raise exception 'INTERNAL' using errcode = 'LJ001';
    end if;
    insert into audit.period (number, until, slots, commitment, size, salt, nodes)
    select p_first + a.at - 1, begun + make_interval(secs => (p_first + a.at) * ${PERIOD_SECONDS}),
      a.slots, a.commitment, p_size, a.salt, a.nodes
    from unnest(p_slots, p_commitments, p_salts, p_nodes) with ordinality as a (slots, commitment, salt, nodes, at);
    with gone as (delete from audit.awaiting w
      using unnest(p_items, p_periods, p_at) with ordinality as i (number, period, slot, at)
      where w.number = i.number returning w.leaf, i.period, i.slot, i.at),
    -- A receipt that was put in line twice has one proof.
    put as (insert into audit.proof (leaf, period, slot, path)
      select g.leaf, g.period, g.slot, substr(p_paths, (g.at::int - 1) * 512 + 1, 512) from gone g
      on conflict do nothing)
    select count(*) into waited from gone;
    if waited <> cardinality(p_items) then raise exception 'INTERNAL' using errcode = 'LJ001'; end if;
  end $$`,
  'audit.keep_period_head(bigint, text, text[])': `
  create function audit.keep_period_head(p_size bigint, p_note text, p_keys text[]) returns void
  language plpgsql volatile ${DEFINER} as $$
  begin
    perform audit.require_sequencer();
    insert into audit.period_head as h (size, note, keys) values (p_size, p_note, p_keys)
    on conflict (size) do update set note = excluded.note, keys = excluded.keys;
    delete from audit.period_head h where h.size < (select n.size from audit.period_head n
      order by n.size desc offset ${HEADS - 1} limit 1);
  end $$`,
};

/** What readers ask: hashes that are random to whoever does not know what stands there, and the time. */
export const PROOF_FUNCTIONS: Readonly<Record<string, string>> = {
  // In the statement that keeps the receipts: either both are there, or nothing leaves.
  'audit.await_receipts(jsonb)': `
  create function audit.await_receipts(p_receipts jsonb) returns void language plpgsql volatile ${DEFINER} as $$
  begin
    insert into audit.awaiting (leaf)
    select audit.item_leaf('receipt ' || encode(sha256(convert_to(r->>'jws', 'UTF8')), 'hex'))
    from jsonb_array_elements(p_receipts) with ordinality as a (r, at) order by a.at;
  end $$`,
  // A period late, and so by the clock alone: the moment at which a round ends tells how much there was to do.
  'audit.told_periods()': `
  create function audit.told_periods() returns table (size bigint, note text, keys text[])
  language plpgsql stable ${BY_KEY} as $$
  declare over bigint := audit.periods_over(${PERIOD_SECONDS});
  begin return query select h.size, h.note, h.keys from audit.period_head h
    where h.size <= over order by h.size desc limit 1;
  end $$`,
  // Whoever asks names the leaf, which follows from what they were told and from nothing else.
  'audit.find_proofs(bytea[])': `
  create function audit.find_proofs(p_leaves bytea[]) returns table (leaf bytea, period bigint, slot int,
    path bytea, until timestamptz, commitment bytea, size bigint, note text)
  language plpgsql stable ${BY_KEY} as $$
  declare told_size bigint; told_note text;
  begin
    select t.size, t.note into told_size, told_note from audit.told_periods() t;
    return query select f.leaf, f.period, f.slot, f.path, q.until, q.commitment, told_size, told_note
    from unnest(p_leaves) as asked (leaf)
    cross join lateral (select p.leaf, p.period, p.slot, p.path from audit.proof p
      where p.leaf = asked.leaf offset 0) f
    cross join lateral (select d.until, d.commitment from audit.period d
      where d.number = f.period offset 0) q
    where f.period < told_size;
  end $$`,
  'audit.find_periods(bigint[])': `
  create function audit.find_periods(p_numbers bigint[]) returns table (number bigint, until timestamptz,
    slots bytea, commitment bytea, nodes bytea) language plpgsql stable ${BY_KEY} as $$
  begin return query select f.* from unnest(p_numbers) as asked (number)
    cross join lateral (select p.number, p.until, p.slots, p.commitment, p.nodes from audit.period p
      where p.number = asked.number offset 0) f;
  end $$`,
  'audit.digest_of(uuid)': `
  create function audit.digest_of(p_entry uuid) returns bytea language plpgsql stable ${BY_KEY} as $$
  begin return (select p.digest from audit.place p where p.entry = p_entry);
  end $$`,
};
