import './ensureNode.mjs';

// npm run compose: writes the schema files that are committed.
const { reportFailure } = await import('./reportFailure.mjs');
try {
  const { ensureInstalled } = await import('./ensureInstalled.mjs');
  const { ensureBuilt } = await import('./ensureBuilt.mjs');
  const { compose } = await import('./ensureComposed.mjs');
  await ensureBuilt(await ensureInstalled());
  await compose();
} catch (error) {
  reportFailure(error);
}
