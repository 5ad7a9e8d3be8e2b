import { registerEnumType } from 'type-graphql';

/** Kinds of activities. */
export enum ActivityKind {
  JOINT_ACTION = 'JOINT_ACTION',
  TRAINING = 'TRAINING',
  PREVENTION = 'PREVENTION',
  BEST_PRACTICE = 'BEST_PRACTICE',
  WORKING_GROUP = 'WORKING_GROUP',
  CONFERENCE = 'CONFERENCE',
  REINTEGRATION = 'REINTEGRATION',
  FOLLOW_UP = 'FOLLOW_UP',
  ADVOCACY = 'ADVOCACY',
  OTHER = 'OTHER',
}
registerEnumType(ActivityKind, {
  name: 'ActivityKind',
  description: 'What an activity is.',
  valuesConfig: {
    JOINT_ACTION: { description: 'Members act together to support victims (LINK-R2, LINK-H5).' },
    TRAINING: { description: 'Members or officials are trained (LINK-R11, LINK-H7).' },
    PREVENTION: { description: 'Communities and groups at risk are informed (LINK-L2, LINK-H8).' },
    BEST_PRACTICE: { description: 'What worked is shared or taken over (LINK-R3, LINK-C2).' },
    WORKING_GROUP: { description: 'A working group meets (LINK-H4, LINK-C5).' },
    CONFERENCE: { description: 'A conference is organised or attended (LINK-H17).' },
    REINTEGRATION: { description: 'Employment and other ways back (LINK-R5).' },
    FOLLOW_UP: {
      description: 'Follow-up of assisted persons, as work, never as a case (LINK-R9).',
    },
    ADVOCACY: { description: 'Demands put to those who decide (LINK-A1).' },
  },
});

/** Who may read an activity. */
export enum ActivityAudience {
  OPEN = 'OPEN',
  MEMBERS = 'MEMBERS',
}
registerEnumType(ActivityAudience, {
  name: 'ActivityAudience',
  description: 'Who may read an activity.',
  valuesConfig: {
    OPEN: { description: 'Everyone, without an account (LINK-H19).' },
    MEMBERS: {
      description:
        'Institutions, NGOs and networks at home, signed in and with a purpose of coordination; not the media, donors or bodies abroad.',
    },
  },
});

/** How something came to be known. */
export enum Provenance {
  SOURCE = 'SOURCE',
  SAMPLE = 'SAMPLE',
  REPORTED = 'REPORTED',
}
registerEnumType(Provenance, {
  name: 'Provenance',
  description: 'How something came to be known.',
  valuesConfig: {
    SOURCE: { description: 'A publication states it; `source` names the publication.' },
    SAMPLE: { description: 'Invented for the sample.' },
    REPORTED: { description: 'The organisation that published it says so itself.' },
  },
});
