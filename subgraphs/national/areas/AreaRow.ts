import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'national', name: 'area' })
export class AreaRow {
  @PrimaryColumn('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  kind: string;

  @Column('text', { name: 'part_of', nullable: true })
  partOf: string | null;

  @Column('text')
  source: string;

  @Column('date', { name: 'valid_from', nullable: true })
  validFrom: string | null;

  @Column('date', { name: 'valid_until', nullable: true })
  validUntil: string | null;
}
