/** No line of an export is longer, in bytes. */
export const LONGEST_LINE = 16 * 1024 * 1024;

/** A line as it stands in a file. */
export interface Line {
  /** Null where it is no UTF-8, or longer than any. */
  readonly text: string | null;
  /** Whether a newline ends it: the last line of a file that was cut off has none. */
  readonly ended: boolean;
}

const NEWLINE = 0x0a;

/**
 * Splits bytes into lines at newlines alone, holding one line at a time. What is no UTF-8 is told, and
 * not mended as a decoder would.
 */
export async function* readLines(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const lineOf = (parts: readonly Buffer[], ended: boolean): Line => {
    try {
      return { text: decoder.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts)), ended };
    } catch {
      return { text: null, ended };
    }
  };
  let [rest, length]: [Buffer[], number] = [[], 0];
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield lineOf([...rest, chunk.subarray(start, end)], true);
      [rest, length, start] = [[], 0, end + 1];
    }
    rest.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > LONGEST_LINE) {
      yield { text: null, ended: true };
      return;
    }
  }
  if (length > 0) yield lineOf(rest, false);
}
