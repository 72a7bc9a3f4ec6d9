import { Command, Option } from 'commander';
import { version } from '../version.ts';
import type { Shell } from './shell.ts';

type Done = (exitCode: number) => void;

/** Every command with its options. None is loaded before it is called; what it answers goes to `done`. */
export function laurelCommands(shell: Shell, done: Done): Command {
  const program = new Command('laurel')
    .description('European micro-credentials: describe, check, issue, verify.')
    .version(version, '-V, --version')
    .configureOutput({ writeOut: (text) => shell.out(text), writeErr: (text) => shell.err(text) })
    .exitOverride()
    .helpCommand(true)
    .showHelpAfterError('(laurel help COMMAND explains it)');
  for (const add of [addCheck, addIssue, addVerify, addDoctor, addConfig, addStart, addInstitution, addAdmin, addAlliance, addAudit])
    add(program, shell, done);
  return program;
}

const json = () => new Option('--json', 'answer in JSON');
const gather = (value: string, before: string[] = []) => [...before, value];

function addCheck(program: Command, shell: Shell, done: Done): void {
  program
    .command('check')
    .summary('what the frameworks say of a description')
    .description(
      'Checks descriptions against the eight built-in frameworks, unless told otherwise; one of them that fails makes the exit code 1.',
    )
    .argument('<file...>', 'exchange documents: {"description": ..., "certificate"?: ...}')
    .option('--framework <id>', 'a framework by its id, or by its JSON file; may be repeated', gather)
    .option('--phase <phase>', 'design, approval, publication or issuing', 'approval')
    .option('--language <tag>', 'the language of what is said (default: that of the shell, else English)')
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        'laurel check description.json',
        'laurel check *.json --framework unic-standard-2024 --phase issuing --json',
        'laurel check angebot.docx --language de',
        'Exit code: 0 none fails, 1 one fails, 2 one cannot be read.',
      ),
    )
    .action(async (files: string[], options) => done(await (await import('./check.ts')).checkFiles(files, options, shell)));
}

function addIssue(program: Command, shell: Shell, done: Done): void {
  program
    .command('issue')
    .summary('signed credentials and certificates for a class')
    .description('Issues an Open Badges 3.0 credential and a PDF certificate to each learner of a class list who passed. Works offline.')
    .requiredOption('--description <file>', 'the exchange document')
    .requiredOption('--class <file>', 'the class list: CSV, TSV or XLSX')
    .requiredOption('--out <folder>', 'where credentials, certificates and report.json go')
    .option('--key <file>', 'the key that signs (default: keys/issuer.jwk in LAUREL_HOME, made on first use)')
    .option('--date <day>', 'day of issue for all (default: each day of assessment)')
    .option('--min-attendance <percent>', 'who attended less cannot pass')
    .option('--scale <best,pass,worst>', 'the grading scale, such as 1.0,4.0,5.0')
    .option('--columns <map>', 'headings in other words: field=Heading,field=Heading, or a JSON file')
    .option('--accept-flagged', 'take the rows that a person has to confirm')
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        'laurel issue --description course.json --class class.xlsx --out issued --min-attendance 80 --scale 1.0,4.0,5.0',
        'laurel issue --description course.json --class liste.csv --out issued --columns "studentNumber=Numéro,familyName=Nom,givenName=Prénom,result=Décision,pass=admis,fail=ajourné"',
        'Exit code: 0 all taken, 1 some rows were refused or wait for a yes, 2 nothing was written.',
      ),
    )
    .action(async (options) => done(await (await import('./issue.ts')).issueClass(options, shell)));
}

function addVerify(program: Command, shell: Shell, done: Done): void {
  program
    .command('verify')
    .summary('whether a credential or certificate is what it says')
    .description(
      'Verifies a credential (JSON), or a certificate (PDF) with the credential attached. A file is verified without any network.',
    )
    .argument('<input>', 'a file, an https address, or - for standard input')
    .option('--did <file>', 'the DID document of the issuer, for a did:web')
    .option('--status <file>', 'the status list that the credential names')
    .option('--allow-loopback', 'let an address be on this machine')
    .addOption(json())
    .addHelpText(
      'after',
      examples(
        'laurel verify 001-Mira-Brandt.pdf',
        'curl -s https://example.org/credential.json | laurel verify - --json',
        'Exit code: 0 valid, 1 invalid, 3 undecided, 2 cannot be read.',
      ),
    )
    .action(async (input: string, options) => done(await (await import('./verify.ts')).verifyInput(input, options, shell)));
}

function addDoctor(program: Command, shell: Shell, done: Done): void {
  program
    .command('doctor')
    .summary('whether everything works on this machine')
    .description('Tries out database, disk, clock, keys, mail and fonts, and says how to mend what does not work.')
    .addOption(json())
    .action(async (options) => done(await (await import('./doctor.ts')).examineHouse(options, shell)));
}

function addConfig(program: Command, shell: Shell, done: Done): void {
  program
    .command('config')
    .summary('every setting, its value and its meaning')
    .description('Shows every setting with its value, where it comes from, its default and its meaning. Secrets are masked.')
    .addOption(json())
    .action(async (options) => done((await import('./config.ts')).showConfig(options, shell)));
}

function addStart(program: Command, shell: Shell, done: Done): void {
  program
    .command('start')
    .summary('serve the house')
    .description('Serves pages and interfaces, and does the work behind them, until it is stopped.')
    .option('--demo', 'an invented alliance, in which one can be anybody; for this machine only')
    .option('--empty', 'with --demo: one university and its administrator, and nothing else')
    .action(async (options) => done(await (await import('./start.ts')).start(options, shell)));
  program
    .command('work')
    .summary('only do the work behind the pages (PostgreSQL)')
    .description('Does jobs and follows the journal beside processes that serve. Needs PostgreSQL (DATABASE_URL).')
    .action(async () => done(await (await import('./start.ts')).work(shell)));
}

function addInstitution(program: Command, shell: Shell, done: Done): void {
  const institution = program.command('institution').summary('institutions of the house').description('Institutions of the house.');
  institution
    .command('introduce')
    .description('Introduces an institution.')
    .requiredOption('--name <name>', 'its full name')
    .requiredOption('--country <code>', 'two letters, ISO 3166-1: DE, IE')
    .requiredOption('--website <address>', 'its web site')
    .requiredOption('--contact-name <name>', 'who answers for it')
    .requiredOption('--contact-email <address>', 'where the contact is written to')
    .option('--language <tag>', 'the language in which the contact is written to', 'en')
    .addOption(json())
    .action(async (options) => done(await (await import('./institution.ts')).introduce(options, shell)));
  institution
    .command('confirm')
    .description('Confirms an institution that has introduced itself.')
    .argument('<id>', 'the id it was introduced under')
    .addOption(json())
    .action(async (id: string, options) => done(await (await import('./institution.ts')).confirm(id, options, shell)));
  institution
    .command('rotate-key')
    .description('Gives an institution its next key; what the old one signed stays valid.')
    .argument('<id>', 'the id of the institution')
    .addOption(json())
    .action(async (id: string, options) => done(await (await import('./institution.ts')).rotateKey(id, options, shell)));
  institution
    .command('withdraw-key')
    .description('Withdraws a key that somebody else may hold: nothing that it signed is accepted any more, for ever.')
    .argument('<id>', 'the id of the institution')
    .argument('<key>', 'the key: key-1')
    .addOption(json())
    .action(async (id: string, key: string, options) =>
      done(await (await import('./institution.ts')).withdrawKey(id, key, options, shell)),
    );
  institution
    .command('list')
    .description('Lists the institutions, confirmed or not.')
    .addOption(json())
    .action(async (options) => done(await (await import('./institution.ts')).list(options, shell)));
}

function addAdmin(program: Command, shell: Shell, done: Done): void {
  program
    .command('admin')
    .summary('administrators of institutions')
    .description('Administrators of institutions.')
    .command('create')
    .description('Names an administrator of an institution and prints a link that lets them in once, within a day.')
    .requiredOption('--institution <id>', 'the id of the institution')
    .requiredOption('--name <name>', 'the name of the person')
    .requiredOption('--email <address>', 'the address with which they sign in later')
    .option('--language <tag>', 'the language in which they are written to', 'en')
    .addOption(json())
    .action(async (options) => done(await (await import('./admin.ts')).createAdmin(options, shell)));
}

function addAlliance(program: Command, shell: Shell, done: Done): void {
  const alliance = program.command('alliance').summary('alliances of institutions').description('Alliances of institutions.');
  alliance
    .command('found')
    .description('Writes down an alliance.')
    .requiredOption('--name <name>', 'its full name')
    .addOption(json())
    .action(async (options) => done(await (await import('./alliance.ts')).found(options, shell)));
  alliance
    .command('join')
    .description('Makes a confirmed institution a member of an alliance.')
    .argument('<alliance>', 'the id of the alliance')
    .argument('<institution>', 'the id of the institution')
    .addOption(json())
    .action(async (id: string, institution: string, options) =>
      done(await (await import('./alliance.ts')).join(id, institution, options, shell)),
    );
}

function addAudit(program: Command, shell: Shell, done: Done): void {
  program
    .command('audit')
    .summary('the journal of the house')
    .description('The journal of the house.')
    .command('verify')
    .description('Recomputes the journal and says where it was changed, if it was.')
    .addOption(json())
    .action(async (options) => done(await (await import('./audit.ts')).verifyAudit(options, shell)));
}

function examples(...lines: string[]): string {
  const last = lines.pop() ?? '';
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}\n\n${last}`;
}
