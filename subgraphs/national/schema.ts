import { join } from 'node:path';
import { writeSchema } from '@lidhja/enforcement';
import { national } from './definition';

writeSchema(national, join(__dirname, '..', 'schema.graphql'));
