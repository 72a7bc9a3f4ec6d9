import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acts } from '../acts.ts';
import { actorNames } from './cast-for-tests.ts';
import type { Row, Who } from './row-for-tests.ts';
import { rows } from './rows-for-tests.ts';

const columns = [...actorNames, 'operator'] as const;
const short: Readonly<Record<(typeof columns)[number], string>> = {
  visitor: 'vis',
  'course-leader': 'lead',
  lecturer: 'lect',
  'quality-officer': 'qual',
  decider: 'dec',
  'admission-officer': 'adm',
  registrar: 'reg',
  'recognition-officer': 'rec',
  'institution-admin': 'admin',
  'alliance-office': 'office',
  'partner-decider': 'p-dec',
  'partner-staff': 'p-staff',
  stranger: 'else',
  learner: 'own',
  'other-learner': 'other',
  speaker: 'city',
  operator: 'op',
};
const meaning: readonly (readonly [string, string])[] = [
  ['vis', 'nobody is signed in'],
  [
    'lead … office',
    'course leader, lecturer, quality officer, decider, admission officer, registrar, recognition officer, administrator, office of an alliance that the institution is in: each role alone, in the institution whose thing it is',
  ],
  ['p-dec, p-staff', 'a decider, and somebody with all other roles, of an institution that decides with it'],
  ['else', 'somebody with every role there is, in an institution that has nothing to do with it'],
  ['own, other', 'the learner whose thing it is, and another learner; neither has a role'],
  ['city', 'somebody who speaks for a city that is asked about a description'],
  ['op', 'whoever has the command line of the machine'],
];

/** ✓: may. x: is told that it is not allowed. Nothing: is told that there is nothing. */
function cell(row: Row, who: Who): string {
  if (row.may.includes(who)) return '✓';
  return row.knows.some((each) => each === who) ? 'x' : '';
}

const ofPeople = rows.filter((row) => row.may.some((who) => !who.startsWith('job ') && who !== 'any job'));
const ofJobs = rows.filter((row) => row.may.some((who) => who.startsWith('job ')));
const isAct = ({ name }: Row) => acts.some((act) => act.name === name);
const said = ({ name, about }: Row) => (about === undefined ? `\`${name}\`` : `\`${name}\`, ${about.replace(/ \[.*\]/, '')}`);

function table(title: string, those: readonly Row[]): string {
  const head = `| ${title} | ${columns.map((who) => short[who]).join(' | ')} |\n| --- |${columns.map(() => ' :-: |').join('')}`;
  return [head, ...those.map((row) => `| ${said(row)} | ${columns.map((who) => cell(row, who)).join(' | ')} |`)].join('\n');
}

const page = `# Who may do what, act by act

Written by a test from the rows that every act, view, page and call is tried with on both databases (\`packages/platform/src/authorisation/\`): what
stands here is what happens. In sentences: [roles.md](roles.md). After a change of a row: \`npx vitest run --project unit packages/platform/src/authorisation -u\`.

✓ may; x is told that it is not allowed; an empty field: is told that there is nothing.

${meaning.map(([who, says]) => `- **${who}**: ${says}`).join('\n')}

${table('To do', ofPeople.filter(isAct))}

${table(
  'To see',
  ofPeople.filter((row) => !isAct(row)),
)}

Each of these is done by one job of the house and by nobody else: ${[...new Set(ofJobs.map(({ name }) => `\`${name}\``))].join(', ')}.
`;

test('the documentation says of every act and every view who may', async () => {
  await expect(page).toMatchFileSnapshot(join(import.meta.dirname, '../../../../docs/roles-by-act.md'));
});
