import { type ExchangeDocument, type Phase, phases } from '@laurel/microcredential';
import { isRefusal } from '../../base/refusal.ts';
import type { Problem } from '../../base/ui/error-summary.tsx';
import type { Answer, Answers, Page } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { languagesOfOffer, readCarried, readLanguages, withElements } from './carried-offer.ts';
import { beginNaming, nameColumns, readNaming } from './column-naming.ts';
import { columnsSheet } from './columns-sheet.tsx';
import { titleOf } from './design-words.ts';
import { documentProblems } from './document-problems.ts';
import { readExchangeInput } from './exchange-input.ts';
import { issueProblems, troubleProblems } from './field-problems.ts';
import { askedElements } from './noted-elements.ts';
import { offerForm } from './offer-form.tsx';
import type { OfferNote } from './offer-note.ts';
import { offerReport, type Reported } from './offer-report.tsx';
import type { OfferRead } from './offer-table.ts';
import { sayUnreadableOffer } from './offer-words.ts';
import { isNamedJson, openOffer, readOpened } from './read-offer.ts';
import { addRow, postedElements, readElements, removeRow, showElements } from './section-form.ts';
import { templateFile } from './template.page.tsx';
import { UnreadableOffer } from './unreadable-offer.ts';
import { workedExamples } from './worked-examples/worked-examples.ts';

const EMPTY: ExchangeDocument = { description: {} };

/**
 * Holds an offer against every framework, for anybody. Nothing is stored: the offer travels in the form, and comes back with what the
 * reader changed in its fields. Sending the same form twice gives the same page twice.
 */
export const checkOfferPage: Page = {
  path: '/check',
  // Twice an offer, once as it was and once in its fields, in the spelling of a form.
  largestForm: 4_000_000,
  async get(visit) {
    if (visit.url.searchParams.get('as') === 'template') return templateFile(visit, {});
    const example = workedExamples.find(({ id }) => id === visit.url.searchParams.get('example'));
    return example === undefined ? offerForm(visit, '', []) : report(visit, example.document, 'publication');
  },

  async post(visit, answers) {
    if (answers.text('offer') !== '') return goOn(visit, answers);
    if (answers.text('table') !== '') return name(visit, answers);
    if (answers.text('do') === 'empty') return report(visit, EMPTY, 'publication', { blank: true });
    return begin(visit, answers);
  },
};

async function begin(visit: Visit, answers: Answers): Promise<Answer> {
  const pasted = answers.text('paste');
  const file = answers.file('file');
  const field = file === undefined ? 'paste' : 'file';
  if (file === undefined && pasted.trim() === '') return offerForm(visit, '', [{ field, says: visit.say('check.nothing') }]);
  try {
    const bytes = file === undefined ? new TextEncoder().encode(pasted) : new Uint8Array(await file.arrayBuffer());
    const opened = await openOffer(bytes, file?.name);
    const naming = 'table' in opened && !isNamedJson(file?.name) ? beginNaming(visit, opened.table) : undefined;
    if (naming !== undefined) return columnsSheet(visit, naming);
    return await reportOf(visit, readOpened(opened, file?.name));
  } catch (error) {
    const problems = problemsOf(visit, error, field);
    if (problems === undefined) throw error;
    return offerForm(visit, pasted, problems);
  }
}

/** The table as its columns were named, or what is wrong with that. */
async function name(visit: Visit, answers: Answers): Promise<Answer> {
  const naming = readNaming(visit, answers);
  if (naming === undefined) return offerForm(visit, '', [{ field: 'file', says: visit.say('offer.refused-came-back-damaged') }]);
  if (answers.text('do') === 'turn') return columnsSheet(visit, naming);
  const read = nameColumns(visit, naming);
  if ('problems' in read) return columnsSheet(visit, read);
  try {
    return await reportOf(visit, read);
  } catch (error) {
    const problems = problemsOf(visit, error, '');
    if (problems === undefined) throw error;
    return columnsSheet(visit, { ...naming, problems: problems.map(({ says }) => ({ says })) });
  }
}

function reportOf(visit: Visit, { document, notes }: OfferRead) {
  return report(visit, readExchangeInput(document), 'publication', { notes });
}

/** Why nothing of what was brought is taken; for an exchange document, each place that cannot be read. */
function problemsOf(visit: Visit, error: unknown, field: string): readonly Problem[] | undefined {
  if (isRefusal(error) && error.code === 'invalid-input') return documentProblems(visit, error, field);
  if (!(error instanceof UnreadableOffer)) return undefined;
  return [{ field, says: sayUnreadableOffer(visit.say, error) }];
}

/** The offer as its fields say it now. What cannot be taken stays where it was typed, and the offer stays as it was. */
async function goOn(visit: Visit, answers: Answers): Promise<Answer> {
  const document = carriedIn(answers);
  if (document === undefined) return offerForm(visit, '', [{ field: 'paste', says: visit.say('check.damaged') }]);
  const languages = readLanguages(answers.text('offer.languages'), visit.language.tag);
  const fields = postedElements(askedElements, answers.all, languages);
  const phase = phases.find((known) => known === answers.text('phase')) ?? 'publication';
  const asShown: Reported = { document, languages, fields, phase, blank: answers.text('offer.blank') === 'yes' };

  const [what = '', row = '', index = ''] = answers.text('do').split(':');
  const at = askedElements.find((key) => row === key || row.startsWith(`${key}.`));
  if (at !== undefined && what === 'add') return offerReport(visit, { ...asShown, fields: addRow(fields, at), at });
  if (at !== undefined && what === 'remove') return offerReport(visit, { ...asShown, fields: removeRow(fields, at, Number(index)), at });
  if (at !== undefined && what === 'search') return offerReport(visit, { ...asShown, at });

  const { elements, troubles } = readElements(askedElements, fields, document.description, languages);
  if (troubles.length > 0) return offerReport(visit, { ...asShown, problems: troubleProblems(visit, troubles) });
  const { document: changed, issues } = withElements(document, elements);
  if (issues.length > 0) return offerReport(visit, { ...asShown, problems: issueProblems(visit, issues, fields) });
  if (what === 'template') return templateFile(visit, changed.description);
  return what === 'download' ? download(visit, changed) : report(visit, changed, phase);
}

function carriedIn(answers: Answers): ExchangeDocument | undefined {
  try {
    return readCarried(answers.text('offer'));
  } catch (error) {
    if (error instanceof SyntaxError || isRefusal(error)) return undefined;
    throw error;
  }
}

function report(visit: Visit, document: ExchangeDocument, phase: Phase, more: { notes?: readonly OfferNote[]; blank?: boolean } = {}) {
  const languages = languagesOfOffer(document.description, askedElements, visit.language.tag);
  return offerReport(visit, { document, languages, fields: showElements(askedElements, document.description, languages), phase, ...more });
}

function download(visit: Visit, document: ExchangeDocument): Answer {
  const { says } = titleOf(visit, document.description.title);
  return { file: `${JSON.stringify(document, undefined, 2)}\n`, name: `${says}.json`, type: 'application/json' };
}
