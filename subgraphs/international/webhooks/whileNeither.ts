/**
 * Does work with a signal that two others end. The first outlives many calls: nothing stays with it, where
 * `AbortSignal.any` of some versions of Node keeps every signal that it made.
 */
export async function whileNeither<T>(
  lasting: AbortSignal,
  once: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const either = new AbortController();
  const end = (): void => either.abort();
  if (lasting.aborted || once.aborted) end();
  lasting.addEventListener('abort', end);
  once.addEventListener('abort', end);
  try {
    return await work(either.signal);
  } finally {
    lasting.removeEventListener('abort', end);
    once.removeEventListener('abort', end);
  }
}
