import { join } from 'node:path';
import { writeSchema } from '@lidhja/enforcement';
import { international } from './definition';

writeSchema(international, join(__dirname, '..', 'schema.graphql'));
