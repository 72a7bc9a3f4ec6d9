import {
  check,
  type ExchangeDocument,
  type Finding,
  type Framework,
  frameworks,
  type Phase,
  phases,
  readFramework,
  textIn,
  UnreadableFramework,
  type Verdict,
} from '@laurel/microcredential';
import { type Say, speak } from '../base/languages/message.ts';
import type { OfferNote } from '../stages/design/offer-note.ts';
import { sayOfferNote } from '../stages/design/offer-words.ts';
import { CommandFailure } from './command-failure.ts';
import { languageFor } from './command-language.ts';
import { english, sayUnreadableInput } from './input-words.ts';
import { readDocument } from './read-document.ts';
import { readInput, UnreadableInput } from './read-input.ts';
import { forTerminal, type Shell } from './shell.ts';

export type CheckOptions = {
  readonly framework?: readonly string[];
  readonly phase: string;
  readonly json?: boolean;
  /** BCP 47; that of the shell where nothing is said */
  readonly language?: string;
};

/** In which language it answers. */
type Voice = { readonly say: Say; readonly tag: string };

/**
 * `laurel check`: what the frameworks say of each description, and what a person has to look at where it was read from a form or a table.
 * @returns 0 when none fails, 1 when one does, 2 when a file cannot be read
 */
export async function checkFiles(files: readonly string[], options: CheckOptions, shell: Shell): Promise<number> {
  const language = languageFor(options.language, shell);
  const voice: Voice = { say: speak(language), tag: language.tag };
  const phase = readPhase(options.phase, voice.say);
  const chosen = await chooseFrameworks(options.framework ?? [], shell, voice.say);
  let failed = false;
  const unreadable: CommandFailure[] = [];
  for (const file of files) {
    const found = await readDocument(file, shell, voice.say).catch(keepFailure(unreadable));
    if (found === undefined) continue;
    const { document, notes } = found;
    const verdicts = chosen.map((framework) => check(document, framework, { phase, language: voice.tag }));
    failed ||= verdicts.some(({ verdict }) => verdict === 'fail');
    const line = { file, verdicts, ...(notes.length > 0 && { notes }) };
    shell.out(options.json ? `${JSON.stringify(line)}\n` : describeVerdicts(voice, file, document, notes, verdicts));
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

function readPhase(text: string, say: Say): Phase {
  const phase = phases.find((each) => each === text);
  if (phase === undefined) throw new CommandFailure(say('command.no-phase', { phase: text, known: phases.join(', ') }));
  return phase;
}

/** Built-in frameworks by their id, further ones by their file. */
async function chooseFrameworks(wanted: readonly string[], shell: Shell, say: Say): Promise<readonly Framework[]> {
  if (wanted.length === 0) return frameworks;
  return Promise.all(
    wanted.map(async (id) => frameworks.find((framework) => framework.id === id) ?? (await readFrameworkFile(id, shell, say))),
  );
}

async function readFrameworkFile(id: string, shell: Shell, say: Say): Promise<Framework> {
  if (!id.endsWith('.json'))
    throw new CommandFailure(say('command.no-framework', { framework: id, known: frameworks.map((each) => each.id).join(', ') }));
  try {
    return readFramework(JSON.parse(Buffer.from(await readInput(id, 1_000_000, shell.stdin)).toString('utf8')));
  } catch (error) {
    if (error instanceof UnreadableInput) throw new CommandFailure(sayUnreadableInput(say, error), error.exitCode, { cause: error });
    if (error instanceof UnreadableFramework) throw new CommandFailure(say('command.no-framework-file', { file: id, why: error.message }));
    if (error instanceof SyntaxError) throw new CommandFailure(say('command.json-syntax', { file: id }));
    throw error;
  }
}

function describeVerdicts(
  { say, tag }: Voice,
  file: string,
  { description }: ExchangeDocument,
  notes: readonly OfferNote[],
  verdicts: readonly Verdict[],
): string {
  const title = textIn(description.title, [tag]);
  const lines = [title === undefined ? file : `${file}: ${shortened(title)}`];
  for (const note of notes) lines.push(`  ${say('command.look-at', { note: sayOfferNote(say, note, tag) })}`);
  for (const { framework, version, verdict, findings } of verdicts) {
    lines.push(`  ${framework} ${version}: ${say(`command.verdict-${verdict}`)}`);
    for (const finding of findings) lines.push(...describeFinding(finding, say));
  }
  return `${lines.map(forTerminal).join('\n')}\n`;
}

/** A finding for people: what is wrong, where, how to mend it, and who says so. */
export function describeFinding({ rule, severity, message, fix, path, source }: Finding, say: Say = english): string[] {
  return [`    ${say(`command.severity-${severity}`)} ${rule}: ${message}`, `      ${say('command.at', { path, fix, ...source })}`];
}

/** A title that is no title must not push the verdicts off the screen. */
const LONGEST_TITLE = 200;

function shortened(title: string): string {
  return title.length > LONGEST_TITLE ? `${[...title].slice(0, LONGEST_TITLE).join('')}…` : title;
}
