// @ts-nocheck
import 'pg';
import type { Repository } from 'typeorm';
export type Rows = Repository<object>;
