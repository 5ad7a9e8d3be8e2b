import { join } from 'node:path';
import { writeSchema } from '@lidhja/enforcement';
import { evidence } from './definition';

writeSchema(evidence, join(__dirname, '..', 'schema.graphql'));
