import { join } from 'node:path';
import { findRoot } from '../testkit/root';

// Loaded before a part's own program: the part is then the product's but for its record. The product has no
// switch for that.
const replace = (path: string, change: (module: never) => void): void =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- whatever the part will load
  change(require(join(findRoot(), path)) as never);

replace(
  'shared/enforcement/dist/ledger/Ledger.js',
  ({ Ledger }: { Ledger: { prototype: { events: () => [] } } }) => {
    Ledger.prototype.events = () => [];
  },
);
replace(
  'gateway/dist/exit/recordDispatch.js',
  (module: { recordDispatch: () => Promise<void> }) => {
    module.recordDispatch = () => Promise.resolve();
  },
);
