/** Definitions of the hub's own directives; the same text stands in every subgraph. */
export const DIRECTIVE_DEFINITIONS = `
"What a field holds, or what an entity says by being there: a category of the decision table."
directive @classified(as: String!, tells: String) on FIELD_DEFINITION | OBJECT

"Who may use a root field, and for which purposes; no purposes means open data alone. What it decides, where a rule looks at that."
directive @operation(by: [String!]!, purposes: [String!]!, decides: [String!]) on FIELD_DEFINITION

"By which field's value an argument chooses or orders rows; without a field it chooses none."
directive @selects(by: String) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
`;

/** Links the subgraph to Federation 2 and carries the hub's directives into the supergraph. */
export const SCHEMA_LINKS = `
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9",
    import: ["@key", "@shareable", "@external", "@inaccessible", "@composeDirective"])
  @link(url: "https://lidhja.invalid/policy/v1.0", import: ["@classified", "@operation", "@selects"])
  @composeDirective(name: "@classified")
  @composeDirective(name: "@operation")
  @composeDirective(name: "@selects")
`;
