import { ASKING } from './askingThreats';
import { AROUND } from './aroundThreats';
import { threatOf, type Threat } from './Threat';

/** How many rows the list of threats has. */
export const ROWS = 43;

/** Every row of the list of threats. */
export const THREATS: readonly Threat[] = [...ASKING, ...AROUND].map(threatOf);
