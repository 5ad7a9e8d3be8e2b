/** A start failed for a reason that has been put in words: shown to the operator without a stack. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}
