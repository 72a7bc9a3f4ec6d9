import { type Award, certificateDraft, check, type ExchangeDocument, type Finding, type Framework } from '@laurel/microcredential';
import { bindingFrameworks } from '../approval/binding-frameworks.ts';

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
export function findBinding(awards: readonly Award[], binding: readonly Framework[] = bindingFrameworks, language = 'en'): BindingFindings {
  const each = awards.map((award) => errorsOf(award, binding, language));
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
export function bindingWithoutAward({ description }: ExchangeDocument, binding: readonly Framework[] = bindingFrameworks): Finding[] {
  return errorsIn({ description }, binding);
}

function errorsOf(award: Award, binding: readonly Framework[], language: string): Finding[] {
  return errorsIn({ description: award.description, certificate: certificateDraft(award) }, binding, language);
}

function errorsIn(document: unknown, binding: readonly Framework[], language = 'en'): Finding[] {
  return binding
    .flatMap((framework) => check(document, framework, { phase: 'issuing', language }).findings)
    .filter(({ severity }) => severity === 'error');
}
