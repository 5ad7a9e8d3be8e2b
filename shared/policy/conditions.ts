/**
 * What a row of the table can ask for beside requester, basis, purpose and category.
 * `trained` and `cleared` can also be read from the requester (see conditionHolds); all others are
 * found out by the data layer, on the day of reading, and handed in as `subject.facts`.
 */
export const CONDITIONS = Object.freeze([
  /** The record's qark or municipality lies in the area of the official's unit. */
  'in_area',
  /** The official, or the unit, is assigned to that case. */
  'assigned_case',
  /** The official's identification training is valid. */
  'trained',
  /** The official's own case cites the reference of the other case. */
  'lead_known_to_exist',
  /** A judicial authorisation, with its court and date, is recorded on the case. */
  'judicial_authorisation',
  /** The value is a cell of a declared official table, not a free aggregate. */
  'official_table',
  /** The official's clearance names the compartment and has not ended. */
  'cleared',
  /** An inspection is open, with number, scope and end date. */
  'opened_inspection',
  /** The person has confirmed the channel as safe for them. */
  'safe_channel',
  /** The guardian or relative has passed the conflict check; the person alone has none to pass. */
  'no_conflict',
  /** The request names the official's authority, or that authority is the contact point passing it on. */
  'addressed_to_own_authority',
  /** The statement was taken by the official's unit. */
  'taken_by_own_unit',
  /** The contact point is one that a country or body has registered for exchange. */
  'single_points_of_contact_only',
  /** The person acting is assigned to that record, or supervises who is. */
  'assigned_caseworker_or_supervisor',
  /** A live consent of the person names this recipient, purpose and category. */
  'consent',
  /** Consent, or a recorded reason why the proceeding cannot do without it, approved by a second person. */
  'consent_or_necessity',
  /** Both ends are witness-protection directorates registered for exchange. */
  'directorate_to_directorate',
] as const);

export type Condition = (typeof CONDITIONS)[number];
