import type { Declarations, Purpose } from '@lidhja/policy';
import { PURPOSES } from '@lidhja/policy';
import { sampleId } from '@lidhja/platform';
import { BY_TYPE, type Pools } from '../worlds/drawPools';

export const NOWHERE = '00000000-0000-4000-8000-000000000000';
const UNTIL = '2027-01-01T00:00:00Z';

const requests = ['it-decided', 'it-open', 'gr-old-1'].map((slug) => sampleId(`request/${slug}`));

/** What documents that are to be explained are drawn from. */
export const drawnFrom = ({ operations }: Declarations): Pools => ({
  requests: [...requests, NOWHERE],
  purposes: new Map<string, readonly Purpose[]>(
    [...operations].map(([name, rule]) => [name.replace('Query.', ''), rule.purposes]),
  ),
  values: {
    ...BY_TYPE,
    ':ID': [NOWHERE],
    until: [UNTIL],
    'CaseFilter.qark': ['AL-12', 'AL-03'],
    'findCase.reference': ['VL-2026-0001', 'VL-2026-0002', 'VL-2026-0003', 'FI-2026-0001', 'none'],
    'informationRequest.id': [...requests, NOWHERE],
    'findNetwork.id': [sampleId('network/rilat'), NOWHERE],
    'findActivity.id': [NOWHERE],
    'policyChange.id': [NOWHERE],
    'explain.document': ['{ areas(kind: QARK) { nodes { name } } }'],
    'explain.operationName': [null],
    'explain.variables': [null],
    'explain.purpose': PURPOSES,
    'explain.request': requests,
    'explain.as': [null],
    operation: [NOWHERE],
    area: ['AL-12', 'AL-03'],
    country: ['IT', 'GR', 'MK'],
    year: [2024, 2025],
    first: [1, 2, 5],
    after: ['AAAA'],
  },
});
