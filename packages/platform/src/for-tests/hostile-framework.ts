import { runAct } from '../base/door.ts';
import { foundAlliance } from '../base/people/found-alliance.ts';
import { joinAlliance } from '../base/people/join-alliance.ts';
import type { TestHouse } from '../house-for-tests.ts';
import { changeFramework } from '../stages/design/change-framework.ts';
import { publishFramework } from '../stages/design/publish-framework.ts';
import { startFramework } from '../stages/design/start-framework.ts';
import { writeFrameworkRule } from '../stages/design/write-framework-rule.ts';
import { hostileLines } from './hostile-lines.ts';
import type { HostileStaff } from './hostile-people.ts';

/** What a rule says, in two languages. */
export const hostileSentence = `${hostileLines.formula} ${hostileLines.markup} ${hostileLines.turned} {{7*7}} {minimum}`;

/** An alliance whose framework means no good: published, with a rule that every description breaks. */
export async function hostileFramework(home: TestHouse, { lead, office }: HostileStaff) {
  const { markup, turned, quotes, formula, separators } = hostileLines;
  const alliance = (await runAct(foundAlliance, home.operator, { name: `${markup} ${turned}` })).id;
  await runAct(joinAlliance, home.operator, { id: alliance, institutionId: lead });
  const as = home.as(office);
  const framework = 'hostile-standard';
  const title = { en: `${markup} & ${quotes}`, de: turned };
  await runAct(startFramework, as, { allianceId: alliance, id: framework, title });
  const numbers = { minimum: `${turned} ${markup}` };
  const before = await runAct(changeFramework, as, { id: framework, edit: 0, params: numbers });
  const rule = await runAct(writeFrameworkRule, as, {
    ...{ id: framework, edit: before.edit, phase: 'design', severity: 'warn' },
    assert: { op: 'in', path: 'description.id', value: [formula, markup, turned, separators] },
    when: {
      any: [
        { op: 'notIn', path: 'description.id', value: [quotes] },
        { op: 'present', path: 'description.title' },
      ],
    },
    message: { en: hostileSentence, de: hostileSentence },
    fix: { en: `${quotes} ${turned}`, de: `${quotes} ${turned}` },
    source: { document: `${formula} ${turned}`, clause: `${markup} ${turned}` },
  });
  const { edit } = await runAct(changeFramework, as, {
    ...{ id: framework, edit: rule.edit, shortTitle: { en: '<b>&"</b>' } },
    sourceDocument: { title: `${separators} ${turned}`, url: 'https://www.university.example/?a=1&b="<x-evil>' },
  });
  await runAct(publishFramework, as, { id: framework, edit, version: '1.0.0', validFrom: home.clock.now().toISOString().slice(0, 10) });
  return { alliance, framework, rule: rule.rule };
}
