import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseAst } from 'vitest/node';

type Node = { readonly type?: string; readonly [member: string]: unknown };

const sources = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
  .map((file) => ({ file, tree: parseAst(readFileSync(new URL(file, import.meta.url), 'utf8'), { lang: 'tsx' }) as unknown as Node }));

function nodesOf(tree: unknown): Node[] {
  if (Array.isArray(tree)) return tree.flatMap(nodesOf);
  if (typeof tree !== 'object' || tree === null) return [];
  return [tree as Node, ...Object.values(tree).flatMap(nodesOf)];
}

const nameOf = (node: Node) => String((node['name'] as Node | undefined)?.['name'] ?? '');

/** Elements that hono/jsx lets one get wrong in silence: they have a component of their own in base/ui. */
const OWN_COMPONENT: Readonly<Record<string, string>> = {
  textarea: 'Field',
  select: 'Select',
  input: 'Field',
  a: 'Link',
  script: 'JsonLd',
  form: 'Form',
  button: 'Button',
};

test('a page takes controls, links and scripts from base/ui, never the bare element', () => {
  const bare = sources
    .filter(({ file }) => !file.startsWith('base/ui/'))
    .flatMap(({ file, tree }) =>
      nodesOf(tree)
        .filter((node) => node.type === 'JSXOpeningElement' && nameOf(node) in OWN_COMPONENT)
        .map((node) => `${file}: <${nameOf(node)}> is written bare, take <${OWN_COMPONENT[nameOf(node)]}>`),
    );
  expect(bare).toEqual([]);
});

test('nothing is put on a page unescaped but by the components whose work that is', () => {
  const raw = sources
    .filter(({ file }) => !['base/ui/json-ld.tsx', 'base/ui/layout.tsx', 'base/ui/wreath.tsx'].includes(file))
    .flatMap(({ file, tree }) =>
      nodesOf(tree)
        .filter(
          (node) =>
            (node.type === 'Identifier' && node['name'] === 'raw') ||
            (node.type === 'JSXAttribute' && nameOf(node) === 'dangerouslySetInnerHTML'),
        )
        .map(() => file),
    );
  expect(raw).toEqual([]);
});

/** Names that stay the same in every language. */
const NAMES = new Set(['Laurel', 'https://jarvenranta.example']);
const SPOKEN = new Set(['aria-label', 'title', 'alt', 'placeholder', 'label', 'legend', 'hint', 'caption', 'says', 'error', 'back']);
/** Invented names of institutions in examples stand in their own language. */
const EXAMPLES = new Set(['base/ui/components.page.tsx']);

test('every word on a page comes from a language, none from the code', () => {
  const hard = sources.flatMap(({ file, tree }) => {
    const nodes = nodesOf(tree);
    const texts = nodes.filter((node) => node.type === 'JSXText').map((node) => String(node['value']).trim());
    const attributes = nodes
      .filter((node) => node.type === 'JSXAttribute' && SPOKEN.has(nameOf(node)) && (node['value'] as Node | null)?.type === 'Literal')
      .map((node) => String((node['value'] as Node)['value']));
    return [...texts, ...(EXAMPLES.has(file) ? [] : attributes)]
      .filter((text) => /\p{L}/u.test(text) && !NAMES.has(text))
      .map((text) => `${file}: ${text}`);
  });
  expect(hard).toEqual([]);
});
