import type { DenyRule } from './DenyRule';

/** What another state sent goes on only to recipients whom that state authorised beforehand. */
export const onward: DenyRule = Object.freeze<DenyRule>({
  name: 'onward',
  citation: 'Directive (EU) 2016/680, article 35(1)',
  denies: ({ subject }) => subject.fromAnotherState && !subject.onwardAuthorised,
});
