/** Why a change cannot make any difference, whatever is asked; by the change, one by one. */
export const IMMATERIAL: Readonly<Record<string, string>> = {
  'the row donor_programmes is missing':
    'it opens ORGANISATIONAL, which activities for members ask for beside CONTACT_POINT, and FINANCE, which no table holds',
  'the row public_budgets is missing': 'no table holds FINANCE',
  'the row foreign_contact_points is missing':
    'contact points registered for exchange are no fact of the database yet, so that it opens nothing',
  'the row own_shelter is missing': 'no table holds SHELTER_LOCATION',
  'the row police_own_statement is missing': 'no table holds TESTIMONY',
  'the row compartment_abroad is missing':
    'nothing of a protected person is opened by grant, whatever the table says',
  'the row the_person is missing': 'no session of the data layer stands on itself',
  'the row official_statistics asks for no condition':
    'the one function that counts states itself that it counts for an official table',
  'the row addressed_requests asks for no condition':
    'the one function that finds requests asks only for those that are addressed to the own authority',
  'the row own_caseload asks for no condition':
    'the one set of referrals asks only for those that the official made',
  'the row compartment_abroad asks for no condition':
    'nothing of a protected person is opened by grant, whatever the table says',
  'the row the_person asks for no condition': 'no session of the data layer stands on itself',
  'audit_owner is past row security':
    'it owns the tables of the record, none of which is forced on it',
  'lidhja_migrator is past row security': 'the keeper policies show it every row already',
};
