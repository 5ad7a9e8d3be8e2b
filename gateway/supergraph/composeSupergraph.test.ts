import { LOCAL, NATIONAL } from '../testkit/schemas';
import { composeSupergraph } from './composeSupergraph';
import { readDeclarations } from '@lidhja/enforcement';

const national = { name: 'national', sdl: NATIONAL };
const local = { name: 'local', sdl: LOCAL };

describe('composeSupergraph', () => {
  it('carries what the subgraphs declare into the supergraph', () => {
    const { categories, operations } = readDeclarations(composeSupergraph([national, local]));
    expect(categories.get('Victim.name')).toBe('VICTIM_IDENTITY');
    expect(categories.get('Office.phone')).toBe('CONTACT_POINT');
    expect(operations.get('Mutation.openCase')).toEqual({
      by: ['prosecutor'],
      purposes: ['THIS_PROCEEDING'],
      decides: ['interview'],
    });
  });

  it('gives the same text for the same input', () => {
    expect(composeSupergraph([national, local])).toBe(composeSupergraph([national, local]));
  });

  it('names every field that two subgraphs classify differently', () => {
    const other = LOCAL.replace(
      'id: ID! @classified(as: "OPEN")',
      'id: ID! @classified(as: "REQUEST")',
    );
    expect(() => composeSupergraph([national, { name: 'local', sdl: other }])).toThrow(
      'Office.id is OPEN in national and REQUEST in local',
    );
  });

  it('lists what does not fit together', () => {
    const other = LOCAL.replace('phone: String', 'budget: String');
    expect(() => composeSupergraph([national, { name: 'local', sdl: other }])).toThrow(
      /do not compose:\n.*Office\.budget/,
    );
  });

  it('takes a category or a kind outside the closed lists for none', () => {
    const { categories, operations } = readDeclarations(
      'type Query { a: T @operation(by: ["spy"], purposes: []) } type T { b: Int @classified(as: "SECRET") }',
    );
    expect([categories.size, operations.size]).toEqual([0, 0]);
  });
});
