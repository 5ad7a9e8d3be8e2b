import { readingOf, purposeCode, supposedWays } from '@lidhja/policy';
import type { Category, Declarations, Policy, Way } from '@lidhja/policy';
import type { PersonaAsker } from './personaAskers';

const wayOf = ({ basis, conditions }: Way): string => [basis.kind, ...conditions].join(' ');

/** `purpose` where nothing about a row can withhold it, else `purpose(basis conditions|…)`. */
const cellOf = (
  { asker, purposes }: PersonaAsker,
  category: Category,
  policy: Policy | undefined,
): string =>
  purposes
    .flatMap((purpose) => {
      const one = { ...asker, purpose };
      const { effect, ways } = readingOf(one, category, policy);
      if (effect === 'ALLOWED') return [purposeCode(purpose)];
      // Which grants there are is nothing that the sample's registry holds: any could be relied on.
      const all = [...new Set([...ways, ...supposedWays(one, category, policy)].map(wayOf))];
      return all.length === 0 ? [] : [`${purposeCode(purpose)}(${all.join('|')})`];
    })
    .join(' ');

/**
 * The permission matrix by persona. A line for each operation and persona that passes its door, with the
 * purposes; a line for each coordinate that is not open and each persona that could ever read it. No
 * line, and no purpose in a line, means never.
 *
 * @param policy the hub's; another one, to see what that would change
 */
export function personaMatrix(
  { categories, operations }: Pick<Declarations, 'categories' | 'operations'>,
  personas: readonly PersonaAsker[],
  policy?: Policy,
): string[] {
  const doors = [...operations].flatMap(([coordinate, { by, purposes }]) =>
    personas
      .filter(({ asker }) => !asker.requester.suspended)
      .filter(({ asker }) => by.includes('any') || by.includes(asker.requester.kind))
      .map(({ name, purposes: own }) => {
        const served = purposes.filter((purpose) => own.includes(purpose)).sort();
        const fits = purposes.length === 0 ? 'any' : served.map(purposeCode).join(' ');
        return `${coordinate}\t${name}\toperation\t${fits}`;
      })
      .filter((line) => !line.endsWith('\t')),
  );
  const cells = new Map<Category, readonly string[]>();
  const linesOf = (category: Category): readonly string[] => {
    const known = cells.get(category);
    if (known) return known;
    const made = personas.flatMap((persona) => {
      const cell = cellOf(persona, category, policy);
      return cell === '' ? [] : [`${persona.name}\t${category}\t${cell}`];
    });
    cells.set(category, made);
    return made;
  };
  const fields = [...categories]
    .filter(([, category]) => category !== 'OPEN')
    .flatMap(([coordinate, category]) => linesOf(category).map((line) => `${coordinate}\t${line}`));
  return [...doors.sort(), ...fields.sort()];
}
