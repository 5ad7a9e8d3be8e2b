import type { ActivityAudience, ActivityKind } from './activityEnums';

/** An activity that is about to be written: checked, and the same however its gaps were written. */
export interface NewActivity {
  readonly networkId: string;
  readonly title: string;
  readonly kind: ActivityKind;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly audience: ActivityAudience;
  readonly description: string | null;
  readonly areas: readonly string[];
  readonly partnerIds: readonly string[];
  readonly links: readonly string[];
}
