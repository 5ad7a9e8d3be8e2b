import { TestDatabase } from '../testkit/TestCluster';
import { WorldDatabase } from './WorldDatabase';

/** One world in a database of a test's own, without a hub. */
export class OneWorld {
  private constructor(
    private readonly database: TestDatabase,
    readonly world: WorldDatabase,
  ) {}

  static async open(): Promise<OneWorld> {
    const database = await TestDatabase.create();
    return new OneWorld(database, await WorldDatabase.open(database.adminUrl));
  }

  async close(): Promise<void> {
    await this.world.close();
    await this.database.drop();
  }
}
