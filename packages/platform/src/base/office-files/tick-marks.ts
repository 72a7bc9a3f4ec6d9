/** How a ticked and an unticked box are written in the text of a document, whatever its program drew. */
export const ticked = '☒';
export const unticked = '☐';

/** Symbol fonts write their marks with letters of their own (Wingdings, and the same in the private area F000). */
const wingdings: Readonly<Record<string, string>> = {
  A8: unticked,
  '6F': unticked,
  '71': unticked,
  '72': unticked,
  FE: ticked,
  FD: ticked,
  FC: '✓',
  FB: '✗',
  '78': ticked,
  '6C': '●',
  A1: '○',
};

/** The mark for a `w:sym`, or a plain bullet for what is none. */
export function markOf(font: string, character: string): string {
  if (!/wingdings/i.test(font)) return '•';
  return wingdings[character.toUpperCase().replace(/^F?0+/, '')] ?? '•';
}

const boxes = /[☒☑🗹🗷✔✓✅⊠☐□▢◻⬜❏❑]|\[\s?\]|\[[xX✓✔]\]|\(\s?\)|\([xX✓✔]\)|[●◉⦿○◯]/gu;
const isTicked = /[☒☑🗹🗷✔✓✅⊠●◉⦿]|\[[xX✓✔]\]|\([xX✓✔]\)/u;

/** An option of a closed question, with whether it is ticked. */
export type Option = { readonly text: string; readonly ticked: boolean };

/**
 * The options that stand behind marks, or before them where each line ends with its mark.
 * @returns none where there are no marks
 * @example
 * optionsIn('☒ Open ☐ Restricted') // [{ text: 'Open', ticked: true }, { text: 'Restricted', ticked: false }]
 */
export function optionsIn(text: string): readonly Option[] {
  return text.split('\n').flatMap((line) => {
    const marks = [...line.matchAll(boxes)];
    const [first] = marks;
    if (first === undefined) return [];
    const behind = line.slice(0, first.index).trim() === '' || !boxesEnd(line);
    return marks
      .map((mark, index) => {
        const from = behind
          ? mark.index + mark[0].length
          : index === 0
            ? 0
            : (marks[index - 1]?.index ?? 0) + (marks[index - 1]?.[0].length ?? 0);
        const to = behind ? (marks[index + 1]?.index ?? line.length) : mark.index;
        return { text: line.slice(from, to).trim(), ticked: isTicked.test(mark[0]) };
      })
      .filter((option) => option.text !== '');
  });
}

function boxesEnd(line: string): boolean {
  const last = [...line.matchAll(boxes)].at(-1);
  return last !== undefined && line.slice(last.index + last[0].length).trim() === '';
}
