import { sampleId } from '@lidhja/platform';

/** A referral, a consent or a return of the worker at Vatra, whose recipient is the police of Vlora. */
export interface EndedRecord {
  readonly id: string;
  /** A word that is in every value of it that can hold one. */
  readonly word: string;
  readonly person: string;
  /** Ids that hang on it. */
  readonly hanging: readonly string[];
}

export type Class = 'referral' | 'consent' | 'return';
export const CLASSES: readonly Class[] = ['referral', 'consent', 'return'];

const official = sampleId('official/vatra-social-worker');
const VATRA = sampleId('organisation/vatra');
const DESK = sampleId('organisation/police-vlora');
const [stand, found] = ['exchange.representative', 'exchange.conflict_check'];
/** SQL, by class, that inserts one that ended that long ago, without its edge. */
export const endedRecord: Readonly<Record<Class, (one: EndedRecord, ago: string) => string>> = {
  referral: (
    { id, word },
    ago,
  ) => `insert into exchange.referral (id, network, referring, recipient, referred_on,
      accepted_at, expires_at, categories, synthetic, made_by)
    values ('${id}', '${sampleId('network/rilat')}', '${VATRA}', '${DESK}', '2019-03-04', '2019-03-05',
      clock_timestamp() - interval '${ago}', array['CASE_STATUS', '${word}-category'], true, '${official}')`,
  consent: (
    { id, word, hanging },
    ago,
  ) => `insert into exchange.consent (id, kept_by, recipient, purposes, categories,
      informed_on, given_at, withdrawn_at, recorded_by, synthetic)
    values ('${id}', '${VATRA}', '${DESK}', array['${word}-purpose'], array['${word}-category'], '2010-01-01',
      '2010-01-01', clock_timestamp() - interval '${ago}', '${official}', true);
    insert into ${stand} values ('${hanging[0]}', '${id}', 'PARENT', '${official}', '2019-01-02', true);
    insert into ${found} values ('${hanging[1]}', '${hanging[0]}', true, '${sampleId('official/vatra-supervisor')}',
      '2019-01-03', null)`,
  return: (
    { id },
    ago,
  ) => `insert into "international".person_return (id, kind, stage, from_country, to_country,
      requested_on, synthetic) values ('${id}', 'ENFORCED_REMOVAL', 'STOPPED', 'XQ', 'AL', '2019-01-01', true);
    update exchange.record_term set ended_at = clock_timestamp() - interval '${ago}' where record = '${id}'`,
};
