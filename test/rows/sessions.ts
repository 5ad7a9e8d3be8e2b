import { sampleId } from '@lidhja/platform';

/** Settings of a session, as `exchange.open_session` would make them. */
export type Settings = Readonly<Record<string, string>>;

/** A session of an official of the sample, of whatever kind and for whatever purpose is asked. */
export const sessionOf = (
  kind: string,
  purpose: string,
  official: string,
  organisation: string,
  more: Settings = {},
): Settings => ({
  kind,
  purpose,
  official: sampleId(`official/${official}`),
  organisation: sampleId(`organisation/${organisation}`),
  country: 'AL',
  request: '',
  areas: '["AL-12"]',
  facts: '[]',
  ...more,
});

const OUT = { areas: '["AL-01"]' };
const TRAINED = { facts: '["trained"]' };
const CLEARED = { facts: '["cleared"]' };
const INSPECTS = { facts: '["opened_inspection"]' };
export const REQUEST = sampleId('request/it-decided');
const ABROAD = { country: 'IT', areas: '[]', request: REQUEST };

const assigned = (kind: string, purpose: string, more: Settings = {}): Settings =>
  sessionOf(kind, purpose, 'prosecutor-vlora', 'prosecutor-vlora', more);
const other = (kind: string, purpose: string, more: Settings = {}): Settings =>
  sessionOf(kind, purpose, 'inspector', 'oversight', more);
const agency = (kind: string, purpose = 'THIS_PROCEEDING', more: Settings = {}): Settings =>
  sessionOf(kind, purpose, 'italy-agency', 'italy-anti-trafficking-agency', { ...ABROAD, ...more });
const police = (kind: string, purpose: string, more: Settings = {}): Settings =>
  sessionOf(kind, purpose, 'police-vlora', 'police-vlora', more);
const vatra = (purpose: string): Settings =>
  sessionOf('ngo', purpose, 'vatra-social-worker', 'vatra');

/** Sessions that see more than one another: where a row, a condition or a way is missing, one shows it. */
export const SESSIONS: Readonly<Record<string, Settings>> = {
  'prosecutor, own case': assigned('prosecutor', 'THIS_PROCEEDING'),
  'prosecutor, own case elsewhere': assigned('prosecutor', 'THIS_PROCEEDING', OUT),
  'prosecutor, related': assigned('prosecutor', 'RELATED_PROCEEDING', OUT),
  'prosecutor, another’s case': other('prosecutor', 'THIS_PROCEEDING'),
  'police, own case': assigned('police', 'THIS_PROCEEDING'),
  'police, own case elsewhere': assigned('police', 'THIS_PROCEEDING', OUT),
  'police, untrained': other('police', 'IDENTIFICATION'),
  'border, trained': other('border', 'IDENTIFICATION', TRAINED),
  'border, trained, elsewhere': other('border', 'IDENTIFICATION', {
    ...TRAINED,
    areas: '["AL-07"]',
  }),
  'authority, trained': other('responsible_authority', 'IDENTIFICATION', TRAINED),
  'authority, untrained': other('responsible_authority', 'IDENTIFICATION'),
  'authority, assists': other('responsible_authority', 'ASSISTANCE'),
  'authority, returns': other('responsible_authority', 'RETURN'),
  'consular officer of a case': assigned('consular', 'RETURN'),
  'agency abroad': agency('foreign_authority'),
  'agency abroad without its request': agency('foreign_authority', 'THIS_PROCEEDING', {
    request: '',
  }),
  'protection abroad': agency('foreign_protection', 'RETURN'),
  'witness protection': sessionOf(
    'witness_protection',
    'ASSISTANCE',
    'witness-protection-officer',
    'witness-protection-directorate',
    CLEARED,
  ),
  'witness protection, not cleared': other('witness_protection', 'ASSISTANCE'),
  'recipient of referrals': police('police', 'IDENTIFICATION', OUT),
  'recipient who coordinates': police('police', 'PREVENTION'),
  'recipient of requests': assigned('prosecutor', 'IDENTIFICATION'),
  caseworker: vatra('ASSISTANCE'),
  'caseworker, prevents': vatra('PREVENTION'),
  secretariat: sessionOf('network_secretariat', 'PREVENTION', 'rilat-secretary', 'rilat'),
  inspector: other('oversight', 'OVERSIGHT', INSPECTS),
  'inspector without an inspection': other('oversight', 'OVERSIGHT'),
  ministry: other('ministry', 'STATISTICS'),
  donor: other('donor', 'PREVENTION'),
  'agency abroad that coordinates': agency('foreign_authority', 'PREVENTION', { request: '' }),
  public: {
    kind: 'public',
    purpose: '',
    official: '',
    organisation: '',
    country: '',
    request: '',
    areas: '[]',
    facts: '[]',
  },
};
