import type { CredentialFacts } from '../credential-facts.ts';
import { type Block, baseline, heightOf, styles } from './blocks.ts';
import { attachmentName, certificateContent } from './certificate-content.ts';
import { type Composition, compose, watermark } from './compose.ts';
import { designOf, noteKeys } from './design.ts';
import { eastAsianOf } from './font-runs.ts';
import { layOut } from './lines.ts';
import { contentWidth, Paper, page } from './paper.ts';
import { type Wording, wordingIn } from './wording.ts';

/** What an alliance may change without changing what is said. */
export type Brand = {
  /** colour of headings and laurel, `#1c5d40` unless said otherwise; give one that reads well on white */ readonly accent?: string;
};
export type DrawOptions = {
  /** exactly the signed bytes: they are attached as they are */
  readonly credentialBytes: Uint8Array;
  /** of the certificate's own words, `en` unless said otherwise */
  readonly language?: string;
  readonly brand?: Brand;
  /** address at which a reader can check the credential; printed, and drawn as a QR code */
  readonly verifyAt?: string;
};

const laurelGreen = '#1c5d40';
const closer = [0.86, 0.74] as const;
const bottom = page.height - page.bottom;

/** Draws a certificate from facts that the caller has read from a signed credential. Same input, same bytes. */
export async function drawFromFacts(facts: CredentialFacts, options: DrawOptions): Promise<Uint8Array> {
  const { credentialBytes, language = 'en', verifyAt } = options;
  const accent = options.brand?.accent ?? laurelGreen;
  if (!/^#[0-9a-f]{6}$/iu.test(accent)) throw new RangeError('a brand colour is written as #1c5d40');
  if (verifyAt !== undefined && !/^https?:$/u.test(new URL(verifyAt).protocol))
    throw new RangeError('an address for checking begins with https:');
  const wording = wordingIn(language);
  const content = certificateContent(facts, wording, verifyAt);
  const east = eastAsianOf(`${facts.learner.name} ${facts.title}`, facts.language);
  const { pages, foot, runningHead } = onFewestPages((density) => paginated(compose(content, { density, accent, east })));

  const bodies = wording.list(content.bodies.map(({ name }) => name));
  const date = new Date(`${facts.issuedOn.slice(0, 10)}T00:00:00Z`);
  const paper = new Paper({
    language,
    title: `${content.title} · ${content.name}`,
    author: bodies,
    subject: wording.say('subject', { bodies }),
    date: Number.isNaN(date.getTime()) ? new Date(0) : date,
    notes: {
      [noteKeys.design]: designOf(),
      ...(verifyAt === undefined ? {} : { [noteKeys.verifyAt]: verifyAt }),
      ...(accent === laurelGreen ? {} : { [noteKeys.accent]: accent }),
    },
  });
  pages.forEach((blocks, i) => {
    paper.addPage();
    if (i === 0) paper.artifact(() => watermark(paper));
    if (pages.length > 1) paper.artifact(() => pageFurniture(paper, i, pages.length, runningHead, wording), 'Pagination');
    for (const { block, top } of blocks) block.draw(paper, top);
    if (i === pages.length - 1) foot.draw(paper, bottom - foot.height - (pages.length > 1 ? 14 : 0));
  });
  paper.attach(credentialBytes, {
    name: attachmentName,
    type: 'application/vc+json',
    relationship: 'Source',
    description: wording.say('original'),
    creationDate: date,
    modifiedDate: date,
  });
  return paper.finish();
}

type Placed = { readonly block: Block; readonly top: number };
type Pages = { readonly pages: readonly (readonly Placed[])[]; readonly foot: Block; readonly runningHead: string };

/** As it should look where that is one page; else drawn closer together, as long as that saves a page. */
function onFewestPages(at: (density: number) => Pages): Pages {
  let best = at(1);
  for (const density of closer) {
    if (best.pages.length === 1) break;
    const other = at(density);
    if (other.pages.length < best.pages.length) best = other;
  }
  return best;
}

/** Places blocks on as many pages as it takes; the foot has room on the last. */
function paginated({ body, foot, runningHead }: Composition): Pages {
  const oneHeight = heightOf(body);
  if (page.top + oneHeight + foot.gap + foot.height <= bottom) return { pages: [place(body, page.top)], foot, runningHead };
  const pages: Placed[][] = [[]];
  const limit = bottom - 20;
  const nextTop = page.top + 26;
  let at: number = page.top;
  for (const group of kept(body)) {
    let current = pages.at(-1) ?? [];
    const height = heightOf(group);
    const needed = (current.length === 0 ? 0 : (group[0]?.gap ?? 0)) + height;
    if (current.length > 0 && at + needed > limit) {
      current = [];
      pages.push(current);
      at = nextTop;
      const repeat = group[0]?.repeat;
      if (repeat) {
        current.push({ block: { gap: 0, ...repeat }, top: at });
        at += repeat.height;
      }
    } else if (current.length > 0) at += group[0]?.gap ?? 0;
    for (const placed of place(group, at)) current.push(placed);
    at += height;
  }
  if (at + foot.gap + foot.height > limit) pages.push([]);
  return { pages, foot, runningHead };
}

function place(blocks: readonly Block[], top: number): Placed[] {
  let at = top;
  return blocks.map((block, i) => {
    at += i === 0 ? 0 : block.gap;
    const placed = { block, top: at };
    at += block.height;
    return placed;
  });
}

/** Blocks that must not be parted, together. */
function kept(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  blocks.forEach((block, i) => {
    if (i > 0 && blocks[i - 1]?.keepWithNext) groups.at(-1)?.push(block);
    else groups.push([block]);
  });
  return groups;
}

/** On pages of several: whose certificate it is, from the second page on, and which page of how many. */
function pageFurniture(paper: Paper, index: number, pages: number, runningHead: string, wording: Wording): void {
  const { tiny } = styles(1, laurelGreen);
  if (index > 0) {
    const [line, more] = layOut([{ text: runningHead, style: tiny }], contentWidth - 12);
    const [dots] = more ? layOut([{ text: '…', style: tiny }], contentWidth) : [];
    if (line && dots) paper.line(dots, page.left + line.width + 1, baseline(page.top - 6, tiny.size, 1.4));
    if (line) paper.line(line, page.left, baseline(page.top - 6, tiny.size, 1.4));
    paper.rule(page.left, page.top + 8, contentWidth);
  }
  const [number] = layOut([{ text: wording.say('page', { page: index + 1, pages }), style: tiny }], contentWidth);
  if (number) paper.line(number, page.left + contentWidth - number.width, baseline(bottom - 4, tiny.size, 1.4));
}
