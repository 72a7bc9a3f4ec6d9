import type { AwardingBody, Issuer } from '@laurel/microcredential';
import { z } from 'zod';
import type { ViewTransaction } from '../../base/act.ts';
import { findLogosUpTo } from '../../base/people/institution-look.store.ts';
import { type AwardBasis, awardOf } from './award-of.ts';

const reasonsLeftOut = ['too-many-bytes', 'too-many-pixels', 'not-drawable', 'no-room'] as const;
/** A logo that an institution has and that will not be signed, with the reason. */
export const logoLeftOut = z.object({ name: z.string(), why: z.enum(reasonsLeftOut) });
export type LogoLeftOut = Readonly<z.output<typeof logoLeftOut>>;

type Party = { readonly institutionId: string; readonly did: string; readonly name: string };

/**
 * An offering's awards with the logos of whoever issues and awards, as they are at this moment. Read once for a class, not for each
 * learner. A logo never keeps a credential from being issued: one that cannot be signed, or has no room, is left out.
 */
export async function withSignedLogos(
  tx: ViewTransaction,
  basis: AwardBasis,
  parties: readonly Party[],
): Promise<{ readonly award: AwardBasis; readonly leftOut: readonly LogoLeftOut[] }> {
  const { largestSignedLogo, logoUri, readLogoToSign } = await import('@laurel/credential');
  const found = await findLogosUpTo(
    tx,
    parties.map(({ institutionId }) => institutionId),
    largestSignedLogo,
  );
  if (found.length === 0) return { award: basis, leftOut: [] };
  const fit: { readonly did: string; readonly name: string; readonly uri: string }[] = [];
  const leftOut: LogoLeftOut[] = [];
  for (const { institutionId, bytes } of found) {
    const { did = '', name = '' } = parties.find((each) => each.institutionId === institutionId) ?? {};
    const read = bytes === undefined ? 'too-many-bytes' : readLogoToSign(bytes);
    if (typeof read === 'string') leftOut.push({ name, why: read });
    else fit.push({ did, name, uri: logoUri(read) });
  }
  const signed = new Map<string, string>();
  let room = await roomIn(basis);
  // The smallest first: so most of them find room.
  for (const { did, name, uri } of fit.toSorted((a, b) => a.uri.length - b.uri.length)) {
    if (uri.length > room) {
      leftOut.push({ name, why: 'no-room' });
      continue;
    }
    signed.set(did, uri);
    room -= uri.length;
  }
  const [first, ...others] = basis.awardingBodies;
  return { award: { ...basis, issuer: marked(basis.issuer), awardingBodies: [marked(first), ...others.map(marked)] }, leftOut };

  function marked<Body extends AwardingBody | Issuer>(body: Body): Body {
    const logo = signed.get(body.id);
    return logo === undefined ? body : { ...body, logo };
  }
}

/** What learners' own facts (name, grades, the place on a status list) and each logo's frame take at most. */
const RESERVE = 6_000;

/** How many letters of logos a credential of this class has room for, in what wallets take. */
async function roomIn(basis: AwardBasis): Promise<number> {
  const { largestCredential, writeOpenBadge } = await import('@laurel/credential');
  const learner = { enrolmentId: '', personId: '', name: '', forgotten: false, enrolledAt: new Date(0) };
  const result = { enrolmentId: '', state: 'confirmed', result: 'pass', componentGrades: {}, enteredAt: new Date(0), edit: 0 } as const;
  const award = awardOf(basis, learner, { ...result, assessedOn: '2000-01-01' }, { issuedOn: '2000-01-01' });
  const badge = writeOpenBadge(award, {
    id: 'urn:uuid:00000000-0000-0000-0000-000000000000',
    issuer: basis.issuer.id,
    validFrom: '2000-01-01',
    ...(basis.language !== undefined && { language: basis.language }),
  });
  return largestCredential - RESERVE - Buffer.byteLength(JSON.stringify(badge, null, 2));
}
