/** A run of words that stayed, went or came. */
export type Run = { readonly kind: 'same' | 'gone' | 'new'; readonly says: string };

/** Beyond this many words on a side, the comparison would take longer than reading both texts. */
const MOST_WORDS = 600;

/** What changed between two texts, word by word; texts without anything in common are replaced whole. */
export function wordChanges(before: string, after: string): readonly Run[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const whole: readonly Run[] = [
    { kind: 'gone', says: before },
    { kind: 'new', says: after },
  ];
  if (old.length > MOST_WORDS || now.length > MOST_WORDS) return whole;
  const runs: Run[] = [];
  const add = (kind: Run['kind'], says: string) => {
    const last = runs.at(-1);
    if (last?.kind === kind) runs[runs.length - 1] = { kind, says: last.says + says };
    else runs.push({ kind, says });
  };
  const longest = commonFrom(old, now);
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [a, b] = [old[i], now[j]];
    if (a !== undefined && a === b) {
      add('same', a);
      i += 1;
      j += 1;
    } else if (a !== undefined && (b === undefined || (longest[i + 1]?.[j] ?? 0) >= (longest[i]?.[j + 1] ?? 0))) {
      add('gone', a);
      i += 1;
    } else {
      add('new', b ?? '');
      j += 1;
    }
  }
  return runs.some(({ kind, says }) => kind === 'same' && says.trim() !== '') ? inPhrases(runs) : whole;
}

/** Words that went one after the other are one phrase, and so are those that came: a blank between them is no reason to stop. */
function inPhrases(runs: readonly Run[]): readonly Run[] {
  const phrases: Run[] = [];
  let [gone, come] = ['', ''];
  const flush = () => {
    if (gone !== '') phrases.push({ kind: 'gone', says: gone });
    if (come !== '') phrases.push({ kind: 'new', says: come });
    [gone, come] = ['', ''];
  };
  for (const [place, { kind, says }] of runs.entries()) {
    if (kind === 'gone') gone += says;
    else if (kind === 'new') come += says;
    else if (says.trim() === '' && gone + come !== '' && place < runs.length - 1) [gone, come] = [gone + says, come + says];
    else {
      flush();
      phrases.push({ kind, says });
    }
  }
  flush();
  return phrases;
}

/** Words and what stands between them. */
const wordsOf = (text: string): string[] => text.split(/(\s+)/).filter((word) => word !== '');

/** For each pair of places, how many words the rests have in common, in this order. */
function commonFrom(old: readonly string[], now: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const [row, below] = [table[i], table[i + 1]];
    if (!row || !below) continue;
    for (let j = now.length - 1; j >= 0; j -= 1)
      row[j] = old[i] === now[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
  }
  return table;
}
