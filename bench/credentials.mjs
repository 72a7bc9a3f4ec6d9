// Issuing and verifying, one thread, every step to bytes, against raw signing by Node and against the usual library, in turns within one run.
import { generateKeyPairSync, randomBytes, sign, verify as verifySignature } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSigner, generateKey, lint, namedUuid, prepareCredential, signCredential, verify } from '@laurel/credential';
import { contentHash, readExchangeDocument } from '@laurel/microcredential';
import { median, rounded } from './median.mjs';
import { startReference } from './reference/ask.mjs';
import { referenceKey } from './reference-key.mjs';

const { description, certificate } = readExchangeDocument(
  JSON.parse(readFileSync(new URL('../examples/heat-and-health.json', import.meta.url), 'utf8')),
);
const created = new Date().toISOString().replace(/\.\d+Z$/, 'Z');

function awardFor(number) {
  return {
    description,
    contentHash: contentHash(description),
    learner: {
      name: `Learner Ňumber ${number}`,
      identityHash: `sha256$${randomBytes(32).toString('hex')}`,
      salt: randomBytes(16).toString('hex'),
    },
    issuer: { id: 'muehlenau', ...certificate.issuer },
    awardingBodies: description.provider.awardingBodies,
    assessedOn: '2026-11-13',
    issuedOn: '2026-11-13',
    issuedAt: certificate.issuedAt,
    grade: '1.7',
    components: [],
    participationRecorded: true,
    attendance: 92,
  };
}

async function perSecond(times, work) {
  const from = performance.now();
  for (let turn = 0; turn < times; turn += 1) await work(turn);
  return times / ((performance.now() - from) / 1000);
}

/** @returns `{ issue, verify }`, each `{ perSecond, ofRawSigning | ofRawVerifying, versusReferenceLibrary }`: medians of rounds in turns */
export async function benchCredentials({ rounds = 5, times = 30 } = {}) {
  const signer = createSigner(generateKey());
  const reference = await startReference();
  const raw = generateKeyPairSync('ed25519');
  const message = randomBytes(64);
  const signature = sign(null, message, raw.privateKey);
  const theirKey = referenceKey(raw.privateKey);

  let number = 0;
  const issueOne = async () => {
    number += 1;
    const options = { id: `urn:uuid:${namedUuid('bench', String(number), 'x')}`, issuer: signer, validFrom: '2026-11-13' };
    const prepared = prepareCredential(awardFor(number), options);
    const findings = await lint(prepared);
    if (findings.length > 0) throw new Error(findings[0].message);
    return signCredential(prepared, signer, { created });
  };

  const signed = await issueOne();
  const credential = JSON.parse(Buffer.from(signed).toString('utf8'));
  const { proof: _proof, ...unsigned } = credential;
  const verifyOne = async () => {
    const { verdict } = await verify(signed, { now: new Date() });
    if (verdict !== 'valid') throw new Error(`The bench's own credential is ${verdict}.`);
  };
  const theirs = { ...unsigned, issuer: { ...unsigned.issuer, id: theirKey.controller } };

  // warm both sides up before anything counts
  await perSecond(10, issueOne);
  await perSecond(10, verifyOne);
  await reference.ask({ ask: 'issue', credential: theirs, key: theirKey.key, times: 10 });
  const accepted = await reference.ask({ ask: 'verify', credential, times: 10 });
  if (!accepted.verified) throw new Error(`The reference library does not accept the bench's credential: ${accepted.error}`);

  const seen = { issue: [], verify: [], rawSign: [], rawVerify: [], theirIssue: [], theirVerify: [] };
  for (let round = 0; round < rounds; round += 1) {
    seen.issue.push(await perSecond(times, issueOne));
    seen.theirIssue.push(times / (await reference.ask({ ask: 'issue', credential: theirs, key: theirKey.key, times })).seconds);
    seen.verify.push(await perSecond(times, verifyOne));
    seen.theirVerify.push(times / (await reference.ask({ ask: 'verify', credential, times })).seconds);
    seen.rawSign.push(await perSecond(5000, () => void sign(null, message, raw.privateKey)));
    seen.rawVerify.push(await perSecond(2000, () => void verifySignature(null, message, raw.publicKey, signature)));
  }
  reference.stop();

  const ratio = (a, b) => rounded(median(seen[a].map((value, round) => value / seen[b][round])));
  return {
    issue: {
      perSecond: rounded(median(seen.issue)),
      ofRawSigning: ratio('issue', 'rawSign'),
      versusReferenceLibrary: ratio('issue', 'theirIssue'),
    },
    verify: {
      perSecond: rounded(median(seen.verify)),
      ofRawVerifying: ratio('verify', 'rawVerify'),
      versusReferenceLibrary: ratio('verify', 'theirVerify'),
    },
    reference: { issuePerSecond: rounded(median(seen.theirIssue)), verifyPerSecond: rounded(median(seen.theirVerify)) },
    credentialBytes: signed.length,
  };
}
