import { Refusal } from '../refusal.ts';

/**
 * The DID of an institution of this house, from the house's public address (did:web method, "Identifier creation"): the port with `%3A`,
 * each `/` of the path as `:`.
 * @throws Refusal `settings-wrong` when the public address cannot be spelt as a did:web
 * @example
 * institutionDid('https://laurel.example:8443/house', id) // 'did:web:laurel.example%3A8443:house:institutions:ID'
 */
export function institutionDid(publicUrl: string, institutionId: string): string {
  const { host, pathname } = new URL(publicUrl);
  const path = pathname.split('/').filter((part) => part !== '');
  const spelt = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/.test(host) && path.every((part) => /^[A-Za-z0-9._-]+$/.test(part));
  if (!spelt)
    throw new Refusal('settings-wrong', { problems: `LAUREL_PUBLIC_URL ${publicUrl} has a host or path that no did:web can be made of` });
  return ['did', 'web', host.replace(':', '%3A'), ...path, 'institutions', institutionId.toLowerCase()].join(':');
}

/** The institution of this house that a DID names, or `undefined`. */
export function institutionOfDid(publicUrl: string, did: string): string | undefined {
  const id = did.slice(did.lastIndexOf(':') + 1);
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) && institutionDid(publicUrl, id) === did ? id : undefined;
}
