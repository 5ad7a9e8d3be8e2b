import type { Category, Condition, Purpose, Question } from '@lidhja/policy';
import { isCleared } from './isCleared';

/** What a statutory task is asked to carry, with the tests that the tasks below are written in. */
class Errand {
  constructor(
    private readonly question: Question,
    private readonly purpose: Purpose,
  ) {}

  readonly to = (...purposes: Purpose[]): boolean => purposes.includes(this.purpose);
  readonly of = (...categories: Category[]): boolean => categories.includes(this.question.category);
  readonly given = (...facts: Condition[]): boolean =>
    facts.every((fact) => this.question.subject.facts.has(fact));
  readonly trained = (): boolean =>
    this.given('trained') || this.question.requester.functions.includes('identification_training');
  readonly cleared = (): boolean => isCleared(this.question);
}

const coordinates = ({ to, of }: Errand): boolean =>
  of('ORGANISATIONAL', 'CONTACT_POINT') &&
  to('PREVENTION', 'ASSISTANCE', 'OVERSIGHT', 'STATISTICS');

const watchesMoney = ({ to, of }: Errand): boolean =>
  of('FINANCE') && to('PREVENTION', 'OVERSIGHT');

const counts = ({ to, of, given }: Errand): boolean =>
  of('AGGREGATE') && given('official_table') && to('STATISTICS', 'PREVENTION', 'OVERSIGHT');

const funds = ({ to, of }: Errand): boolean =>
  of('ORGANISATIONAL', 'FINANCE') && to('PREVENTION', 'OVERSIGHT');

const findsContactPoint = ({ of, given }: Errand): boolean =>
  of('CONTACT_POINT') && given('single_points_of_contact_only');

const answersRequests = ({ to, of, given }: Errand): boolean =>
  of('REQUEST') &&
  given('addressed_to_own_authority') &&
  (to('THIS_PROCEEDING', 'RELATED_PROCEEDING', 'IMMEDIATE_THREAT') ||
    to('IDENTIFICATION', 'ASSISTANCE', 'RETURN'));

const inspects = ({ to, of, given }: Errand): boolean =>
  to('OVERSIGHT') && given('opened_inspection') && of('REQUEST', 'AUDIT', 'CASE_STATUS');

const identifiesOnTheGround = ({ to, of, given, trained }: Errand): boolean =>
  to('IDENTIFICATION') &&
  trained() &&
  given('in_area') &&
  of('CASE_STATUS', 'EXPLOITATION', 'MIGRATION', 'VICTIM_IDENTITY');

const bringsHome = ({ to, of }: Errand): boolean =>
  to('RETURN') && of('RETURN', 'MIGRATION', 'VICTIM_IDENTITY');

const followsLead = ({ to, of, given }: Errand): boolean =>
  to('RELATED_PROCEEDING') && given('lead_known_to_exist') && of('CASE_STATUS', 'OFFENCE');

function authorityIsResponsible({ to, of, trained }: Errand): boolean {
  if (to('ASSISTANCE')) return of('CASE_STATUS', 'ASSISTANCE', 'VICTIM_IDENTITY');
  if (!to('IDENTIFICATION') || !trained()) return false;
  return of('CASE_STATUS', 'EXPLOITATION', 'MIGRATION', 'VICTIM_IDENTITY', 'FAMILY');
}

function policeInvestigates({ to, of, given }: Errand): boolean {
  if (!given('assigned_case')) return false;
  if (of('TESTIMONY')) return to('THIS_PROCEEDING') && given('taken_by_own_unit');
  if (!given('in_area') || !to('THIS_PROCEEDING', 'RELATED_PROCEEDING')) return false;
  return of('CASE_STATUS', 'OFFENCE', 'EXPLOITATION', 'SUSPECT', 'VICTIM_IDENTITY');
}

function prosecutes({ to, of, given }: Errand): boolean {
  if (!given('in_area', 'assigned_case')) return false;
  if (of('HEALTH')) return to('THIS_PROCEEDING') && given('judicial_authorisation');
  if (!to('THIS_PROCEEDING', 'RELATED_PROCEEDING')) return false;
  if (of('VICTIM_IDENTITY', 'VICTIM_LOCATION')) return true;
  return of('CASE_STATUS', 'OFFENCE', 'EXPLOITATION', 'SUSPECT', 'TESTIMONY');
}

const protectsWitness = ({ to, of, cleared }: Errand): boolean =>
  cleared() &&
  to('THIS_PROCEEDING', 'ASSISTANCE') &&
  of('WITNESS_PROTECTION', 'VICTIM_IDENTITY', 'VICTIM_LOCATION', 'FAMILY');

/** Whether the statutory task of this kind of requester opens the category for the purpose. */
export function taskOpens(question: Question, purpose: Purpose): boolean {
  // A statutory task is an organisation's; its officials have none of their own.
  if (question.requester.organisation === null) return false;
  const errand = new Errand(question, purpose);
  switch (question.requester.kind) {
    case 'coordinator':
    case 'ministry':
      return coordinates(errand) || watchesMoney(errand) || counts(errand);
    case 'regional_committee':
      return coordinates(errand) || counts(errand);
    case 'local_government':
      return coordinates(errand) || watchesMoney(errand);
    case 'oversight':
      return coordinates(errand) || watchesMoney(errand) || inspects(errand);
    case 'responsible_authority':
      if (coordinates(errand) || answersRequests(errand) || bringsHome(errand)) return true;
      return authorityIsResponsible(errand);
    case 'consular':
      return coordinates(errand) || answersRequests(errand) || bringsHome(errand);
    case 'police':
      if (coordinates(errand) || answersRequests(errand) || followsLead(errand)) return true;
      return identifiesOnTheGround(errand) || policeInvestigates(errand);
    case 'prosecutor':
      if (coordinates(errand) || answersRequests(errand) || followsLead(errand)) return true;
      return prosecutes(errand);
    case 'border':
      return coordinates(errand) || identifiesOnTheGround(errand);
    case 'social_services':
    case 'employment':
    case 'health':
    case 'education':
    case 'ngo':
    case 'shelter':
    case 'network_secretariat':
      return coordinates(errand);
    case 'witness_protection':
      return answersRequests(errand) || protectsWitness(errand);
    case 'donor':
      return funds(errand);
    case 'international_organisation':
      return funds(errand) || findsContactPoint(errand);
    case 'foreign_authority':
    case 'foreign_protection':
    case 'foreign_witness_protection':
      return findsContactPoint(errand);
    case 'contact_point':
    case 'media':
    case 'public':
    case 'data_subject':
      return false;
  }
}
