import { type Award, certificateDraft, type Description, type ExchangeDocument, type Finding } from '@laurel/microcredential';
import type { InForce } from '../design/in-force.ts';
import { type BindingError, type Deviated, deviationsThatCount, errorsThatBind, type Judged, judge } from '../design/judge.ts';

export type BindingFindings = {
  /** what is wrong for everyone: the description or the certificate's common facts have to be mended */
  readonly forAll: readonly BindingError[];
  /** what is wrong for one award only, by its place */
  readonly forOne: ReadonlyMap<number, BindingError>;
};

/**
 * The errors of binding frameworks at phase issuing, for the awards of a class. A framework that applies and binds here may stop
 * a credential; one that is not only advises (`laurel check` says what it thinks).
 */
export function findBinding(awards: readonly Award[], inForce: InForce, language = 'en'): BindingFindings {
  const each = awards.map((award) => errorsOf(award, inForce, language));
  const [first = []] = each;
  const forAll = first.filter(({ rule, path }) =>
    each.every((findings) => findings.some((other) => other.rule === rule && other.path === path)),
  );
  const forOne = new Map<number, BindingError>();
  each.forEach((findings, place) => {
    const own = findings.find((finding) => !forAll.some(({ rule, path }) => rule === finding.rule && path === finding.path));
    if (own !== undefined) forOne.set(place, own);
  });
  return { forAll, forOne };
}

/** The same where nobody passed: the rules are asked of the description alone. */
export function bindingWithoutAward({ description }: ExchangeDocument, inForce: InForce): Finding[] {
  return errorsThatBind({ description }, inForce, { phase: 'issuing', language: 'en' });
}

/** The deviations without which something would stand in the way of these awards, each rule once; where nobody passed yet, of their description. */
export function deviationsIssued(
  awards: readonly Award[],
  description: Description,
  inForce: InForce,
  language: string,
): readonly Deviated[] {
  const documents = awards.length === 0 ? [{ description }] : awards.map(documentOf);
  const all = documents.flatMap((document) => deviationsThatCount(document, inForce, { phase: 'issuing', language }));
  return [...new Map(all.map((each) => [each.deviation.id, each])).values()];
}

/** What every framework says of an award. */
export function issuingVerdicts(award: Award, inForce: InForce): Judged[] {
  return judge(documentOf(award), inForce, { phase: 'issuing', language: 'en' });
}

function errorsOf(award: Award, inForce: InForce, language: string): BindingError[] {
  return errorsThatBind(documentOf(award), inForce, { phase: 'issuing', language });
}

const documentOf = (award: Award) => ({ description: award.description, certificate: certificateDraft(award) });
