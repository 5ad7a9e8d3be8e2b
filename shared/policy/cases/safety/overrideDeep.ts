type Shape = Readonly<Record<string, unknown>>;

const isShape = (value: unknown): value is Shape =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** What an item of a list goes by in a case. */
const nameOf = (item: unknown): unknown =>
  isShape(item) ? (item.organisation ?? item.id ?? item.category ?? item.worker) : undefined;

const keysWithin = (known: readonly unknown[], over: Shape) => {
  const stranger = Object.keys(over).find((key) => !known.includes(key));
  if (stranger !== undefined) throw new Error(`"${stranger}" is none of ${known.join()}`);
};

/**
 * The ordinary question with what a case says instead, at any depth. A list is replaced by a list; an
 * object in place of a list names some of its items and what is otherwise about them, `null` takes one out.
 * @throws Error for a key or an item that is not there: a misspelt case must not pass by chance
 */
export function overrideDeep(usual: unknown, over: unknown): unknown {
  if (!isShape(over)) return over;
  if (Array.isArray(usual)) {
    keysWithin(usual.map(nameOf), over);
    return usual.flatMap((item: unknown) => {
      const name = nameOf(item) as string;
      if (!(name in over)) return [item];
      return over[name] === null ? [] : [overrideDeep(item, over[name])];
    });
  }
  if (!isShape(usual)) return over;
  keysWithin(Object.keys(usual), over);
  return Object.fromEntries(
    Object.entries(usual).map(([key, held]) => [
      key,
      key in over ? overrideDeep(held, over[key]) : held,
    ]),
  );
}
