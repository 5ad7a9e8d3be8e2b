const LINKS = `
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9",
    import: ["@key", "@shareable", "@external", "@composeDirective"])
  @link(url: "https://lidhja.invalid/policy/v1.0", import: ["@classified", "@operation"])
  @composeDirective(name: "@classified")
  @composeDirective(name: "@operation")
directive @classified(as: String!, tells: String) on FIELD_DEFINITION
directive @operation(by: [String!]!, purposes: [String!]!, decides: [String!]) on FIELD_DEFINITION
`;

/** A small national subgraph: open offices, cases that are not open, one mutation, an interface. */
export const NATIONAL = `${LINKS}
type Query {
  offices(first: Int = 20): [Office!] @operation(by: ["any"], purposes: [])
  parties: [Party!] @operation(by: ["any"], purposes: [])
  cases(first: Int = 20): CasePage @operation(by: ["prosecutor"], purposes: ["THIS_PROCEEDING"])
}
type Mutation {
  openCase(input: OpenCase!): Case
    @operation(by: ["prosecutor"], purposes: ["THIS_PROCEEDING"], decides: ["interview"])
}
input OpenCase { reference: String!, year: Int!, parts: [CasePart!] }
input CasePart { order: Int! }
type Office implements Party @key(fields: "id") {
  id: ID! @classified(as: "OPEN")
  name: String @classified(as: "OPEN")
  budget: Int @classified(as: "FINANCE")
  head: Office @classified(as: "OPEN")
}
interface Party {
  name: String @classified(as: "OPEN")
  budget: Int @classified(as: "OPEN")
}
type CasePage {
  nodes: [Case!] @classified(as: "OPEN")
  endCursor: String @classified(as: "OPEN")
}
type Case @key(fields: "id") {
  id: ID! @classified(as: "OPEN")
  reference: String @classified(as: "CASE_STATUS")
  office: Office @classified(as: "CASE_STATUS")
  victim: Victim @classified(as: "VICTIM_IDENTITY")
}
type Victim { name: String @classified(as: "VICTIM_IDENTITY"), tribe: Tribe @classified(as: "VICTIM_IDENTITY") }
enum Tribe { NORTH SOUTH }
`;

/** A small local subgraph that adds to the offices. */
export const LOCAL = `${LINKS}
type Query {
  networks: [Network!]! @operation(by: ["any"], purposes: [])
}
type Network {
  name: String @classified(as: "OPEN")
  office: Office @classified(as: "OPEN")
}
type Office @key(fields: "id") {
  id: ID! @classified(as: "OPEN")
  networks: [Network!] @classified(as: "OPEN")
  phone: String @classified(as: "CONTACT_POINT")
}
`;
