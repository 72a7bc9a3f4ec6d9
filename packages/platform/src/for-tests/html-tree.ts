/** An element of one of our pages, which are written by the house and therefore well-formed. */
export type Element = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
  readonly parent: Element | undefined;
};

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr', '!doctype']);
/** What stands in them is no markup (HTML §13.2.6.2). */
const RAW = new Set(['script', 'style']);
const RCDATA = new Set(['title', 'textarea']);
/** Each stands in its own direction, whatever is around it (HTML §15.3, `unicode-bidi: isolate`). */
const ISOLATING = new Set(
  'address article aside bdi blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header html legend li main nav ol optgroup option output p pre section select summary table tbody td textarea tfoot th thead tr ul'.split(
    ' ',
  ),
);
const TAG = /<(\/?)([a-zA-Z!][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/y;

/** Reads a page as a browser would, as far as our own pages go. */
export function parseHtml(html: string): Element {
  const root: Element = { tag: '', attributes: {}, children: [], parent: undefined };
  let at = root;
  let place = 0;
  while (place < html.length) {
    if (html.startsWith('<!--', place)) {
      const end = html.indexOf('-->', place);
      place = end < 0 ? html.length : end + 3;
      continue;
    }
    TAG.lastIndex = place;
    const match = html[place] === '<' ? TAG.exec(html) : null;
    if (match === null) {
      const next = html.indexOf('<', place + 1);
      const end = next < 0 ? html.length : next;
      at.children.push(decode(html.slice(place, end)));
      place = end;
      continue;
    }
    place = TAG.lastIndex;
    const [, closing, name = '', attributes = ''] = match;
    const tag = name.toLowerCase();
    if (closing === '/') {
      let up: Element | undefined = at;
      while (up !== undefined && up.tag !== tag) up = up.parent;
      at = up?.parent ?? at;
      continue;
    }
    const element: Element = { tag, attributes: readAttributes(attributes), children: [], parent: at };
    at.children.push(element);
    if (VOID.has(tag) || attributes.endsWith('/')) continue;
    if (RAW.has(tag) || RCDATA.has(tag)) {
      const end = html.toLowerCase().indexOf(`</${tag}`, place);
      const inside = html.slice(place, end < 0 ? html.length : end);
      element.children.push(RAW.has(tag) ? inside : decode(inside));
      place = end < 0 ? html.length : html.indexOf('>', end) + 1;
      continue;
    }
    at = element;
  }
  return root;
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single, bare] of text.matchAll(/([^\s=/]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g))
    found[name.toLowerCase()] ??= decode(double ?? single ?? bare ?? '');
  return found;
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos|nbsp));/gi, (_all, decimal, hex, named) =>
    named === undefined
      ? String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
      : ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }[String(named).toLowerCase()] ?? ''),
  );
}

/** Every element below, in the order of the page. */
export function* elementsIn(element: Element): Generator<Element> {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    yield child;
    yield* elementsIn(child);
  }
}

/** What a reader sees of it as text. */
export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The texts of a page that a reader sees, each with the element around it; without scripts, the title and what stands in fields. */
export function* textsIn(element: Element): Generator<{ readonly text: string; readonly around: Element }> {
  if (RAW.has(element.tag) || RCDATA.has(element.tag) || element.tag === 'template') return;
  for (const child of element.children)
    if (typeof child === 'string') yield { text: child, around: element };
    else yield* textsIn(child);
}

/** Whether a text can turn nothing around: what is around it stands in another direction of its own, or there is nothing around it. */
export function standsAlone(text: string, around: Element): boolean {
  for (let up: Element | undefined = around; up !== undefined; up = up.parent) {
    if (up.tag === 'bdi' || up.attributes['dir'] !== undefined) return up.tag !== 'html';
    if (ISOLATING.has(up.tag)) return textOf(up).trim() === text.trim();
  }
  return false;
}
