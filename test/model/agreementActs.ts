import { PolicyChangeStore } from '@lidhja/international';
import { sampleId } from '@lidhja/platform';
import type { Act } from './Act';
import { APART } from './hits';
import type { Model } from './Model';
import type { Agreement, Change, Terms, Version } from './shapes';
import type { Actor, Real } from './Real';

const HOUR = 3_600_000;
/** Who answer for agreements. */
export const PROPOSERS: readonly string[] = ['national-coordinator', 'national-coordinator-second'];

const actor = (persona: string): Actor => ({
  part: 'international',
  persona,
  purpose: 'OVERSIGHT',
});

/** As the resolver keeps them; what never differs here is as in the agreement of the beginning. */
const kept = ({ from, until, hitNoHit, ...terms }: Terms, real: Real): object => ({
  ...terms,
  hitNoHit: hitNoHit ? APART * 6 * HOUR : null,
  validFrom: from === null ? null : real.in(from).toISOString(),
  validUntil: until === null ? null : real.in(until).toISOString(),
  offences: ['TRAFFICKING_IN_PERSONS'],
  deadlines: { urgentDirect: 36 * HOUR, urgent: 72 * HOUR, other: 168 * HOUR },
  longerBecause: 'A model tells time in days',
  handling: ['H0'],
});

const AROUND = {
  deadlineTemplate: 'DIRECTIVE_2023_977',
  refusalGrounds: ['NOT_AVAILABLE', 'BEYOND_PERMITTED_CATEGORIES', 'SAFETY_OF_A_PERSON'],
  evidenceUses: ['INTELLIGENCE', 'JUDICIAL_EVIDENCE'],
  onward: 'WITH_AUTHORISATION',
  agreement: {
    title: 'Another agreement of a model (fictitious)',
    instrument: 'BILATERAL',
    parties: ['IT', 'AL'],
    signedOn: '2021-01-01',
    competentAuthorities: ['prosecutor-vlora', 'italy-anti-trafficking-agency'].map((one) =>
      sampleId(`organisation/${one}`),
    ),
  },
};

/** Proposes the next version of an agreement, or an agreement that there is not yet. */
export const propose = (persona: string, of: number | null, terms: Terms): Act => ({
  isWrite: true,
  isEnough: ({ changes }) => changes.some(({ activated }) => !activated),
  due: () => (PROPOSERS.includes(persona) ? null : 'NOT_AVAILABLE'),
  take(real, model) {
    const agreement = of === null ? null : (real.agreements[of % real.agreements.length] ?? '');
    const input = { of, terms, at: model.now };
    return real.write(actor(persona), 'proposeAgreementVersion', input, (session) =>
      agreement === null
        ? PolicyChangeStore.proposeNew(session, { ...kept(terms, real), ...AROUND })
        : PolicyChangeStore.propose(session, agreement, kept(terms, real)),
    );
  },
  apply(model, real, id) {
    const { from, until, ...rest } = terms;
    const agreement = of === null ? null : of % model.agreements.length;
    const follows = agreement === null ? 0 : (model.agreements[agreement]?.length ?? 0);
    const instant = (quarters: number | null): number | null =>
      quarters === null ? null : model.in(quarters);
    const written = { ...rest, from: instant(from) ?? -Infinity, until: instant(until) };
    model.changes.push({ agreement, follows, terms: written, by: persona, activated: false });
    real.changes.push(id);
  },
});

const overlap = (one: Version, from: number, until: number | null): boolean =>
  from < (one.until ?? Infinity) && one.from < (until ?? Infinity);

/** Where an activation would have to be refused for how versions and agreements follow each other. */
const inTheWay = (model: Model, { agreement, terms }: Change, from: number): string | null => {
  const { status, until } = terms;
  if (status === 'signed') return null;
  const others = model.agreements.filter((_one, at) => at !== agreement).flat();
  const beside = others.filter((one) => one.status !== 'signed' && one.status !== 'denounced');
  if (status !== 'denounced' && beside.some((one) => overlap(one, from, until)))
    return 'OVERLAPPING_VALIDITY';
  const before = agreement === null ? [] : (model.agreements[agreement] ?? []);
  // One that would have begun later is overtaken, and denounces nothing.
  const denounced = before.some((one) => one.status === 'denounced' && one.from < from);
  return denounced ? 'ALREADY_DENOUNCED' : null;
};

const versionsOf = (model: Model, { agreement }: Change): Agreement => {
  const there = agreement === null ? undefined : model.agreements[agreement];
  if (there) return there;
  const made: Agreement = [];
  model.agreements.push(made);
  return made;
};

/** Activates a change: the last, or one of those before it. */
export const activate = (persona: string, at: number): Act => {
  const changeIn = (model: Model): Change | undefined =>
    model.changes.at(-1 - (at % Math.max(1, model.changes.length)));
  return {
    isWrite: true,
    due(model) {
      const change = changeIn(model);
      if (!change) return undefined;
      if (!PROPOSERS.includes(persona)) return 'NOT_AVAILABLE';
      if (persona === change.by) return 'SECOND_PERSON_REQUIRED';
      const length =
        change.agreement === null ? 0 : (model.agreements[change.agreement]?.length ?? 0);
      if (change.activated || length !== change.follows) return 'POLICY_CHANGE_OUTDATED';
      const from = Math.max(change.terms.from, model.now);
      const { until } = change.terms;
      if (until !== null && until <= from) return 'ENDS_BEFORE_IT_BEGINS';
      return inTheWay(model, change, from);
    },
    async take(real, model) {
      const change = real.changes.at(-1 - (at % real.changes.length)) ?? '';
      const input = { at, now: model.now };
      const came = await real.write(actor(persona), 'activatePolicyChange', input, (session) =>
        PolicyChangeStore.activate(session, change),
      );
      if ('id' in came && changeIn(model)?.agreement === null) {
        const made = await real.as(actor(persona), (session) =>
          PolicyChangeStore.findById(session, change),
        );
        real.agreements.push(made?.agreementId ?? '');
      }
      return came;
    },
    apply(model) {
      const change = changeIn(model) as Change;
      const versions = versionsOf(model, change);
      const from = Math.max(change.terms.from, model.now);
      if (change.terms.status !== 'signed')
        for (const one of versions) {
          if (one.from >= from) one.status = 'signed';
          else if (one.status !== 'signed' && (one.until ?? Infinity) > from) one.until = from;
        }
      versions.push({ ...change.terms, from });
      change.activated = true;
    },
  };
};
