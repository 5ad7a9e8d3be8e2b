/** A start failed for a reason that has been put in words: shown to the operator without a stack. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}

/** A command was refused: what went wrong as a code that stays as it is, before the words that may not. */
export class CommandRefusal extends LaunchError {
  /** @param exitCode 2 where the command was written wrongly, 1 where it may not be done */
  constructor(
    readonly code:
      | 'INPUT_INVALID'
      | 'NOT_AVAILABLE'
      | 'NOT_PREPARED'
      | 'BACKUP_EXISTS'
      | 'BACKUP_DAMAGED'
      | 'DATA_EXISTS',
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(`${code}: ${message}`);
  }
}
