import { personsOf } from './personsOf';

const released = (coordinate: string, ...records: string[]) => ({ coordinate, records });

describe('the persons of an entry', () => {
  test('are those of whom anything was released, each once, with the access of the entry', () => {
    const coordinates = [
      released('Person', 'p1', 'p2'),
      released('Person.familyName', 'p2', 'p3'),
      released('PersonnelFile.name', 'x1'),
      released('Case.stage', 'c1'),
    ];
    expect(personsOf(coordinates, 'mandate||')).toEqual(
      ['p1', 'p2', 'p3'].map((id) => ({ id, access: 'mandate||' })),
    );
  });

  test('are none where only other records were released, and unknown where nothing was', () => {
    expect(personsOf([released('Case.stage', 'c1')], 'own_record||')).toEqual([]);
    expect(personsOf(null, 'own_record||')).toBeNull();
  });
});
