import { randomBytes } from 'node:crypto';
import { type CredentialFacts, largestSignedLogo, logoUri, readOpenBadge, verify } from '@laurel/credential';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operator } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct, runView } from '../../base/door.ts';
import { resolveDid } from '../../base/institution-keys/resolve-did.ts';
import { changeInstitutionLook } from '../../base/people/change-institution-look.ts';
import { jpegForTests, pngForTests } from '../../base/people/logo-for-tests.ts';
import { resolveStatusList } from '../../base/status-lists/resolve-status-list.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { enrolledIn, institutionIn, offeredIn, passedIn, personWith } from '../../scenario-for-tests.ts';
import { certificateOf } from './certificate-of.ts';
import { nameIssuer } from './issuer-identity.ts';
import { orderIssuing } from './order-issuing.ts';
import { previewCredential } from './preview-credential.ts';
import { takeSigned } from './take-signed.ts';

const png = pngForTests({ width: 300, height: 120 });
const jpeg = jpegForTests({ width: 64, height: 64 });
const uri = logoUri({ type: 'png', bytes: png });

eachDatabase('logos in credentials', (database) => {
  let home: TestHouse;
  let [lead, partner] = ['', ''];
  const choose = (institutionId: string, logo: Buffer | null) =>
    runAct(changeInstitutionLook, home.operator, { institutionId, logo: logo === null ? null : logo.toString('base64') });
  const registrar = () => home.as(personWith(lead, 'registrar'));
  const passed = async (...names: string[]) => {
    const offering = await offeredIn(home.house, [lead, partner]);
    const learners = await enrolledIn(home.house, offering, names);
    await passedIn(home.house, offering, learners);
    return { ...offering, enrolmentId: learners[0]?.enrolmentId ?? '' };
  };
  const preview = ({ offeringId, enrolmentId }: { offeringId: string; enrolmentId: string }) =>
    runView(previewCredential, registrar(), { offeringId, enrolmentId });
  const issue = async (offeringId: string) => {
    await runAct(orderIssuing, registrar(), { offeringId });
    await home.settle();
    const rows = await inTransaction(home.house.db, operator, 'read', (db) =>
      db.selectFrom('credential').select(['id', 'state', 'trouble']).where('offering_id', '=', offeringId).orderBy('id').execute(),
    );
    expect(rows.map(({ state, trouble }) => [state, trouble])).toEqual(rows.map(() => ['issued', null]));
    const job = home.as({ kind: 'job', job: 'draw-certificate' });
    return Promise.all(
      rows.map(async ({ id }) => ({
        id,
        facts: readOpenBadge(JSON.parse(Buffer.from((await runView(takeSigned, job, { id })).signed).toString())),
      })),
    );
  };
  const logosIn = ({ issuer, awardingBodies }: CredentialFacts) => [issuer.logo, ...awardingBodies.map(({ logo }) => logo)];
  const world = () => ({
    now: home.clock.now(),
    didDocument: (did: string) => resolveDid(home.house, did),
    statusList: (url: string) => resolveStatusList(home.house, url),
  });

  beforeAll(async () => {
    home = await openTestHouse({ database });
    lead = await institutionIn(home.house, 'Universität Mühlenau');
    partner = await institutionIn(home.house, 'Universidad de Peñaclara', 'ES');
    await runAct(nameIssuer, registrar(), { institutionId: lead, legalId: 'DE 811 222 333', seat: 'Mühlenau' });
    await home.settle();
  }, 180_000);
  afterAll(() => home?.close());

  test('are those that the institutions have at the moment of issuing: the preview shows them, and the certificate draws them and verifies', async () => {
    await choose(lead, png);
    await choose(partner, jpeg);
    const offering = await passed('Łucja Żółć', 'Sukarno');
    const shown = await preview(offering);
    expect(logosIn(shown.facts)).toEqual([uri, undefined, expect.stringMatching(/^data:image\/jpeg;base64,/)]);
    expect(shown.logosLeftOut).toEqual([]);
    const issued = await issue(offering.offeringId);
    expect(issued).toHaveLength(2);
    for (const { facts } of issued) expect(logosIn(facts)).toEqual(logosIn(shown.facts));
    const pdf = await certificateOf(home.house, issued[0]?.id ?? '');
    // The institution may change its logo afterwards: what was signed stays.
    await choose(lead, null);
    const verification = await verify(pdf, world());
    expect(verification).toMatchObject({ verdict: 'valid', facts: { issuer: { logo: uri } } });
    expect(verification.checks.find(({ name }) => name === 'page-agrees')?.outcome).toBe('passed');
  });

  test('that are too large to be signed are left out, which the preview says, and keep nobody from being issued to', async () => {
    await choose(lead, pngForTests({ width: 601, height: 40 }));
    await choose(partner, Buffer.concat([jpegForTests().subarray(0, -2), randomBytes(20_000), Buffer.of(0xff, 0xd9)]));
    const offering = await passed('Ada Example');
    const { facts, logosLeftOut } = await preview(offering);
    expect(logosIn(facts)).toEqual([undefined, undefined, undefined]);
    expect(logosLeftOut.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'Universidad de Peñaclara', why: 'too-many-bytes' },
      { name: 'Universität Mühlenau', why: 'too-many-pixels' },
    ]);
    expect((await issue(offering.offeringId)).map(({ facts: signed }) => signed.issuer.logo)).toEqual([undefined]);
  });

  test('find no room beside a very long text: the smallest go in, the others are left out, and the credential is issued', async () => {
    await choose(lead, png);
    const filled = (bytes: number) => {
      const start = jpegForTests().subarray(0, -2);
      return Buffer.concat([start, Buffer.alloc(bytes - start.length - 2, 0x11), Buffer.of(0xff, 0xd9)]);
    };
    await choose(partner, filled(largestSignedLogo));
    const { content } = await offeredIn(home.house, [lead]);
    const long = { ...content, shortDescription: { en: 'long '.repeat(3_800) } };
    const offering = await offeredIn(home.house, [lead, partner], { content: long });
    const learners = await enrolledIn(home.house, offering, ['Ada Example']);
    await passedIn(home.house, offering, learners);
    const { facts, logosLeftOut } = await preview({ ...offering, enrolmentId: learners[0]?.enrolmentId ?? '' });
    expect(logosIn(facts)).toEqual([uri, undefined, undefined]);
    expect(logosLeftOut).toEqual([{ name: 'Universidad de Peñaclara', why: 'no-room' }]);
    expect(logosIn((await issue(offering.offeringId))[0]?.facts ?? facts)).toEqual([uri, undefined, undefined]);
  });

  test('stand in the mail that brings a credential, beside the name and the colour', async () => {
    await runAct(changeInstitutionLook, home.operator, { institutionId: lead, colour: '#7a1f3d', logo: png.toString('base64') });
    await issue((await passed('Cem Example')).offeringId);
    const mail = home.mails.sent.at(-1);
    expect(mail?.page?.html).toContain('#7a1f3d');
    expect(mail?.page?.html).toContain('Universität Mühlenau</p>');
    expect(Buffer.from(mail?.page?.picture?.bytes ?? []).equals(png)).toBe(true);
    expect(mail?.page?.html).toContain(/https?:\S+\/c\/[\w-]+/.exec(mail?.text ?? '')?.[0]);
  });
});
