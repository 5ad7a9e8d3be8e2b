/** Everything of a case that a grant can open, as the agency could ask for it itself; a test looks for what is missing. */
export const BUNDLE_DOCUMENT = `
query Bundle($request: ID!) {
  informationRequest(id: $request) {
    disclosure {
      case {
        id
        synthetic
        reference
        stage
        openedOn
        qark
        offences { offence article }
        exploitation { form country }
        suspects { givenName familyName citizenship }
        victims {
          id
          identifications { status decidedOn body { id name } }
          person {
            id
            synthetic
            givenName
            familyName
            birthDate
            birthYear
            ageBand
            healthNeeds
            citizenship
          }
        }
      }
    }
  }
}`;
