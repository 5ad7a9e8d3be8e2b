import { CommandRefusal } from '../LaunchError';

/** SQLSTATE of a schema, a role, a table and a function that is not there. */
const UNDEFINED = ['3F000', '22023', '42P01', '42883'];

/** Whether a statement failed because what it names was never made. */
export const isNotPrepared = (error: unknown): boolean =>
  UNDEFINED.includes(String((error as { code?: unknown }).code));

/** NOT_PREPARED, with what to do first. */
export const notPrepared = (): CommandRefusal =>
  new CommandRefusal(
    'NOT_PREPARED',
    'There is no hub of this version here yet: start it once with "npm start".',
    1,
  );
