import { type CredentialFacts, type PrivateJwk, type Signer, verify } from '@laurel/credential';
import type { Award } from '@laurel/microcredential';
import type { LearnerResult } from '../stages/assessment/learner-result.ts';
import { attachedTo, drawSigned, signAward } from '../stages/issuing/sign-award.ts';
import { credentialFileName } from './credential-file-name.ts';
import { type CredentialFolder, certificateEnding, credentialEnding } from './credential-folder.ts';
import { credentialId } from './credential-id.ts';
import { type IssueReport, type ReportLine, refuseRow } from './issue-report.ts';

export type Signing = { readonly key: PrivateJwk; readonly signer: Signer; readonly folder: CredentialFolder; readonly now: Date };

export type Issued = { readonly file: IssueReport['files'][number]; readonly kept: boolean };

/**
 * Issues one learner's credential and certificate, or keeps what was issued before.
 * Nothing is issued twice and nothing that was issued is changed: what stands in the folder is verified and compared, and a row
 * that now says something else is refused.
 */
export async function issueOne(learner: LearnerResult, award: Award, signing: Signing): Promise<Issued | ReportLine> {
  const { row } = learner;
  const { key, folder } = signing;
  const id = credentialId(key, award.contentHash, learner.studentNumber);
  const name = folder.find(id) ?? credentialFileName(row, learner.name);
  const file = { row, id, credential: `${name}${credentialEnding}`, certificate: `${name}${certificateEnding}` };
  const standing = { credential: await folder.read(file.credential), certificate: await folder.read(file.certificate) };

  const before = standing.credential ?? (standing.certificate && (await attachedTo(standing.certificate)));
  if (before === undefined && standing.certificate !== undefined) return refuseRow(row, 'file-in-the-way', { file: file.certificate });
  const signed = before === undefined ? await signAward(award, id, signing) : await compare(before, award, id, signing);
  if ('unfit' in signed) return refuseRow(row, 'not-fit-to-sign', { message: signed.unfit });
  if ('other' in signed) return refuseRow(row, 'file-in-the-way', { file: file.credential });
  if ('damaged' in signed) return refuseRow(row, 'issued-damaged', { file: file.credential });
  if ('differs' in signed) return refuseRow(row, 'issued-otherwise', { file: file.credential, what: signed.differs });

  const fresh: { name: string; bytes: Uint8Array }[] = [];
  if (standing.credential === undefined) fresh.push({ name: file.credential, bytes: signed.bytes });
  if (standing.certificate === undefined) fresh.push({ name: file.certificate, bytes: await drawSigned(signed.bytes) });
  if (fresh.length > 0) await folder.add(fresh);
  return { file, kept: before !== undefined };
}

type Kept = { readonly bytes: Uint8Array } | { readonly other: true } | { readonly damaged: true } | { readonly differs: string };

/** Whether what stands there is the credential that would be issued, whole and signed by this key. */
async function compare(bytes: Uint8Array, award: Award, id: string, { signer, now }: Signing): Promise<Kept> {
  if (idOf(bytes) !== id) return { other: true };
  const { facts, issuer, checks } = await verify(bytes, { now });
  const failed = checks.some(({ outcome, name }) => outcome === 'failed' && name !== 'validity-period');
  if (facts === undefined || failed || issuer?.id !== signer.controller) return { damaged: true };
  const differs = differenceOf(facts, award);
  return differs === undefined ? { bytes } : { differs };
}

function idOf(credential: Uint8Array): unknown {
  try {
    return (JSON.parse(Buffer.from(credential).toString('utf8')) as { id?: unknown } | null)?.id;
  } catch {
    return undefined;
  }
}

/** What of a learner's result was signed otherwise than the list says now. The day of issue may differ: it was another day. */
function differenceOf(facts: CredentialFacts, award: Award): string | undefined {
  if (facts.learner.name !== award.learner.name) return 'name';
  if (facts.grade !== award.grade) return 'grade';
  if (facts.assessedOn !== award.assessedOn) return 'day of assessment';
  if (facts.attendance !== award.attendance) return 'attendance';
  const grades = ({ components }: Pick<Award, 'components'>) => components.map(({ grade = '' }) => grade).join('\n');
  return grades(facts) === grades(award) ? undefined : 'grade of a component';
}
