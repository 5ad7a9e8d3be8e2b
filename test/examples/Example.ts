import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sampleId } from '@lidhja/platform';
import { parse as parseYaml } from 'yaml';

/** One step of a story: who asks what with which headers, and what must come back. */
export interface Example {
  /** Folder and file, without ending. */
  readonly name: string;
  readonly document: string;
  readonly persona: string;
  readonly purpose?: string;
  readonly reason?: string;
  /** Id of the request that is relied on. */
  readonly request?: string;
  readonly variables?: Record<string, unknown>;
  /** Further headers, and a token in place of the persona's. */
  readonly headers?: Record<string, string>;
  readonly token?: string;
  readonly expect: { status: number; body?: unknown; bytes?: string };
  /** Names for later steps: a path into the body, `header NAME`, or `bytes`, which are compared without their salt. */
  readonly save?: Record<string, string>;
}

/** Where the example files are, whether this code runs from source or built. */
export const examplesFolder = (): string => {
  const beside = __dirname;
  return beside.includes(join('dist', 'examples')) ? join(beside, '..', '..', 'examples') : beside;
};

/** Every story, by name, with its steps in order. */
export function readStories(): Map<string, Example[]> {
  const folder = examplesFolder();
  const stories = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
  return new Map(
    stories.sort().map((story) => {
      const files = readdirSync(join(folder, story)).sort();
      const steps = files
        .filter((file) => file.endsWith('.yaml'))
        .map((file) => {
          const name = file.slice(0, -'.yaml'.length);
          const text = readFileSync(join(folder, story, file), 'utf8');
          const document = readFileSync(join(folder, story, `${name}.graphql`), 'utf8');
          return { ...(parseYaml(text) as Example), name: `${story}/${name}`, document };
        });
      return [story, steps] as const;
    }),
  );
}

/** Puts saved values in the place of `${name}`, and ids of the sample in that of `$sample name`. */
export function fill<T>(value: T, saved: ReadonlyMap<string, string>): T {
  if (typeof value === 'string') {
    if (value.startsWith('$sample ')) return sampleId(value.slice('$sample '.length)) as T;
    return value.replace(/\$\{(\w+)\}/g, (_all, name: string) => {
      const found = saved.get(name);
      if (found === undefined) throw new Error(`nothing was saved as "${name}"`);
      return found;
    }) as T;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => fill(item, saved)) as T;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, fill<unknown>(item, saved)]),
    ) as T;
  }
  return value;
}
