import { Column, PrimaryColumn, ViewColumn, ViewEntity } from 'typeorm';

/** A case as this session may see it, with the access class that the mask reads. */
@ViewEntity({ schema: 'national', name: 'readable_case', synchronize: false })
export class CaseRow {
  @ViewColumn()
  @PrimaryColumn('uuid')
  id: string;

  @ViewColumn()
  owner: string;

  @ViewColumn()
  reference: string;

  @ViewColumn()
  qark: string;

  @ViewColumn()
  stage: string;

  // As text: a date has no zone, and a JavaScript date has.
  @Column('date', { name: 'opened_on' })
  openedOn: string;

  @ViewColumn()
  synthetic: boolean;

  @ViewColumn()
  access: string;
}
