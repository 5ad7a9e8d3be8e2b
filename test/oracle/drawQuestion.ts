import { CATEGORIES, CONDITIONS, PURPOSES, type Condition, type Question } from '@lidhja/policy';
import { ANYTHING, BASES, DUTIES } from './duties';
import {
  ELSEWHERE,
  HERE,
  NOW,
  ordinaryBasis,
  ordinaryRequester,
  ordinarySubject,
  type Open,
} from './ordinary';
import type { SeededRandom } from './SeededRandom';
import { troublePaper } from './troublePaper';
import { troubleSubject } from './troubleSubject';

/** Mostly all of them, often all but one, sometimes any. */
function drawFacts(random: SeededRandom): Set<Condition> {
  const luck = random.next();
  if (luck < 0.2) return new Set(random.some(CONDITIONS));
  const facts = new Set<Condition>(CONDITIONS);
  if (luck < 0.6) facts.delete(random.pick(CONDITIONS));
  return facts;
}

function troubleRequester(random: SeededRandom, question: Open<Question>): void {
  const requester = { ...question.requester };
  question.requester = requester;
  const part = random.next();
  if (part < 0.2) requester.suspended = true;
  else if (part < 0.3) requester.official = random.pick([null, 'official-first']);
  else if (part < 0.5) requester.organisation = random.pick([null, HERE, ELSEWHERE]);
  else if (part < 0.8) requester.country = random.pick([null, 'AL', 'IT', 'XK', 'DE']);
  else requester.kind = random.pick(ANYTHING.kinds);
}

function troubleAsked(random: SeededRandom, question: Open<Question>): void {
  const part = random.next();
  if (part < 0.15) question.purpose = null;
  else if (part < 0.5) question.purpose = random.pick(PURPOSES);
  else if (part < 0.85) question.category = random.pick(CATEGORIES);
  else {
    const kind = random.pick(BASES);
    question.basis = ordinaryBasis(kind, random.some(PURPOSES), random.some(CATEGORIES, 0.2));
  }
}

/** A whole question: near what is allowed, with none, one or several things the matter with it. */
export function drawQuestion(random: SeededRandom): Question {
  const duty = random.chance(0.1) ? ANYTHING : random.pick(DUTIES);
  const purpose = random.pick(duty.purposes);
  const category = random.pick(duty.categories);
  const besides = random.chance(0.3) ? random.some(CATEGORIES, 0.1) : [];
  const subject = ordinarySubject();
  subject.facts = drawFacts(random);
  const question: Open<Question> = {
    requester: {
      ...ordinaryRequester(random.pick(duty.kinds)),
      functions: random.pick([[], ['identification_training'], ['other_training']]),
      clearances: random.pick([[], [], ['north'], ['south'], ['north', 'south']]),
    },
    purpose,
    basis: ordinaryBasis(random.pick(duty.bases), [purpose], [category, ...besides]),
    subject,
    category,
    now: NOW,
  };
  while (random.chance(0.55)) {
    const part = random.next();
    if (part < 0.4) troubleSubject(random, subject);
    else if (part < 0.7) troublePaper(random, question.basis);
    else if (part < 0.85) troubleRequester(random, question);
    else troubleAsked(random, question);
  }
  return question;
}
