import { Operation, type Failure } from '../operation/Operation';
import { formatAnswer } from './formatAnswer';
import type { Outcome } from './Outcome';

const FAILURES: readonly Failure[] = [
  { code: 'INPUT_INVALID', at: 'until', root: 'second' },
  { code: 'PURPOSE_NOT_PERMITTED', root: 'first' },
  { code: 'INPUT_INVALID', at: 'from', root: 'second' },
  { code: 'INTERNAL' },
];
const admitted = { facts: { roots: new Set(['first', 'second']), coordinates: new Set() } };

const told = (failures: readonly Failure[]): { status: number; text: string } => {
  const operation = new Operation('an-operation', 'a-salt', 0);
  operation.failures.push(...failures);
  const { status, body } = formatAnswer(
    operation,
    { admitted, data: null } as unknown as Outcome,
    false,
  );
  operation.end();
  return { status, text: body.toString() };
};

it('tells failures in the order of the document, whichever subgraph answered first', () => {
  const { status, text } = told(FAILURES);
  expect(told([...FAILURES].reverse())).toEqual({ status, text });
  const { errors } = JSON.parse(text) as {
    errors: { extensions: { code: string; at?: string } }[];
  };
  expect(errors.map(({ extensions: { code, at } }) => [code, at])).toEqual([
    ['PURPOSE_NOT_PERMITTED', undefined],
    ['INPUT_INVALID', 'from'],
    ['INPUT_INVALID', 'until'],
    ['INTERNAL', undefined],
  ]);
  expect(status).toBe(403);
});
