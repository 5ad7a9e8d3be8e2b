import './ensureNode.mjs';

// npm start: from whatever state the clone is in to a hub that serves.
const { reportFailure } = await import('./reportFailure.mjs');
try {
  const { ensureInstalled } = await import('./ensureInstalled.mjs');
  const { ensureBuilt } = await import('./ensureBuilt.mjs');
  const { ensureComposed } = await import('./ensureComposed.mjs');
  const { root } = await import('./root.mjs');
  const { say, step } = await import('./step.mjs');
  await ensureComposed(await ensureBuilt(await ensureInstalled()));
  const { start } = (await import('../dist/start.js')).default;
  process.exit(await start({ root, environment: process.env, say, step }));
} catch (error) {
  reportFailure(error);
}
