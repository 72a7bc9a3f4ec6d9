import { createSigner } from '@laurel/credential';
import type { Award, ExchangeDocument, Finding } from '@laurel/microcredential';
import { sheetLimits } from '../base/office-files/sheet.ts';
import { type ClassList, judgeClassList, rowsToConfirm } from '../stages/assessment/class-list.ts';
import { UnreadableClassList } from '../stages/assessment/class-note.ts';
import { explain } from '../stages/assessment/class-sentences.ts';
import type { GradeScale } from '../stages/assessment/grade.ts';
import type { LearnerResult } from '../stages/assessment/learner-result.ts';
import { readClassFile } from '../stages/assessment/read-class-file.ts';
import { shippedInForce } from '../stages/design/in-force.ts';
import { awardFor } from '../stages/issuing/award-for.ts';
import { bindingWithoutAward, findBinding } from '../stages/issuing/binding-findings.ts';
import { type ClassFacts, classFacts, gradedComponents } from '../stages/issuing/class-facts.ts';
import { unfitForAll } from '../stages/issuing/sign-award.ts';
import { describeFinding } from './check.ts';
import { CommandFailure } from './command-failure.ts';
import { CredentialFolder, type WriteFile } from './credential-folder.ts';
import { inParallel } from './in-parallel.ts';
import { type Issued, issueOne, type Signing } from './issue-one.ts';
import { type IssueOptions, readColumnsOption, readDayOption, readPercentOption, readScaleOption } from './issue-options.ts';
import { describeReport, type IssueReport, type ReportLine, refuseRow, reportLine } from './issue-report.ts';
import { openIssuerKey } from './issuer-key.ts';
import { openProgressBar } from './progress-bar.ts';
import { readDocument } from './read-document.ts';
import { readInput } from './read-input.ts';
import { forTerminal, localDay, type Shell } from './shell.ts';

/**
 * `laurel issue`: a signed credential and a certificate for each learner of a class list who passed.
 * @returns 0 when every row was taken, 1 when some were refused or wait for a person's yes
 * @throws CommandFailure when nothing can be issued; nothing is written then
 */
export async function issueClass(options: IssueOptions, shell: Shell, write?: WriteFile): Promise<number> {
  const { document, notes } = await readDocument(options.description, shell);
  if (notes.length > 0)
    throw new CommandFailure(
      `${options.description} leaves ${notes.length} things to look at; “laurel check” names them. Nothing was issued.`,
    );
  const scale = readScaleOption(options.scale);
  const issuedOn = readDayOption(options.date);
  const given = { ...(scale && { scale }), ...(issuedOn !== undefined && { issuedOn }) };
  const list = await readClass(document, options, given, shell);
  const waiting = options.acceptFlagged ? new Set<number>() : rowsToConfirm(list);
  const rows = judgeAwards(document, list, waiting, classFacts(document, given), options, shell);
  const unfit = await unfitForAll(rows.flatMap(({ award, refusal }) => (refusal === undefined ? [award] : [])));
  if (unfit !== undefined)
    throw new CommandFailure(`Nothing was written, because no credential of this class is fit to be signed: ${unfit}`);

  const key = await openIssuerKey(options.key, shell.env);
  const folder = await CredentialFolder.open(options.out, write);
  const { issued, refused } = await issueRows(rows, { key, signer: createSigner(key), folder, now: shell.now() }, shell);
  const report: IssueReport = {
    issued: issued.length,
    notPassed: list.learners.filter(({ row, result }) => result === 'fail' && !waiting.has(row)).length,
    refused: [...list.refused.map(reportLine), ...refused].toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)),
    cleaned: list.cleaned.map(reportLine),
    toConfirm: list.toConfirm.map(reportLine),
    files: issued.map(({ file }) => file),
  };
  await folder.replace('report.json', Buffer.from(`${JSON.stringify(report, undefined, 1)}\n`));
  const kept = issued.filter((each) => each.kept).length;
  shell.out(options.json ? `${JSON.stringify({ ...report, kept })}\n` : describeReport(report, kept, options.out));
  if (issuedOn !== undefined && issuedOn > localDay(shell.now()))
    shell.err(`laurel: verifiers will find these credentials not yet valid until ${issuedOn}.\n`);
  return report.refused.length > 0 || waiting.size > 0 ? 1 : 0;
}

type AwardRow = { readonly learner: LearnerResult; readonly award: Award; readonly refusal?: ReportLine };

/** The awards of those who passed, with what the binding rules say of each; a rule that all of them break ends the command. */
function judgeAwards(
  document: ExchangeDocument,
  list: ClassList,
  waiting: ReadonlySet<number>,
  facts: ClassFacts,
  options: IssueOptions,
  shell: Shell,
): AwardRow[] {
  const passed = list.learners.filter(({ row, result }) => result === 'pass' && !waiting.has(row));
  const awards = passed.map((learner) => ({ learner, award: awardFor(facts, learner) }));
  const binding = findBinding(
    awards.map(({ award }) => award),
    shippedInForce,
  );
  refuseDescription(awards.length === 0 ? bindingWithoutAward(document, shippedInForce) : binding.forAll, options, shell);
  return awards.map(({ learner, award }, place): AwardRow => {
    const finding = binding.forOne.get(place);
    if (finding !== undefined) return { learner, award, refusal: refuseRow(learner.row, 'rule-not-kept', finding) };
    if (award.issuedOn < award.assessedOn) return { learner, award, refusal: refuseRow(learner.row, 'issued-before-day', undefined) };
    return { learner, award };
  });
}

/** While one learner's files go to the disk the next one's page is drawn. */
const atOnce = 6;

async function issueRows(rows: readonly AwardRow[], signing: Signing, shell: Shell): Promise<{ issued: Issued[]; refused: ReportLine[] }> {
  const bar = openProgressBar(rows.length, shell);
  try {
    const outcomes = await inParallel(rows, atOnce, async ({ learner, award, refusal }) => {
      const outcome = refusal ?? (await issueOne(learner, award, signing));
      bar.step();
      return outcome;
    });
    return { issued: outcomes.filter((outcome) => 'kept' in outcome), refused: outcomes.filter((outcome) => 'why' in outcome) };
  } finally {
    bar.end();
  }
}

type ClassExtras = { readonly scale?: GradeScale; readonly issuedOn?: string };

async function readClass(
  document: ExchangeDocument,
  options: IssueOptions,
  { scale, issuedOn }: ClassExtras,
  shell: Shell,
): Promise<ClassList> {
  const components = gradedComponents(document);
  const columns = await readColumnsOption(options.columns, components, shell);
  const minAttendance = readPercentOption(options.minAttendance);
  const bytes = await readInput(options.class, sheetLimits.bytes, shell.stdin);
  try {
    const sheet = await readClassFile(bytes, columns);
    return judgeClassList(sheet, {
      today: localDay(shell.now()),
      components,
      ...(columns && { columns }),
      ...(scale && { scale }),
      ...(minAttendance !== undefined && { minAttendance }),
      ...(issuedOn !== undefined && { assessedOn: issuedOn }),
    });
  } catch (error) {
    if (error instanceof UnreadableClassList) throw new CommandFailure(`${options.class}: ${explain(error.note)}`);
    throw error;
  }
}

function refuseDescription(findings: readonly Finding[], { description }: IssueOptions, shell: Shell): void {
  if (findings.length === 0) return;
  shell.err(
    `${findings
      .flatMap((finding) => describeFinding(finding))
      .map((line) => forTerminal(line.slice(4)))
      .join('\n')}\n`,
  );
  throw new CommandFailure(
    `${description} does not keep ${findings.length} binding ${findings.length === 1 ? 'rule' : 'rules'} of phase issuing; nothing was written.`,
  );
}
