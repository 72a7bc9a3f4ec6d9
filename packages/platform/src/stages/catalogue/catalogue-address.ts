import { z } from 'zod';
import { type FacetName, facetNames, orders, type Search, search, sizeNames } from './catalogue.ts';

/** What the address of the catalogue asks for. What it cannot mean is left out: an old link still finds something. */
export function searchIn(query: URLSearchParams): Search {
  const all = (name: FacetName) => [...new Set(query.getAll(name))].slice(0, 20);
  const order = query.get('order');
  const after = query.get('after');
  return search.parse({
    q: (query.get('q') ?? '').slice(0, 500),
    institution: all('institution').filter((value) => z.uuid().safeParse(value).success),
    language: all('language').filter((value) => /^[A-Za-z0-9-]{1,35}$/.test(value)),
    size: all('size').filter((value) => sizeNames.some((name) => name === value)),
    eqf: all('eqf').filter((value) => /^[1-8]$/.test(value)),
    mode: all('mode').filter((value) => value.length <= 100 && !value.includes('\0')),
    ...(orders.some((known) => known === order) ? { order } : {}),
    ...(after ? { after: after.slice(0, 100) } : {}),
  });
}

/** The members of the address that say what is looked for, in an order of their own; without the page. */
export function membersOf(asked: Search): [string, string][] {
  return [
    ...(asked.q.trim() === '' ? [] : [['q', asked.q.trim()] as [string, string]]),
    ...facetNames.flatMap((facet) => asked[facet].map((value): [string, string] => [facet, String(value)])),
    ...(asked.order === 'soonest' ? [] : [['order', asked.order] as [string, string]]),
  ];
}

/** The address of the catalogue with these members. */
export function catalogueAt(members: readonly (readonly [string, string])[], path = '/catalogue'): string {
  const query = new URLSearchParams(members.map(([name, value]): [string, string] => [name, value]));
  return query.size === 0 ? path : `${path}?${query}`;
}
