import { parse } from 'graphql';

/**
 * All that this part tells of a case; a test compares it with the schema. Identifications are the same by
 * either way, and counted by one.
 */
const CASE = `
  id synthetic reference stage openedOn qark
  offences { offence article }
  exploitation { form country }
  suspects { givenName familyName citizenship }
  victims {
    id
    person {
      id synthetic givenName familyName birthDate birthYear ageBand healthNeeds citizenship
      identifications { status decidedOn }
    }
    identifications { __typename }
  }`;

/** What the agency reads of its request, as the gateway would ask it. */
export const DISCLOSED = parse(`query ($of: [_Any!]!) {
  _entities(representations: $of) {
    ... on InformationRequest {
      decision { categories { category granted ground } }
      disclosure { case { ${CASE} } }
    }
  }
}`);

/** The same of the case, as its owner reads it. */
export const OWN = parse(`query ($of: [_Any!]!) {
  _entities(representations: $of) { ... on Case { ${CASE} } }
}`);
