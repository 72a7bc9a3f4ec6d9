import type { Pictured } from './picture.ts';

const HEAD = `# The pages

Every page of the house, whose it is, and what it is for. The pictures are of the demonstration, whose people and universities are
invented; \`npm run pictures\` takes them and writes this page, so mend \`journeys/pictures/\` and not what stands here. "Beside" names
the mock-up that the page was drawn from, and the sentence after it says how the page compares.
`;

/** docs/pages.md: all pages by whose they are, with their pictures. */
export function pagesDocument(pages: readonly Pictured[]): string {
  const groups = [...new Set(pages.map(({ whose }) => whose))];
  return `${[HEAD, ...groups.map((whose) => [`## ${whose}\n`, ...pages.filter((each) => each.whose === whose).map(entryOf)].join('\n'))].join('\n')}`;
}

function entryOf({ path, name, purpose, mockup, compared, also = [] }: Pictured): string {
  const ways = [undefined, ...also].map((way) => `[${way ?? 'wide'}](pictures/${name}${way === undefined ? '' : `-${way}`}.png)`);
  return [
    `### \`${path}\`${name === undefined ? '' : `: ${name.replaceAll('-', ' ')}`}\n`,
    `${purpose}\n`,
    ...(name === undefined ? [] : [`![${purpose}](pictures/${name}.png)\n`]),
    `${[...(name === undefined ? [] : [`Pictures: ${ways.join(', ')}.`]), mockup === undefined ? compared : `Beside ${mockup}: ${compared}`].join(' ')}\n`,
  ].join('\n');
}
