/** The exchange is not as the model says. */
export class Contradiction extends Error {
  override readonly name = 'Contradiction';
}
