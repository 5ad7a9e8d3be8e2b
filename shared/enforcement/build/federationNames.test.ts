import { isFederationField, isOfFederation } from './federationNames';

test('what the language and Federation add is known by its exact name', () => {
  for (const name of ['_Service', '_Entity', '_Any', '__Type']) {
    expect(isOfFederation({ name })).toBe(true);
  }
  for (const coordinate of ['Query._entities', 'Query._service']) {
    expect(isFederationField(coordinate)).toBe(true);
  }
});

test('what only begins or ends alike is one of ours', () => {
  for (const name of ['', '_', 'Service', '_Case', '_ServiceReport', 'Case__']) {
    expect(isOfFederation({ name })).toBe(false);
  }
  for (const coordinate of ['', 'Query._cases', 'Case._service']) {
    expect(isFederationField(coordinate)).toBe(false);
  }
});
