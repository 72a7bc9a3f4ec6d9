import {
  check,
  type ExchangeDocument,
  type Finding,
  type Framework,
  frameworks,
  type Phase,
  phases,
  readFramework,
  UnreadableFramework,
  type Verdict,
} from '@laurel/microcredential';
import { fallbackLanguage } from '../base/languages/language.ts';
import { speak } from '../base/languages/message.ts';
import type { OfferNote } from '../stages/design/offer-note.ts';
import { sayOfferNote } from '../stages/design/offer-words.ts';
import { CommandFailure } from './command-failure.ts';
import { readDocument } from './read-document.ts';
import { readInput } from './read-input.ts';
import { forTerminal, type Shell } from './shell.ts';

export type CheckOptions = { readonly framework?: readonly string[]; readonly phase: string; readonly json?: boolean };

/**
 * `laurel check`: what the frameworks say of each description, and what a person has to look at where it was read from a form or a table.
 * @returns 0 when none fails, 1 when one does, 2 when a file cannot be read
 */
export async function checkFiles(files: readonly string[], options: CheckOptions, shell: Shell): Promise<number> {
  const phase = readPhase(options.phase);
  const chosen = await chooseFrameworks(options.framework ?? [], shell);
  let failed = false;
  const unreadable: CommandFailure[] = [];
  for (const file of files) {
    const found = await readDocument(file, shell).catch(keepFailure(unreadable));
    if (found === undefined) continue;
    const { document, notes } = found;
    const verdicts = chosen.map((framework) => check(document, framework, { phase }));
    failed ||= verdicts.some(({ verdict }) => verdict === 'fail');
    const line = { file, verdicts, ...(notes.length > 0 && { notes }) };
    shell.out(options.json ? `${JSON.stringify(line)}\n` : describeVerdicts(file, document, notes, verdicts));
  }
  const [first] = unreadable;
  if (first !== undefined) throw first;
  return failed ? 1 : 0;
}

/** The other files are checked all the same; the first that cannot be read is named at the end. */
function keepFailure(failures: CommandFailure[]): (error: unknown) => undefined {
  return (error) => {
    if (!(error instanceof CommandFailure)) throw error;
    failures.push(error);
  };
}

function readPhase(text: string): Phase {
  const phase = phases.find((each) => each === text);
  if (phase === undefined) throw new CommandFailure(`There is no phase "${text}"; the phases are ${phases.join(', ')}.`);
  return phase;
}

/** Built-in frameworks by their id, further ones by their file. */
async function chooseFrameworks(wanted: readonly string[], shell: Shell): Promise<readonly Framework[]> {
  if (wanted.length === 0) return frameworks;
  return Promise.all(wanted.map(async (id) => frameworks.find((framework) => framework.id === id) ?? (await readFrameworkFile(id, shell))));
}

async function readFrameworkFile(id: string, shell: Shell): Promise<Framework> {
  if (!id.endsWith('.json'))
    throw new CommandFailure(`There is no framework "${id}"; there are ${frameworks.map((each) => each.id).join(', ')}.`);
  const bytes = await readInput(id, 1_000_000, shell.stdin);
  try {
    return readFramework(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (error) {
    if (error instanceof UnreadableFramework) throw new CommandFailure(`${id} is not a framework: ${error.message}.`);
    if (error instanceof SyntaxError) throw new CommandFailure(`${id} is not JSON.`);
    throw error;
  }
}

function describeVerdicts(
  file: string,
  { description }: ExchangeDocument,
  notes: readonly OfferNote[],
  verdicts: readonly Verdict[],
): string {
  const title = typeof description.title === 'string' ? description.title : Object.values(description.title ?? {})[0];
  const lines = [title === undefined ? file : `${file}: ${shortened(title)}`];
  const say = speak(fallbackLanguage);
  for (const note of notes) lines.push(`  look at ${sayOfferNote(say, note, 'en')}`);
  for (const { framework, version, verdict, findings } of verdicts) {
    lines.push(`  ${framework} ${version}: ${verdict.replaceAll('-', ' ')}`);
    for (const finding of findings) lines.push(...describeFinding(finding));
  }
  return `${lines.map(forTerminal).join('\n')}\n`;
}

/** A finding for people: what is wrong, where, how to mend it, and who says so. */
export function describeFinding({ rule, severity, message, fix, path, source }: Finding): string[] {
  return [`    ${severity} ${rule}: ${message}`, `      at ${path}; ${fix} (${source.document}, ${source.clause})`];
}

/** A title that is no title must not push the verdicts off the screen. */
const LONGEST_TITLE = 200;

function shortened(title: string): string {
  return title.length > LONGEST_TITLE ? `${[...title].slice(0, LONGEST_TITLE).join('')}…` : title;
}
