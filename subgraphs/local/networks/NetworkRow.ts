import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'local', name: 'network' })
export class NetworkRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  mission: string | null;

  @Column('text', { name: 'founded_on', nullable: true })
  foundedOn: string | null;

  @Column('text', { nullable: true })
  qark: string | null;

  @Column('boolean')
  synthetic: boolean;

  @Column('text', { nullable: true })
  source: string | null;
}
