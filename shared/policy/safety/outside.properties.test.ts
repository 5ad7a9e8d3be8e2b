import fc from 'fast-check';
import { anyAsked } from '../cases/safety/anyAsked';
import {
  ANSWERS,
  ARCHIVING_GROUNDS,
  MATCH_STEPS,
  TERMS,
  archiving,
  breachSilence,
  countAnswers,
  decidePath,
  familyMayExploit,
  isDue,
  matching,
  ordinaryRun,
  readersList,
  safeReport,
  type ArchivingAsked,
  type Breach,
  type FamilyAct,
  type ListAsked,
  type MatchSide,
  type MatchStep,
  type ReportAsked,
  type SafetyDecision,
  type SafetyPath,
} from '../index';

fc.configureGlobal({ seed: 332, numRuns: 500 });

/** What the caller sees. */
const outside = ({ effect, outward, to, carries, duties }: SafetyDecision) =>
  JSON.stringify({ effect, outward, to, carries, duties });

/** How many of what is asked, on a path that was changed, breaks what the path itself always keeps. */
function broken<Asked>(
  path: SafetyPath<Asked>,
  any: fc.Arbitrary<Asked>,
  holds: (asked: Asked, path: SafetyPath<Asked>) => boolean,
  twin: Partial<SafetyPath<Asked>>,
): number {
  fc.assert(fc.property(any, (asked) => holds(asked, path)));
  return fc.sample(any, 500).filter((asked) => !holds(asked, { ...path, ...twin })).length;
}

describe('matching', () => {
  const any = anyAsked<MatchStep>(matching);
  const second = (asked: MatchStep, changed: Partial<MatchSide>): MatchStep => ({
    ...asked,
    sides: [asked.sides[0], { ...asked.sides[1], ...changed }],
  });

  it('shows the same of no consent, of no match and of a protected person, at every step', () => {
    const same = (asked: MatchStep, path: SafetyPath<MatchStep>) =>
      MATCH_STEPS.every((step) => {
        const at = { ...asked, step };
        const three = [
          second(at, { consent: null }),
          { ...at, tokensAgree: false },
          second(at, { sealed: true }),
        ];
        return new Set(three.map((one) => outside(decidePath(path, one)))).size === 1;
      });
    const telling = {
      outward: (_: unknown, { sides }: MatchStep) => (sides[1].sealed ? 'SEALED' : 'NOTED'),
    };
    expect(broken(matching, any, same, telling)).toBeGreaterThan(0);
    const open = { rules: matching.rules.filter(({ name }) => name !== 'match_of_protected') };
    expect(broken(matching, any, same, open)).toBeGreaterThan(0);
  });

  it('shows workers nothing before the persons were told', () => {
    const silent = (asked: MatchStep, path: SafetyPath<MatchStep>) =>
      MATCH_STEPS.every((step) => {
        const { outward, duties } = decidePath(path, second({ ...asked, step }, { toldAt: null }));
        const answer = duties.find(({ kind }) => kind === 'ANSWER');
        return outward === 'NOTED' && answer !== undefined && 'at' in answer
          ? answer.at === asked.now + TERMS.matchAnswer
          : false;
      });
    const hasty = { rules: matching.rules.filter(({ name }) => name !== 'match_person_not_told') };
    expect(broken(matching, any, silent, hasty)).toBeGreaterThan(0);
  });
});

describe('a safe report', () => {
  const any = anyAsked<ReportAsked>(safeReport);

  it('goes to two organisations, and nothing of it, nor that it lies there, to whom it accuses', () => {
    const avoids = (asked: ReportAsked, path: SafetyPath<ReportAsked>) => {
      const { effect, to, duties } = decidePath(path, asked);
      if (effect === 'DENY') return to.length === 0;
      const told = [...to, ...duties.flatMap((duty) => (duty.kind === 'ESCALATE' ? duty.to : []))];
      const clean = asked.desks.filter(
        ({ organisation, partOf, official }) =>
          !asked.accused.officials.includes(official) &&
          ![organisation, ...partOf].some((body) => asked.accused.bodies.includes(body)),
      );
      return (
        new Set(to).size === 2 &&
        told.every((id) => clean.some(({ organisation }) => organisation === id))
      );
    };
    const blind = { desks: { ...safeReport.desks, rules: [] } };
    expect(broken(safeReport, any, avoids, blind)).toBeGreaterThan(0);
  });

  it('has one receipt, whoever reports and whatever of whom', () => {
    const receipts = fc
      .sample(any, 500)
      .map((asked) => decidePath(safeReport, asked))
      .map(({ effect, outward }) => `${effect} ${outward}`);
    expect(new Set(receipts)).toEqual(new Set(['ALLOW RECEIVED', 'DENY NOT_RECEIVED']));
  });
});

describe('going out of sight', () => {
  const any = fc
    .tuple(anyAsked<ArchivingAsked>(archiving), fc.integer({ min: -1e12, max: 3e12 }))
    .map(([asked, now]): ArchivingAsked => ({
      ...asked,
      ownsRecord: true,
      compartment: 'compartment-a',
      actor: {
        ...asked.actor,
        kind: 'witness_protection',
        organisation: 'directorate-al',
        clearances: ['compartment-a'],
      },
      now,
    }));

  it('looks the same for whatever reason, the compartment included', () => {
    const same = (asked: ArchivingAsked, path: SafetyPath<ArchivingAsked>) =>
      new Set(ARCHIVING_GROUNDS.map((ground) => outside(decidePath(path, { ...asked, ground }))))
        .size === 1;
    const atOnce: Partial<SafetyPath<ArchivingAsked>> = {
      dutiesIfAllowed: ({ asked: { ground, now } }) => [
        { kind: 'GONE', at: ground === 'COMPARTMENT' ? now : ordinaryRun(now) },
      ],
    };
    expect(broken(archiving, any, same, atOnce)).toBeGreaterThan(0);
  });

  it('is at the hour of the run, not before the decision and within a day of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 3e12 }), (now) => {
        const run = ordinaryRun(now);
        const day = 24 * 3_600_000;
        return run >= now && run < now + day && (((run - 2 * 3_600_000) % day) + day) % day === 0;
      }),
    );
  });
});

describe('a guardian or a relative', () => {
  const any = anyAsked<FamilyAct>(familyMayExploit);

  it('is told the same whatever the reason for a refusal', () => {
    const same = (asked: FamilyAct, path: SafetyPath<FamilyAct>) => {
      const refused: FamilyAct[] = [
        { ...asked, sealed: true },
        { ...asked, check: null },
        { ...asked, check: asked.check && { ...asked.check, passed: false } },
        { ...asked, child: true, ownView: null },
      ];
      return new Set(refused.map((one) => outside(decidePath(path, one)))).size === 1;
    };
    const telling = { outward: (_: unknown, { sealed }: FamilyAct) => (sealed ? 'SEALED' : 'NO') };
    expect(broken(familyMayExploit, any, same, telling)).toBeGreaterThan(0);
  });
});

describe('the readers’ list', () => {
  const any = anyAsked<ListAsked>(readersList);

  it('is the same whether a reading is left out of it or was never made', () => {
    const same = (asked: ListAsked, path: SafetyPath<ListAsked>) => {
      const hidden = asked.readings.map((one) => ({
        ...one,
        id: `${one.id}b`,
        underClearance: true,
      }));
      const more = { ...asked, readings: [...hidden, ...asked.readings] };
      return outside(decidePath(path, more)) === outside(decidePath(path, asked));
    };
    const open = { carries: { ...readersList.carries, rules: [] } };
    expect(broken(readersList, any, same, open)).toBeGreaterThan(0);
  });

  it('names the authority whatever comes of it', () => {
    fc.assert(
      fc.property(any, (asked) =>
        decidePath(readersList, asked).duties.some(
          (duty) => duty.kind === 'NAME' && duty.whom === 'data_protection_authority',
        ),
      ),
    );
  });
});

describe('a breach of anything above open data', () => {
  const any = anyAsked<Breach>(breachSilence);

  it('is told to the authority and to the person, due 72 hours after it became known', () => {
    const told = (breach: Breach, path: SafetyPath<Breach>) => {
      if (breach.categories.length > 0 && breach.categories.every((one) => one === 'OPEN')) {
        return true;
      }
      const { duties } = decidePath(path, breach);
      const whom = duties.flatMap((duty) => (duty.kind === 'TELL' ? [duty.whom] : []));
      const end = breach.knownAt + 72 * 3_600_000;
      return (
        whom.join() === 'data_protection_authority,person' &&
        duties.every((duty) => !isDue(duty, end - 1) && isDue(duty, end) && isDue(duty, end + 1))
      );
    };
    expect(broken(breachSilence, any, told, { rules: [] })).toBeGreaterThan(0);
  });
});

describe('how answers count', () => {
  it('does not move with a refused consent', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ANSWERS)), fc.nat(20), (answers, at) => {
        const more = answers.toSpliced(at, 0, 'CONSENT_REFUSED');
        expect(countAnswers(more)).toEqual(countAnswers(answers));
        const silent = countAnswers(answers.toSpliced(at, 0, 'SILENT_AFTER_DEADLINE'));
        return silent.asked === countAnswers(answers).asked + 1;
      }),
    );
  });
});
