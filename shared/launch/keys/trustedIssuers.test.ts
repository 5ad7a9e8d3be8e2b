import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import { SAMPLE_ISSUER } from './sampleIssuer';
import { trustedIssuers } from './trustedIssuers';

afterAll(removeTemporaryDirectories);

const own = {
  issuer: 'https://id.example',
  audience: 'lidhja',
  jwksUri: 'https://id.example/jwks',
};

const fileOf = (content: unknown): string => {
  const path = join(temporaryDirectory(), 'issuers.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
};

const issuersOf = (sample: boolean, content?: unknown): { issuer: string; sample?: boolean }[] =>
  JSON.parse(
    trustedIssuers(temporaryDirectory(), {
      sample,
      issuersFile: content === undefined ? undefined : fileOf(content),
    }),
  ) as { issuer: string; sample?: boolean }[];

describe('the trusted issuers', () => {
  it('include the sample only in a start with the sample, marked as such', () => {
    expect(issuersOf(true)).toMatchObject([{ issuer: SAMPLE_ISSUER, sample: true }]);
    expect(issuersOf(false, [own])).toEqual([own]);
    expect(issuersOf(true, [own]).map(({ issuer }) => issuer)).toEqual([own.issuer, SAMPLE_ISSUER]);
  });

  it('make no sample key without the sample', () => {
    const data = temporaryDirectory();
    trustedIssuers(data, { sample: false, issuersFile: fileOf([own]) });
    expect(existsSync(join(data, 'sample'))).toBe(false);
  });

  it.each([[[]], [{}], [[null]], [[{ issuer: 'x', audience: 'y' }]], [[{ ...own, jwksUri: 'x' }]]])(
    'refuse the list %j',
    (content) => {
      expect(() => issuersOf(false, content)).toThrow(/identity providers/);
    },
  );

  it('refuse a file that brings the sample in by another door', () => {
    expect(() => issuersOf(false, [{ ...own, issuer: SAMPLE_ISSUER }])).toThrow(/sample/);
    expect(() => issuersOf(false, [{ ...own, sample: true }])).toThrow(/sample/);
  });
});
