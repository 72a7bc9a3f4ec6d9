/**
 * Does the work for each, several at once, and gives the results in order. After the first failure nothing new is begun,
 * and it is thrown only when everything that was begun has come to its end: nothing goes on behind the caller's back.
 */
export async function inParallel<T, R>(each: readonly T[], atOnce: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const failures: unknown[] = [];
  const waiting = each.entries();
  const line = async () => {
    for (const [place, one] of waiting) {
      if (failures.length > 0) return;
      try {
        results[place] = await work(one);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, line));
  if (failures.length > 0) throw failures[0];
  return results;
}
