import { open, rm } from 'node:fs/promises';
import { CommandRefusal } from '../LaunchError';

/** Characters that are written at once. */
const CHUNK = 65_536;

async function* inChunks(
  lines: AsyncIterable<string>,
  seen: (line: string) => void,
): AsyncGenerator<string> {
  let chunk = '';
  for await (const line of lines) {
    seen(line);
    chunk += `${line}\n`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/**
 * Writes lines to a new file that only its owner can read, all of them or none.
 * @param lines without their newlines
 * @returns how many
 * @throws CommandRefusal NOT_AVAILABLE where there is such a file
 */
export async function writeLines(file: string, lines: AsyncIterable<string>): Promise<number> {
  const handle = await open(file, 'wx', 0o600).catch((error: { code?: unknown }) => {
    if (error.code === 'EEXIST')
      throw new CommandRefusal('NOT_AVAILABLE', `${file} is there already.`, 1);
    if (error.code === 'ENOENT')
      throw new CommandRefusal('NOT_AVAILABLE', `The folder of ${file} is not there.`, 1);
    throw error;
  });
  let count = 0;
  try {
    for await (const chunk of inChunks(lines, () => (count += 1))) await handle.appendFile(chunk);
    await handle.sync();
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return count;
}
