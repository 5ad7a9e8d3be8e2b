import type { Basis, Purpose, Question } from '@lidhja/policy';
import { ordinaryBasis, ordinaryRequester, ordinarySubject } from './ordinary';

/** The parts that differ from the plain ones, each replaced alone. */
function plainer<Part extends object>(part: Part, plain: Part): Part[] {
  return (Object.keys(plain) as (keyof Part)[])
    .filter((key) => !(part[key] instanceof Set))
    .filter((key) => JSON.stringify(part[key]) !== JSON.stringify(plain[key]))
    .map((key) => ({ ...part, [key]: plain[key] }));
}

function plainerBasis(basis: Basis, purpose: Purpose | null, { category }: Question): Basis[] {
  const plain = ordinaryBasis(basis.kind, purpose === null ? [] : [purpose], [category]);
  if (basis.kind === 'referral' && plain.kind === 'referral')
    return plainer(basis.referral, plain.referral).map((referral) => ({ ...basis, referral }));
  if (basis.kind === 'consent' && plain.kind === 'consent')
    return plainer(basis.consent, plain.consent).map((consent) => ({ ...basis, consent }));
  if (basis.kind !== 'grant' || plain.kind !== 'grant') return [];
  return [
    ...plainer(basis.grant, plain.grant).map((grant) => ({ ...basis, grant })),
    ...plainer(basis.agreement, plain.agreement).map((agreement) => ({ ...basis, agreement })),
  ];
}

function candidates(question: Question): Question[] {
  const { requester, basis, subject } = question;
  const fewerFacts = [...subject.facts].map((dropped) => {
    const facts = new Set([...subject.facts].filter((fact) => fact !== dropped));
    return { ...question, subject: { ...subject, facts } };
  });
  const plainSubjects = plainer(subject, ordinarySubject());
  const plainRequesters = plainer(requester, ordinaryRequester(requester.kind));
  return [
    ...plainSubjects.map((plain) => ({ ...question, subject: plain })),
    ...fewerFacts,
    ...plainRequesters.map((plain) => ({ ...question, requester: plain })),
    ...plainerBasis(basis, question.purpose, question).map((plain) => ({
      ...question,
      basis: plain,
    })),
  ];
}

/** Makes one part after the other ordinary, as long as what is shown still holds. */
export function shrink(question: Question, holds: (smaller: Question) => boolean): Question {
  const smaller = candidates(question).find(holds);
  return smaller === undefined ? question : shrink(smaller, holds);
}
