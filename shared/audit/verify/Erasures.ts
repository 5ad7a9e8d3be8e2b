import type { ExportedEntry } from './exportLines';

/** `type` of an entry that says which earlier entries were erased; the verifier depends on nothing else that one says. */
export const ERASED = 'erased';

const erasedIds = (content: string): readonly unknown[] => {
  // Read only where it can be one: most entries are not.
  if (!content.includes(`"${ERASED}"`)) return [];
  try {
    const { type, payload } = JSON.parse(content) as {
      type?: unknown;
      payload?: { entries?: unknown };
    };
    return type === ERASED && Array.isArray(payload?.entries) ? payload.entries : [];
  } catch {
    return [];
  }
};

/** Blank entries, until an entry after them says that they were erased. Grows with those that wait alone. */
export class Erasures {
  private readonly waiting = new Map<string, number>();
  private blank = 0;

  /** @param entry stands after all that were read before */
  read({ id, place, content }: ExportedEntry): void {
    if (content !== null) {
      for (const one of erasedIds(content)) this.waiting.delete(one as string);
      return;
    }
    this.blank += 1;
    this.waiting.set(id, place);
  }

  get count(): number {
    return this.blank;
  }

  /** Place of the first blank entry that no later one accounts for; null where there is none. */
  unlogged(): number | null {
    const [first] = this.waiting.values();
    return first ?? null;
  }
}
