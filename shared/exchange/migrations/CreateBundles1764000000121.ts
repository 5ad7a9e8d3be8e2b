import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const PINNED = 'set search_path = pg_catalog, pg_temp';

// A key of 112 bits or more of strength on a curve on which ECDH-ES is defined (RFC 7518, RFC 8037), and the
// public half alone: a member that is not named here could be the private one.
const KEYS = `
  create function exchange.is_fit_key(p_jwk jsonb) returns boolean language sql immutable ${PINNED} as $$
    select coalesce(jsonb_typeof(p_jwk) = 'object'
      and p_jwk - array['kty', 'crv', 'x', 'y', 'kid', 'use', 'alg'] = '{}'
      and coalesce(p_jwk->>'use', 'enc') = 'enc'
      and coalesce(p_jwk->>'alg', 'ECDH-ES+A256KW') = 'ECDH-ES+A256KW'
      and case p_jwk->>'kty'
        when 'OKP' then p_jwk->>'crv' = 'X25519' and p_jwk->>'x' ~ '^[A-Za-z0-9_-]{43}$'
          and not p_jwk ? 'y'
        when 'EC' then exists (select from (values ('P-256', 43), ('P-384', 64), ('P-521', 88)) as c (name, size)
          where c.name = p_jwk->>'crv' and length(p_jwk->>'x') = c.size and length(p_jwk->>'y') = c.size
            and (p_jwk->>'x') || (p_jwk->>'y') ~ '^[A-Za-z0-9_-]+$') end, false) $$;
  -- RFC 7638.
  create function exchange.thumbprint(p_jwk jsonb) returns text language sql immutable ${PINNED} as $$
    select rtrim(translate(encode(sha256(convert_to('{' || concat_ws(',',
      '"crv":"' || (p_jwk->>'crv') || '"', '"kty":"' || (p_jwk->>'kty') || '"',
      '"x":"' || (p_jwk->>'x') || '"', '"y":"' || (p_jwk->>'y') || '"') || '}', 'UTF8')), 'base64'),
      '+/', '-_'), '=') $$;
  create function exchange.name_key() returns trigger language plpgsql ${PINNED} as $$
  begin
    new.kid := exchange.thumbprint(new.jwk);
    return new;
  end $$;
  -- Public keys to which bundles are encrypted; entered like the organisation.
  create table exchange.organisation_key (
    organisation uuid not null references exchange.organisation,
    kid text not null check (kid ~ '^[A-Za-z0-9_-]{43}$'),
    jwk jsonb not null check (exchange.is_fit_key(jwk)),
    valid_from timestamptz not null default clock_timestamp(),
    valid_until timestamptz not null check (valid_until > valid_from),
    primary key (organisation, kid)
  );
  create trigger name_key before insert or update on exchange.organisation_key
    for each row execute function exchange.name_key();
  alter table exchange.organisation_key enable row level security;
`;

const BUNDLES = `
  -- That the whole of a grant went out once: digests, never what they are of.
  create table exchange.bundle (
    id uuid primary key,
    "grant" uuid not null unique references exchange."grant",
    operation uuid not null,
    issued_at timestamptz not null,
    -- SHA-256 of the bytes that were sent.
    digest text not null check (digest ~ '^[0-9a-f]{64}$'),
    kid text not null check (kid ~ '^[A-Za-z0-9_-]{43}$')
  );
  alter table exchange.bundle enable row level security;
  create trigger keep_bundle before update or delete or truncate on exchange.bundle
    for each statement execute function exchange.keep_receipt();
`;

const FUNCTIONS = `
  -- What a bundle for this caller would stand on, and be encrypted to: the grant as a session of the
  -- caller's own has it, and the key of the organisation that is named, or the latest that is valid.
  create function exchange.find_bundle(p_issuer text, p_subject text, p_purpose text, p_request uuid,
    p_kid text) returns jsonb language plpgsql volatile security definer ${PINNED} as $$
  declare
    named exchange.organisation_key;
    granted uuid;
    made exchange.bundle;
  begin
    perform exchange.open_session(p_issuer, p_subject, p_purpose, p_request);
    select k.* into named from exchange.organisation_key k
    where k.organisation = exchange.my_organisation() and (k.kid = p_kid or p_kid is null)
    order by clock_timestamp() >= k.valid_from and clock_timestamp() < k.valid_until desc,
      k.valid_from desc, k.kid limit 1;
    select g.id into granted from exchange.grants_in_force() g
    where g.record = any (exchange.granted_records(null)) limit 1;
    select b.* into made from exchange.bundle b where b."grant" = granted;
    return jsonb_build_object('grant', granted, 'jwk', named.jwk, 'kid', named.kid,
      'fault', case when named.kid is null and p_kid is null then 'KEY_MISSING'
        when named.kid is null then 'KEY_UNKNOWN'
        when clock_timestamp() < named.valid_from then 'KEY_NOT_YET_VALID'
        when clock_timestamp() >= named.valid_until then 'KEY_EXPIRED' end,
      'bundle', case when made.id is not null then jsonb_build_object('id', made.id,
        'digest', made.digest, 'kid', made.kid, 'issuedAt', made.issued_at) end);
  end $$;
  -- Called with the record of the bundle and its receipts, in their transaction. A second for the same grant
  -- breaks it, also where both were made at once.
  create function exchange.keep_bundle(p_bundle jsonb) returns void
  language plpgsql volatile security definer ${PINNED} as $$
  begin
    insert into exchange.bundle (id, "grant", operation, issued_at, digest, kid)
    select b.id, g.id, b.operation, b."issuedAt", b.digest, b.kid
    from jsonb_to_record(p_bundle) as b (id uuid, "grant" uuid, organisation uuid, operation uuid,
      "issuedAt" timestamptz, digest text, kid text)
    cross join lateral (select t.id, t.organisation from exchange."grant" t
      where t.id = b."grant" offset 0) g
    where g.organisation = b.organisation;
    if not found then raise exception 'INTERNAL' using errcode = 'LJ001'; end if;
  end $$;
`;

/** Bundles of whole disclosures, once for each grant, and the keys to which they are encrypted. */
export class CreateBundles1764000000121 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      KEYS,
      BUNDLES,
      FUNCTIONS,
      'grant execute on function exchange.find_bundle, exchange.keep_bundle to lidhja_gateway',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.keep_bundle, exchange.find_bundle',
      'drop table exchange.bundle, exchange.organisation_key',
      'drop function exchange.name_key, exchange.thumbprint, exchange.is_fit_key',
    ]);
  }
}
