import { join } from 'node:path';
import { writeSchema } from '@lidhja/enforcement';
import { local } from './definition';

writeSchema(local, join(__dirname, '..', 'schema.graphql'));
