import { type Award, certificateDraft, type ExchangeDocument, type Finding } from '@laurel/microcredential';
import type { InForce } from '../design/in-force.ts';
import { errorsThatBind } from '../design/judge.ts';

export type BindingFindings = {
  /** what is wrong for everyone: the description or the certificate's common facts have to be mended */
  readonly forAll: readonly Finding[];
  /** what is wrong for one award only, by its place */
  readonly forOne: ReadonlyMap<number, Finding>;
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
  const forOne = new Map<number, Finding>();
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

function errorsOf(award: Award, inForce: InForce, language: string): Finding[] {
  const document = { description: award.description, certificate: certificateDraft(award) };
  return errorsThatBind(document, inForce, { phase: 'issuing', language });
}
