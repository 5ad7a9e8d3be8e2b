import { insertRows } from '@lidhja/exchange';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { districts } from '../areas/reference/districts';
import { municipalities } from '../areas/reference/municipalities';
import { qarks } from '../areas/reference/qarks';

/** The areas of the country: reference data of every instance, with or without the sample. */
export class LoadAreas1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const areas = [...qarks, ...districts, ...municipalities];
    await insertRows((sql, values) => runner.query(sql, values), '"national".area', areas);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from "national".area');
  }
}
