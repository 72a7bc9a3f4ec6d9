import { afterAll, beforeAll, expect, test } from 'vitest';
import { operator } from './base/actor.ts';
import { inTransaction } from './base/database/transaction.ts';
import { eachDatabase, openTestHouse, type TestHouse } from './house-for-tests.ts';
import { enrolledIn, institutionIn, offeredIn, passedIn } from './scenario-for-tests.ts';

eachDatabase('the scenario that tests of later stages begin with', (database) => {
  let home: TestHouse;
  beforeAll(async () => {
    home = await openTestHouse({ database });
  });
  afterAll(() => home?.close());

  test('leaves a class with confirmed results, which nobody changes any more', async () => {
    const lead = await institutionIn(home.house, 'Akademie Nord');
    const partner = await institutionIn(home.house, 'Πανεπιστήμιο Αλκυόνης', 'GR');
    const offering = await offeredIn(home.house, [lead, partner]);
    const learners = await enrolledIn(home.house, offering);
    await passedIn(home.house, offering, learners);
    const change = inTransaction(home.house.db, operator, 'write', (db) => db.updateTable('result').set({ grade: '1.0' }).execute());
    await expect(change).rejects.toThrow('a confirmed result is not changed');
  });
});
