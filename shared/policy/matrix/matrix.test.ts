import {
  CATEGORIES,
  PURPOSES,
  differenceOf,
  matrixOf,
  reassign,
  type Declarations,
} from '../index';
import type { Permission } from '../permissions';

const declarations: Declarations = {
  categories: new Map([
    ['Network.name', 'OPEN'],
    ['Case.suspect', 'SUSPECT'],
    ['Case.accused', 'SUSPECT'],
    ['Case.budget', 'FINANCE'],
  ]),
  operations: new Map([
    ['Query.cases', { by: ['prosecutor', 'police'], purposes: ['RETURN', 'PREVENTION'] }],
    ['Query.areas', { by: ['any'], purposes: [] }],
  ]),
  entities: new Map([['Case', 'CASE_STATUS']]),
  selections: new Map([['Query.cases(name:)', 'Case.suspect']]),
};

const permission = (given: Partial<Permission>): Permission => ({
  row: 'some_row',
  kind: 'police',
  basis: 'mandate',
  purpose: 'RETURN',
  category: 'SUSPECT',
  personLevel: true,
  conditions: [],
  ...given,
});

describe('the matrix', () => {
  it('has a line for each operation, and for each field and kind that could ever read it', () => {
    const permissions = [
      permission({ kind: 'prosecutor', basis: 'grant', conditions: ['trained', 'in_area'] }),
      permission({ purpose: 'THIS_PROCEEDING' }),
      permission({ purpose: 'OVERSIGHT', basis: 'own_record' }),
      // Two rows may give the same way.
      permission({ purpose: 'THIS_PROCEEDING', row: 'other_row' }),
      permission({ category: 'HEALTH' }),
    ];
    const police = 'police\toversight(own_record) this(mandate)';
    const prosecutor = 'prosecutor\treturn(grant trained in_area)';
    expect(matrixOf(declarations, permissions)).toEqual([
      'Query.areas\toperation\tany\t',
      'Query.cases\toperation\tpolice prosecutor\tPREVENTION RETURN',
      `Case.accused\tSUSPECT\t${police}`,
      `Case.accused\tSUSPECT\t${prosecutor}`,
      `Case.suspect\tSUSPECT\t${police}`,
      `Case.suspect\tSUSPECT\t${prosecutor}`,
      'Network.name\tOPEN\tany\topen',
    ]);
  });

  it('names each purpose by a word of its own', () => {
    const lines = PURPOSES.map(
      (purpose) => matrixOf(declarations, [permission({ purpose })])[2]?.split('\t')[3],
    );
    expect(lines).toEqual([
      'this(mandate)',
      'related(mandate)',
      'threat(mandate)',
      'identification(mandate)',
      'assistance(mandate)',
      'return(mandate)',
      'prevention(mandate)',
      'statistics(mandate)',
      'oversight(mandate)',
      'other(mandate)',
    ]);
  });

  it('is that of the decision table where no other is given', () => {
    expect(
      matrixOf(declarations).some((line) => line.startsWith('Case.budget\tFINANCE\tdonor')),
    ).toBe(true);
  });
});

describe('a change of the declarations', () => {
  it('is one field in another category, and nothing else', () => {
    const changed = reassign(declarations, 'Case.suspect=HEALTH');
    expect(changed).toEqual({
      ...declarations,
      categories: new Map([...declarations.categories, ['Case.suspect', 'HEALTH']]),
    });
    expect(declarations.categories.get('Case.suspect')).toBe('SUSPECT');
  });

  it.each([
    ['Case.suspct=HEALTH', '"Case.suspct" is no classified field: write Type.field=CATEGORY'],
    ['', '"" is no classified field: write Type.field=CATEGORY'],
    ['Case.suspect=HELTH', `"HELTH" is no category: one of ${CATEGORIES.join(', ')}`],
    ['Case.suspect', `"" is no category: one of ${CATEGORIES.join(', ')}`],
  ])('that names what there is not is refused: "%s"', (change, says) => {
    expect(() => reassign(declarations, change)).toThrow(says);
  });

  it('shows as the lines that are lost and those that are gained', () => {
    expect(differenceOf(['a', 'b', 'c'], ['c', 'd', 'b'])).toEqual({ lost: ['a'], gained: ['d'] });
  });
});
