const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

function multibase(prefix, ...parts) {
  let value = BigInt(`0x${Buffer.concat([Buffer.from(prefix), ...parts]).toString('hex')}`);
  let text = '';
  for (; value > 0n; value /= 58n) text = ALPHABET[Number(value % 58n)] + text;
  return `z${text}`;
}

/** A private key of Node's as the reference library wants it (Multikey), with the did:key that it controls. */
export function referenceKey(privateKey) {
  const { x, d } = privateKey.export({ format: 'jwk' });
  const [open, secret] = [Buffer.from(x, 'base64url'), Buffer.from(d, 'base64url')];
  const publicKeyMultibase = multibase([0xed, 0x01], open);
  return {
    controller: `did:key:${publicKeyMultibase}`,
    key: { publicKeyMultibase, secretKeyMultibase: multibase([0x80, 0x26], secret, open) },
  };
}
