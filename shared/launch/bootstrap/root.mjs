import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone: the folder that holds package.json and node_modules. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** A path inside the clone. */
export const inRoot = (...parts) => resolve(root, ...parts);
