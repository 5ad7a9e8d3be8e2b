const offices = [
  { __typename: 'Office', id: 'o1', name: 'Vlora', budget: 30 },
  { __typename: 'Office', id: 'o2', name: 'Fier', budget: 40 },
];
const officeOf = ({ id }: { id: string }): unknown => offices.find((office) => office.id === id);
const aCase = {
  id: 'c1',
  reference: 'SYNTHETIC-1',
  office: offices[0],
  victim: { name: 'SYNTHETIC NAME', tribe: 'NORTH' },
};

/** Resolvers of the small national subgraph. */
export const nationalResolvers = {
  Query: {
    offices: () => offices,
    parties: () => offices,
    cases: () => ({ nodes: [aCase], endCursor: null }),
  },
  Mutation: { openCase: () => aCase },
  Office: { __resolveReference: officeOf, head: () => offices[1] },
  Case: { __resolveReference: () => aCase },
};

/** Resolvers of the small local subgraph. */
export const localResolvers = {
  Query: { networks: () => [{ name: 'RILAT', office: { __typename: 'Office', id: 'o1' } }] },
  Office: {
    __resolveReference: ({ id }: { id: string }) => ({ id, phone: '000' }),
    networks: () => [{ name: 'RILAT', office: { __typename: 'Office', id: 'o1' } }],
  },
};
