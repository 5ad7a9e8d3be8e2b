/** Columns of free text, as `schema.table.column`, that are served as a field, and the field. */
export const CARRIERS: Readonly<Record<string, string>> = {
  'national.case_status.reference': 'Case.reference',
  'national.case_offence.offence': 'CaseOffence.offence',
  'national.case_offence.article': 'CaseOffence.article',
  'national.case_exploitation.form': 'CaseExploitation.form',
  'national.case_suspect.given_name': 'CaseSuspect.givenName',
  'national.case_suspect.family_name': 'CaseSuspect.familyName',
  'national.person_identity.given_name': 'Person.givenName',
  'national.person_identity.family_name': 'Person.familyName',
  'national.person_health.needs': 'Person.healthNeeds',
  'exchange.request.reference': 'InformationRequest.reference',
  'exchange.request.earlier_reference': 'InformationRequest.earlierReference',
  'exchange.request.offence': 'InformationRequest.offence',
  'exchange.request.proceeding': 'InformationRequest.proceeding',
  'exchange.request.summary': 'InformationRequest.summary',
  'exchange.request_event.words': 'RequestEvent.words',
  'exchange.condition.words': 'OfferedCondition.words',
  'local.contact_point.source': 'NetworkContactPoint.source',
  'audit.entry.payload': 'AuditEntry.reason',
};

/** Carriers whose sample values are codes or stand in the law, so that they say nothing by themselves. */
export const CODES: readonly string[] = [
  'national.case_offence.offence',
  'national.case_offence.article',
  'national.case_exploitation.form',
  'exchange.request.offence',
];

const OPEN = 'open data: everyone may read it';
const COMPARED =
  'row security or a check compares it, so that another value would change who may read';
const REGISTRY = 'a name by which the registry is asked, served as no field';
const TECHNICAL = 'the hub’s own: of the caller, or of the programs';

/** Columns of text that carry no token, and why; a pattern stands for a whole table. */
export const EXEMPT: readonly (readonly [column: RegExp, why: string])[] = [
  [/^national\.area\./, OPEN],
  [/^exchange\.(organisation|agreement|agreement_version)\./, OPEN],
  [/^local\.(network|network_area|network_member|activity|published_figure|figure)\./, OPEN],
  [/^national\.(case\.area|case_assignment\.area|case_status\.qark)$/, COMPARED],
  [/^exchange\.(request|grant|mandate)\.purpose$/, COMPARED],
  [/^exchange\.decision_category\./, COMPARED],
  [/^exchange\.(handling|necessity|condition)\.category$/, COMPARED],
  [/^exchange\.request_step\./, 'names of states and of steps'],
  [/^exchange\.classification\./, 'names of parts, of fields of the schema and of categories'],
  [/^exchange\.seal\.compartment$/, COMPARED],
  [/^exchange\.permission\./, COMPARED],
  [/^exchange\.official\.(issuer|subject)$/, REGISTRY],
  [/^exchange\.inspection\.number$/, REGISTRY],
  [/^exchange\.(sample|idempotency_key)\./, TECHNICAL],
  [/^exchange\.organisation_key\.jwk$/, 'a public key, of a form that is checked'],
  [/^audit\.entry\.(type|purpose)$/, COMPARED],
  [/\.migration\.name$/, TECHNICAL],
  [
    /^exchange\.policy_change\.(before|terms)$/,
    'codes, instants and numbers, checked when proposed',
  ],
];

/**
 * Protected fields of text that carry no token, and why. Dates, numbers, codes of a closed list and
 * identifiers cannot carry one; that they leak nothing is shown by two worlds in which they differ.
 */
export const FIELDS_WITHOUT: Readonly<Record<string, string>> = {
  'Case.qark': COMPARED,
  'CaseExploitation.country': 'two letters',
  'CaseSuspect.citizenship': 'two letters',
  'Person.citizenship': 'two letters',
  'InformationRequest.purpose': COMPARED,
  'InformationRequest.openSteps': 'names of the schema',
  'InformationRequest.categories': 'codes, checked against the agreement',
  'InformationRequest.language': 'two letters',
  'CategoryDecision.category': COMPARED,
  'OfferedCondition.category': COMPARED,
  'Referral.categories': 'codes, compared by row security',
  'DisclosureReceipt.jws': 'a signature over names, codes and ids',
  'AuditEntry.recordedBy': 'a role of the database',
  'AuditEntry.purpose': 'a code',
  'AuditEntry.mutation': 'a name of the schema',
  'AuditEntry.answerDigest': 'a digest',
  'AuditEntry.code': 'a code',
  'AuditEntry.detail': 'a code',
  'ReleasedCoordinate.coordinate': 'a name of the schema',
  'ReleasedCoordinate.rule': 'a name of the policy',
  'ReleasedCoordinate.basis': 'a name of the policy, and an id',
  'WithheldCoordinate.coordinate': 'a name of the schema',
  'WithheldCoordinate.reason': 'a code',
  'AgreementTerms.categories': 'codes',
  'AgreementTerms.handling': 'codes',
  'AgreementTerms.offences': 'codes',
  'AgreementTerms.purposes': 'codes',
  'AgreementTerms.status': 'a code',
  'Consent.categories': 'codes, compared by row security',
  'Consent.purposes': 'codes, compared by row security',
  'ExplainedField.basis': 'a name of the policy',
  'ExplainedField.category': 'a code',
  'ExplainedField.coordinate': 'a name of the schema',
  'ExplainedField.needs': 'names of the policy',
  'ExplainedField.purposes': 'codes',
  'ExplainedField.rule': 'a name of the policy',
  'ExplainedRoot.by': 'codes',
  'ExplainedRoot.coordinate': 'a name of the schema',
  'ExplainedRoot.purposes': 'codes',
  'ExplainedRoot.refused': 'a code',
  'ExplainedWay.basis': 'a name of the policy',
  'ExplainedWay.conditions': 'names of the policy',
  'ExplainedWay.obligations': 'names of the policy',
  'ExplainedWay.rule': 'a name of the policy',
  'Explanation.kind': 'a code',
  'Explanation.purpose': 'a code',
  'Explanation.refused': 'a code',
  'PolicyChange.coordinate': 'a name of the schema',
  'PolicyChange.gained': 'lines of the matrix: names and codes',
  'PolicyChange.lost': 'lines of the matrix: names and codes',
  'Return.fromCountry': 'two letters',
  'Return.toCountry': 'two letters',
};

/** Tables from which types with such fields are served; two worlds must differ in each. */
export const TABLES_OF_TYPES: Readonly<Record<string, readonly string[]>> = {
  Case: ['"national".case_status'],
  CaseExploitation: ['"national".case_exploitation'],
  CaseSuspect: ['"national".case_suspect'],
  Person: ['"national".person_identity', '"national".person_origin'],
  Identification: ['"national".identification'],
  InformationRequest: ['exchange.request'],
  RequestEvent: ['exchange.request_event'],
  OfferedCondition: ['exchange.condition'],
  ConditionOffer: ['exchange.condition_offer', 'exchange.condition_reply'],
  RequestDecision: ['exchange.decision'],
  CategoryDecision: ['exchange.decision_category'],
  DisclosureReceipt: ['exchange.receipt'],
  Referral: ['exchange.referral'],
  RegionalPoliceReferrals: ['exchange.referral'],
  NetworkContactPoint: ['"local".contact_point'],
  AuditEntry: ['audit.entry'],
  ReleasedCoordinate: ['audit.entry'],
  WithheldCoordinate: ['audit.entry'],
  Consent: ['exchange.consent'],
  Return: ['international.person_return'],
  PolicyChange: ['exchange.policy_change'],
  AgreementTerms: ['exchange.policy_change'],
  DeadlineHours: ['exchange.policy_change'],
  // What can be said before any row is known: of no table.
  Explanation: [],
  ExplainedRoot: [],
  ExplainedField: [],
  ExplainedWay: [],
};
