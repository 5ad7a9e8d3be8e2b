import { registerEnumType } from 'type-graphql';

/** How a person returns. */
export enum ReturnKind {
  ASSISTED_VOLUNTARY = 'ASSISTED_VOLUNTARY',
  ENFORCED_REMOVAL = 'ENFORCED_REMOVAL',
}
registerEnumType(ReturnKind, {
  name: 'ReturnKind',
  description: 'How a person returns; preferably of their own will (CETS 197, article 16(2)).',
  valuesConfig: {
    ASSISTED_VOLUNTARY: { description: 'Of their own will, informed and assisted.' },
    ENFORCED_REMOVAL: { description: 'By order; never before identification is complete.' },
  },
});

/** How far a return has come. */
export enum ReturnStage {
  REQUESTED = 'REQUESTED',
  ASSESSED = 'ASSESSED',
  PREPARED = 'PREPARED',
  TRAVELLED = 'TRAVELLED',
  STOPPED = 'STOPPED',
}
registerEnumType(ReturnStage, {
  name: 'ReturnStage',
  description: 'How far a return has come.',
  valuesConfig: {
    REQUESTED: { description: 'Asked for; nothing is decided.' },
    ASSESSED: { description: 'The risk has been assessed, before anything else.' },
    PREPARED: { description: 'Nationality confirmed, travel documents issued.' },
    TRAVELLED: { description: 'The person has arrived.' },
    STOPPED: { description: 'Given up, by the person or for the risk.' },
  },
});
