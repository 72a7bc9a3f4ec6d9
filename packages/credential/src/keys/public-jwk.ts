/** The public half of an Ed25519 key as a JSON Web Key (RFC 8037, section 2). */
export type PublicJwk = { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };
