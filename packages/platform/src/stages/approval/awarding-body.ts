import type { Description } from '@laurel/microcredential';
import { z } from 'zod';

/** An awarding body as the description names it. */
export type AwardingBody = NonNullable<NonNullable<Description['provider']>['awardingBodies']>[number] & { readonly id: string };

/** An institution of the house that can have a part in a case. */
export const partner = z.object({ id: z.uuid(), name: z.string(), country: z.string() });
export type Partner = z.output<typeof partner>;
export type Known = Partner & { readonly website: string; readonly did: string };

/** The awarding bodies that a description names, in its order; one without an identifier goes by its name, or by its place. */
export function awardingBodiesOf(content: Description): readonly AwardingBody[] {
  return (content.provider?.awardingBodies ?? []).map((body, place) => ({ ...body, id: body.id ?? body.name ?? String(place + 1) }));
}

const plain = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en').replace(/\s+/g, ' ').trim();

function hostOf(address: unknown): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined;
  return new URL(address).hostname.replace(/^www\./, '') || undefined;
}

/**
 * The institution of the house that a description means by an awarding body: by its id, else its DID, its name or the host of its website.
 * @returns `undefined` when none fits, or more than one does: then somebody has to say it
 */
export function institutionMeantBy(body: AwardingBody, institutions: readonly Known[]): string | undefined {
  const says = [body.id, body['uuid'], body['did']].filter((each) => typeof each === 'string');
  const host = hostOf(body['url']);
  const named = body.name === undefined ? undefined : plain(body.name);
  const fits: readonly ((known: Known) => boolean)[] = [
    ({ id }) => says.includes(id),
    ({ did }) => says.includes(did),
    ({ name }) => plain(name) === named,
    ({ website }) => host !== undefined && hostOf(website) === host,
  ];
  for (const fit of fits) {
    const found = institutions.filter(fit);
    if (found.length === 1) return found[0]?.id;
  }
  return undefined;
}
