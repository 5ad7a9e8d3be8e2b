import type { FormattedExecutionResult, SourceLocation } from 'graphql';
import type { AdmittedOperation } from '../operation/admitOperation';

/** What became of an operation; what went wrong, if anything, is in the operation itself. */
export interface Outcome {
  /** Left out when the operation was refused before it ran. */
  readonly data?: FormattedExecutionResult['data'];
  readonly admitted?: AdmittedOperation;
  /** Places in the document, where it was refused. */
  readonly places?: readonly SourceLocation[];
}

/** An answer in bytes, ready to leave and not yet sent. */
export interface Answer {
  readonly status: number;
  readonly body: Buffer;
  /** Beside those of every answer; JSON, where they name no type. */
  readonly headers?: Readonly<Record<string, string>>;
}
