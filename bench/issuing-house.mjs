// The house as it is built, in a process of its own: invents the demonstration ("build"), or serves it and says how far issuing is ("serve").
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const dist = (path) => import(new URL(`../packages/platform/dist/${path}.js`, import.meta.url).href);
const { openHouse } = await dist('house');
const { readSettings } = await dist('base/settings');
const { buildDemonstration, demonstrationSettings } = await dist('demonstration/demonstration');
const settings = readSettings(process.env);
const demonstration = demonstrationSettings(settings);

// What the demonstration never does: it writes to somebody, who is the bench itself.
const house = await openHouse({ ...demonstration, smtpUrl: settings.smtpUrl }, { demonstration: true });
if (process.argv[2] === 'build') {
  await buildDemonstration(house, { empty: false });
  await house.startWork().settle();
  await house.close();
  process.exit(0);
}

const { operator } = await dist('base/actor');
const { runAct } = await dist('base/door');
const { inTransaction } = await dist('base/database/transaction');
const { serve } = await dist('server');
const { pages } = await dist('routes');
const { demonstrationPages } = await dist('demonstration/pages');
const { idOfSomebody } = await dist('demonstration/somebody');
const { sketches } = await dist('demonstration/facts');
const { confirmResults } = await dist('stages/assessment/confirm-results');

const read = (work) => inTransaction(house.db, operator, 'read', work);
const { enterResults } = await dist('stages/assessment/enter-results');
const { orderIssuing } = await dist('stages/issuing/order-issuing');

const offeringOf = (key) => idOfSomebody(house.keys, `offering/${key}`);
const institutionOf = async (offeringId) =>
  (await read((db) => db.selectFrom('offering').select('institution_id').where('id', '=', offeringId).executeTakeFirstOrThrow()))
    .institution_id;
const somebody = (role, institutionId) => ({
  actor: { kind: 'person', personId: randomUUID(), roles: [{ role, institutionId }] },
  house,
  requestId: 'bench',
  language: 'en',
});

async function confirmAll(offeringId, institutionId) {
  const rows = await read((db) => db.selectFrom('result').select(['enrolment_id', 'edit']).where('offering_id', '=', offeringId).execute());
  await runAct(confirmResults, somebody('registrar', institutionId), {
    offeringId,
    rows: rows.map((row) => ({ enrolmentId: row.enrolment_id, edit: row.edit })),
  });
}

/** A small class before the one that is measured, as in a house that has been at work for some days. */
async function issueToAnother(key) {
  const offeringId = offeringOf(key);
  const institutionId = await institutionOf(offeringId);
  const enrolled = await read((db) => db.selectFrom('enrolment').select('id').where('offering_id', '=', offeringId).execute());
  const said = { result: 'pass', grade: '1.3', attendance: 92, assessedOn: new Date().toISOString().slice(0, 10) };
  await runAct(enterResults, somebody('lecturer', institutionId), {
    offeringId,
    rows: enrolled.map(({ id }) => ({ enrolmentId: id, said, sure: true })),
  });
  await confirmAll(offeringId, institutionId);
  await runAct(orderIssuing, somebody('registrar', institutionId), { offeringId });
  await house.startWork().settle();
}

const { key, lead } = sketches.find(({ state }) => state === 'confirming');
const offeringId = offeringOf(key);
await confirmAll(offeringId, await institutionOf(offeringId));
const serving = await serve(house, { pages: [...demonstrationPages(false), ...pages] });
house.startWork();
await house.startWork().settle();
if (!process.env.LAUREL_BENCH_FIRST) await issueToAnother(sketches.find((each) => each.state === 'running' && each.lead === lead).key);

/** How many of the class are signed, have their certificate, and were written to. */
async function standing() {
  return read(async (db) => {
    const those = await db
      .selectFrom('credential')
      .select(({ fn }) => [fn.countAll().as('all'), fn.count('signed_hash').as('signed'), fn.count('certificate_sealed').as('drawn')])
      .where('offering_id', '=', offeringId)
      .executeTakeFirst();
    const { sent } = await db
      .selectFrom('mail')
      .innerJoin('credential', 'credential.id', 'mail.subject_id')
      .select(({ fn }) => fn.countAll().as('sent'))
      .where('credential.offering_id', '=', offeringId)
      .where('mail.state', '=', 'sent')
      .executeTakeFirst();
    const order = await db.selectFrom('issuing').select('total').where('offering_id', '=', offeringId).executeTakeFirst();
    return { total: order?.total, signed: Number(those.signed), drawn: Number(those.drawn), sent: Number(sent) };
  });
}

const loop = monitorEventLoopDelay({ resolution: 5 });
const residentMb = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
const asideMb = () =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .reduce((sum, pid) => sum + residentMb(pid), 0);
let watching;
let highest = 0;
process.on('message', async (said) => {
  if (said === 'watch') {
    loop.enable();
    const look = async () => {
      highest = Math.max(highest, process.platform === 'linux' ? asideMb() : 0);
      process.send({ standing: await standing(), at: Date.now() });
      watching = setTimeout(look, 100);
    };
    await look();
  } else if (said === 'stop') {
    clearTimeout(watching);
    process.send({ loopMaxMs: loop.max / 1e6, asideMb: highest, houseMb: process.memoryUsage().rss / 1048576 });
    await serving.stop();
    await house.close();
    process.exit(0);
  }
});
process.send({ ready: serving.url, who: `registrar@${lead}`, offeringId });
