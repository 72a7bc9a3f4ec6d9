import type { Page } from 'playwright-core';
import { talkedAbout } from './commenting.ts';
import type { DemonstrationHouse } from './demonstration-house.ts';
import { askedFor, toBeDecided } from './deviating.ts';
import { type Pictured, through, to } from './picture.ts';
import { revised } from './revising.ts';

const LEADER = 'course-leader@muehlenau';
const DECIDER = 'decider@jarvenranta';
const OWN_DECIDER = 'decider@muehlenau';
const ADMISSION = 'admission-officer@muehlenau';
const LECTURER = 'lecturer@muehlenau';
const REGISTRAR = 'registrar@muehlenau';
/** Of the university whose class has its credentials. */
const ISSUED_BY = 'registrar@penaclara';
const SECOND = 'registrar-2@penaclara';
const ADMIN = 'institution-admin@muehlenau';
const OFFICE = 'alliance-office@muehlenau';
const LEARNER = 'lucja';

const EVERYBODY = 'Everybody';
const LEARNERS = 'Learners';
const DESIGN = 'Course leaders and quality officers';
const APPROVAL = 'Deciders';
const OFFERING = 'Offerings: institution administrators and course leaders';
const ADMITTING = 'Admission officers';
const RESULTS = 'Lecturers, and whoever confirms';
const ISSUING = 'Registrars';
const ADMINISTRATION = 'Institution administrators';
const ALLIANCE = 'Offices of alliances';
const MACHINES = 'Whoever connects or builds';
const DEMONSTRATION = 'The demonstration';

const WAITING = 'Digital Twins for Moving Cities';
const NONE = 'No mock-up was drawn of it; it is made of the parts that the others are made of.';

/** Results as they come: a grade that contradicts its result, a day that does not exist, and somebody who is not enrolled. */
const LIST = [
  'Student number\tGiven name\tFamily name\tResult\tGrade\tAssessed on',
  '0041921\tAstrīda\tĶeņģe\tpassed\t2.0\t20.11.2026',
  '0042025\tThị Như Ngọc\tĐặng\tpassed\t5.0\t20.11.2026',
  '0041856\tDženana\tČavčić-Đurđev\tpassed\t2.7\t31.11.2026',
  '0077004\tSaoirse\tNí Bhriain\tpassed\t1.7\t20.11.2026',
].join('\n');

const publicPage = (page: Page, house: DemonstrationHouse, title: string) =>
  through(`/catalogue?q=${encodeURIComponent(title)}`, title)(page, house);
const microCredential = (title: string) => (page: Page, house: DemonstrationHouse) => publicPage(page, house, title);
const offered = (title: string, path: string) => async (page: Page, house: DemonstrationHouse) => {
  await publicPage(page, house, title);
  const href = await page.locator('main a[href*="/offerings/"]').first().getAttribute('href');
  const at = new URL(href ?? '', house.url).pathname.replace(/(\/offerings\/[^/]+).*$/, '$1');
  await page.goto(house.url + at + path);
};
/** The link of the mail to a learner, as the demonstration shows it. */
const mailed = async (page: Page, { url }: DemonstrationHouse): Promise<string> => {
  await page.goto(`${url}/demonstration/mails`);
  return (await page.locator('main a[href*="/c/"]').last().getAttribute('href')) ?? '';
};
const verified = (spoilt: boolean) => async (page: Page, house: DemonstrationHouse) => {
  const link = await mailed(page, house);
  const file = await page.request.get(`${new URL(link, house.url).href}/credential.json`);
  await page.goto(`${house.url}/verify`);
  const text = await file.text();
  await page.locator('#paste').fill(spoilt ? text.replace(/Cool Streets/, 'Cooler Streets') : text);
  await page.locator('main button[type=submit]').click();
  await page.locator('.verdict').waitFor();
};
const firstRow = (path: string) => async (page: Page, house: DemonstrationHouse) => {
  await to(path)(page, house);
  await page.goto(new URL((await page.locator('main table a').first().getAttribute('href')) ?? '', page.url()).href);
};
const ofAlliance = async (page: Page, house: DemonstrationHouse) => {
  await to('/frameworks')(page, house);
  await page.goto(new URL((await page.locator('main a[href^="/alliances/"]').first().getAttribute('href')) ?? '', page.url()).href);
};
/** The office's own framework, begun as a copy of the offer sheet where there is none yet. */
const ownFramework = (ending: string) => async (page: Page, house: DemonstrationHouse) => {
  await ofAlliance(page, house);
  const at = page.url();
  if ((await page.locator('main a[href$="/coast-standard"]').count()) === 0) {
    await page.locator('#title_en').fill('Standard of the coast');
    await page.locator('#id').fill('coast-standard');
    await page.locator('#copyOf').selectOption('alliance-offer-sheet');
    await page.locator('main button[value=start]').click();
    await page.locator('#publish').waitFor();
  }
  await page.goto(`${at}/coast-standard${ending}`);
};
const ofInstitution = (ending: string) => async (page: Page, house: DemonstrationHouse) => {
  await to('/institutions')(page, house);
  const href = await page.getByRole('main').getByRole('link', { name: 'Universität Mühlenau' }).first().getAttribute('href');
  await page.goto(house.url + href + ending);
};

export const pictured: readonly Pictured[] = [
  {
    path: '/',
    name: 'home',
    whose: EVERYBODY,
    purpose: 'What this is, a search, the newest micro-credentials, and the way to verify.',
    mockup: '01-home',
    compared:
      'equal in composition, type and both colours; missing are the ready-made searches below the box, and the figures of the alliance, which come with reporting.',
    also: ['narrow', 'dark'],
    go: to('/'),
  },
  {
    path: '/catalogue',
    name: 'catalogue',
    whose: EVERYBODY,
    purpose: 'Find a micro-credential by words and by what matters: university, language, level, start.',
    mockup: '02-catalogue',
    compared:
      'equal; the universities’ names, seats and prices stand where they were drawn. Missing are the facets for fee and start, fees by group, and the alert for a search.',
    also: ['narrow', 'dark'],
    go: to('/catalogue'),
  },
  {
    path: '/m/{slug}',
    name: 'micro-credential',
    whose: EVERYBODY,
    purpose: 'Decide about one: what one will be able to do, what it costs, when it begins.',
    mockup: '03-microcredential',
    compared:
      'equal, with every element of Annex I; better on paper, where nothing to press is printed. Missing are fees by group and a subject above it.',
    also: ['narrow', 'dark'],
    go: microCredential('Harbours That Remember'),
  },
  {
    path: '/m/{slug}/offerings/{offering}',
    name: 'offering-for-learners',
    whose: EVERYBODY,
    purpose: 'One date of it: place, seats, price, until when to apply.',
    mockup: '03-microcredential',
    compared: 'none was drawn of one date by itself; it takes the card of the drawn page as its whole.',
    also: ['narrow'],
    go: offered('Harbours That Remember', ''),
  },
  {
    path: '/verify',
    name: 'verify',
    whose: EVERYBODY,
    purpose: 'Paste a credential, drop its file or give its link.',
    mockup: '14-verify',
    compared: 'equal; missing are a sample to try, the camera, and many files at once.',
    also: ['narrow', 'dark'],
    go: to('/verify'),
  },
  {
    path: '/verify',
    name: 'verdict-valid',
    whose: EVERYBODY,
    purpose: 'The verdict in one sentence, and every check behind it.',
    mockup: '15-verdict-valid',
    compared:
      'equal, and it asks more questions than were drawn; dates within the answers are written as in the data, and only the issuer signs, so there is no table of partners’ signatures.',
    also: ['narrow', 'dark'],
    go: verified(false),
  },
  {
    path: '/verify',
    name: 'verdict-not-valid',
    whose: EVERYBODY,
    purpose: 'The same for a credential that somebody has changed.',
    mockup: '15-verdict-not-valid',
    compared:
      'stricter than drawn: of a changed credential nothing is shown, since none of it can be relied on. What it claims, marked as a claim, is missing.',
    also: ['narrow'],
    go: verified(true),
  },
  {
    path: '/check',
    name: 'check-offer',
    whose: EVERYBODY,
    purpose: 'Paste an offer, choose its file, or begin with an empty form.',
    compared: NONE,
    also: ['narrow', 'dark'],
    go: to('/check'),
  },
  {
    path: '/check',
    name: 'check-columns',
    whose: EVERYBODY,
    purpose: 'Say what the columns of a table are that the checker does not recognise.',
    mockup: '10-import',
    compared: 'the columns of the class list, for offers: only what is not recognised is asked, and what is stands folded below.',
    also: ['narrow'],
    go: async (page, house) => {
      await to('/check')(page, house);
      const csv = 'Course title;ECTS;Fréquence;Lieu\nReading a City;1,5;chaque semestre;Lyon\nHeat;2;une fois;Nantes\n';
      await page.locator('#file').setInputFiles({ name: 'offers.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
      await page.locator('main form button').first().click();
      await page.locator('select[name^="column."]').first().waitFor();
    },
  },
  {
    path: '/check',
    name: 'offer-report',
    whose: EVERYBODY,
    purpose: 'What each framework says of the offer, and beside each finding the fields that mend it.',
    mockup: '06-framework-report',
    compared:
      'it judges with eight frameworks where six were drawn, and its fields stand beside the findings; findings about one element stand together, but what several ask alike is said by each.',
    also: ['narrow', 'dark'],
    go: async (page, { url }) => {
      await page.goto(`${url}/check?example=when-the-river-rises`);
      await page.locator('#workload_ects').evaluate((field) => {
        for (let at = field.parentElement; at !== null; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
      });
      await page.locator('#workload_ects').fill('2');
      await page.locator('main button[value=check]:visible').first().click();
    },
  },
  {
    path: '/check/examples',
    name: 'worked-examples',
    whose: EVERYBODY,
    purpose: 'Offers that are written out to the end, each with its verdicts.',
    compared: NONE,
    also: ['narrow'],
    go: to('/check/examples'),
  },
  {
    path: '/c/{token}',
    name: 'shared-credential',
    whose: EVERYBODY,
    purpose: 'What a link from a learner opens: the credential with a verdict of this moment.',
    mockup: '13-credential',
    compared: 'equal for the credential, and its holder can share from the mail’s link without signing in, which was not drawn.',
    also: ['narrow', 'dark'],
    go: async (page, house) => {
      const link = await mailed(page, house);
      await page.goto(new URL(link, house.url).href);
    },
  },
  {
    path: '/c/{token}/credential.json',
    whose: EVERYBODY,
    purpose: 'The credential itself, a file.',
    compared: 'equal for the credential, and its holder can share from the mail’s link without signing in, which was not drawn.',
  },
  {
    path: '/c/{token}/certificate.pdf',
    whose: EVERYBODY,
    purpose: 'Its certificate, a PDF.',
    mockup: '16-certificate-single',
    compared: 'equal in composition on one page of A4, in every script; partners’ signatures are missing, as only the issuer signs.',
  },
  {
    path: '/institutions',
    name: 'institutions',
    whose: EVERYBODY,
    purpose: 'Which institutions are here.',
    compared: NONE,
    go: to('/institutions'),
  },
  {
    path: '/institutions/{id}',
    name: 'institution',
    whose: EVERYBODY,
    purpose: 'One institution: its names, its keys, what it offers.',
    compared: NONE,
    also: ['narrow'],
    go: ofInstitution(''),
  },
  {
    path: '/institutions/new',
    name: 'introduce-institution',
    whose: EVERYBODY,
    purpose: 'An institution introduces itself.',
    compared: NONE,
    go: to('/institutions/new'),
  },
  {
    path: '/institutions/{id}/introduced',
    name: 'institution-introduced',
    whose: EVERYBODY,
    purpose: 'What happens after an institution has introduced itself.',
    compared: NONE,
    go: ofInstitution('/introduced'),
  },
  {
    path: '/signin',
    name: 'sign-in',
    whose: EVERYBODY,
    purpose: 'Ask for a link by mail; there are no passwords.',
    compared: NONE,
    go: to('/signin'),
  },
  {
    path: '/signin/sent',
    name: 'sign-in-sent',
    whose: EVERYBODY,
    purpose: 'The mail is on its way.',
    compared: NONE,
    go: to('/signin/sent'),
  },
  {
    path: '/signin/{token}',
    name: 'sign-in-link',
    whose: EVERYBODY,
    purpose: 'What the link of the mail opens: one button.',
    compared: NONE,
    go: to('/signin/an-example'),
  },
  {
    path: '/m/{slug}/offerings/{offering}/apply',
    name: 'apply',
    as: LEARNER,
    whose: LEARNERS,
    purpose: 'Apply for a place: the name as on paper, a check, and it is sent.',
    compared: NONE,
    also: ['narrow'],
    go: offered('Harbours That Remember', '/apply'),
  },
  {
    path: '/m/{slug}/offerings/{offering}/apply/sent',
    name: 'apply-newcomer',
    whose: LEARNERS,
    purpose: 'Whoever is new here confirms their address first.',
    compared: NONE,
    go: offered('Harbours That Remember', '/apply/sent'),
  },
  {
    path: '/me/applications',
    name: 'own-applications',
    as: 'annika',
    whose: LEARNERS,
    purpose: 'My applications and how they stand.',
    compared: NONE,
    go: to('/me/applications'),
  },
  {
    path: '/me/applications/{id}',
    name: 'own-application',
    as: 'annika',
    whose: LEARNERS,
    purpose: 'One application: what happened, and withdrawing it.',
    compared: NONE,
    go: through('/me/applications', 'Teaching Adults Online'),
  },
  {
    path: '/me/credentials',
    name: 'own-credentials',
    as: LEARNER,
    whose: LEARNERS,
    purpose: 'Everything that was awarded to me.',
    mockup: '12-wallet',
    compared:
      'equal card; with one credential there is room to the right. Missing are pathways, credentials of others, and a download of all.',
    also: ['narrow', 'dark'],
    go: to('/me/credentials'),
  },
  {
    path: '/me/credentials/{id}',
    name: 'own-credential',
    as: LEARNER,
    whose: LEARNERS,
    purpose: 'One credential: look, keep a copy, give it to somebody, end that.',
    mockup: '13-credential',
    compared:
      'equal; the document with its marks and the verdict of this moment stand first. Missing are the code for a wallet app, and choosing which parts are shown.',
    also: ['narrow', 'dark'],
    go: through('/me/credentials', 'Cool Streets'),
  },
  {
    path: '/me/credentials/{id}/credential.json',
    whose: LEARNERS,
    purpose: 'The credential itself, a file.',
    compared:
      'equal; the document with its marks and the verdict of this moment stand first. Missing are the code for a wallet app, and choosing which parts are shown.',
  },
  {
    path: '/me/credentials/{id}/certificate.pdf',
    whose: LEARNERS,
    purpose: 'Its certificate, a PDF.',
    mockup: '16-certificate-joint',
    compared: 'equal in composition on one page of A4, in every script; partners’ signatures are missing, as only the issuer signs.',
  },
  {
    path: '/me',
    name: 'me',
    as: LEADER,
    whose: DESIGN,
    purpose: 'Everybody’s own page: what waits for me, my roles, where I am signed in.',
    mockup: '04-describe-tasks',
    compared:
      'the list “Five things need you today” of 17-dashboard stands here, without dates by when. Below it roles and sessions, which were not drawn.',
    also: ['narrow', 'dark'],
    go: to('/me'),
  },
  {
    path: '/me/roles/{role}/lend',
    name: 'lend-role',
    as: LEADER,
    whose: DESIGN,
    purpose: 'Lend a role to a colleague for some days.',
    compared: NONE,
    go: through('/me', /[Ll]end/),
  },
  {
    path: '/design',
    name: 'descriptions',
    as: LEADER,
    whose: DESIGN,
    purpose: 'All descriptions of the institution, by how they stand.',
    compared: NONE,
    also: ['narrow'],
    go: to('/design'),
  },
  {
    path: '/design/new',
    name: 'start-description',
    as: LEADER,
    whose: DESIGN,
    purpose: 'Begin a description, or take one that stands as a pattern.',
    compared: NONE,
    go: to('/design/new'),
  },
  {
    path: '/design/import',
    name: 'import-description',
    as: LEADER,
    whose: DESIGN,
    purpose: 'Bring a description from another system.',
    compared: NONE,
    go: to('/design/import'),
  },
  {
    path: '/design/{id}',
    name: 'description',
    as: LEADER,
    whose: DESIGN,
    purpose: 'The task list of one description.',
    mockup: '04-describe-tasks',
    compared:
      'equal; the bar for submitting stands beside the list instead of below it. Missing are previews as learner and as certificate, who else works on it, and the frameworks that are not loaded yet.',
    also: ['narrow', 'dark'],
    go: through('/design', 'Understanding Europe From Within and Without'),
  },
  {
    path: '/design/{id}/{section}',
    name: 'section',
    as: LEADER,
    whose: DESIGN,
    purpose: 'One section of questions, and beside each what the frameworks say.',
    mockup: '05-describe-workload',
    compared:
      'equal, with the margin notes at their questions; it says only what is to mend, not what is met, and the hours are not added up while one types.',
    also: ['narrow', 'dark'],
    go: async (page, house) => {
      await through('/design', 'Understanding Europe From Within and Without')(page, house);
      await page.goto(`${page.url().replace(/[?#].*/, '')}/workload`);
    },
  },
  {
    path: '/design/{id}/check',
    name: 'framework-report',
    as: LEADER,
    whose: DESIGN,
    purpose: 'The description held against each framework, side by side.',
    mockup: '06-framework-report',
    compared: 'equal, with eight frameworks where six were drawn. One repair is not yet merged for several frameworks.',
    also: ['narrow'],
    go: async (page, house) => {
      await through('/design', 'Understanding Europe From Within and Without')(page, house);
      await page.goto(`${page.url().replace(/[?#].*/, '')}/check`);
    },
  },
  {
    path: '/design/{id}/read',
    name: 'read-description',
    as: LEADER,
    whose: DESIGN,
    purpose: 'Everything a description says, to read and to print, in each language it is written in.',
    compared: 'no mock-up; the composition of the full text of an approval.',
    go: async (page, house) => {
      await through('/design', 'Caring for Research Data')(page, house);
      await page.goto(`${page.url().replace(/[?#].*/, '')}/read?in=de`);
    },
  },
  {
    path: '/design/{id}/steps',
    name: 'steps',
    as: LEADER,
    whose: DESIGN,
    purpose: 'How a description came about: thirteen steps, what is written down of each, and what is missing.',
    compared: 'no mock-up; the composition of the list of findings.',
    go: async (page, house) => {
      await through('/design', 'Caring for Research Data')(page, house);
      await page.goto(`${page.url().replace(/[?#].*/, '')}/steps`);
    },
  },
  {
    path: '/design/{id}/template',
    name: 'template',
    as: LEADER,
    whose: DESIGN,
    purpose: 'The description on the form that the T4EU alliance asks for, to print and as a document.',
    compared: 'no mock-up; the composition of the table of findings.',
    go: async (page, house) => {
      await through('/design', 'Caring for Research Data')(page, house);
      await page.goto(`${page.url().replace(/[?#].*/, '')}/template`);
    },
  },
  {
    path: '/frameworks',
    name: 'frameworks',
    whose: EVERYBODY,
    purpose: 'What descriptions are held against, each framework with its source.',
    compared: 'no mock-up; the composition of the list of institutions.',
    go: to('/frameworks'),
  },
  {
    path: '/frameworks/{id}',
    name: 'framework',
    whose: EVERYBODY,
    purpose: 'Everything one framework asks, step by step, with the clause that asks it.',
    compared: 'no mock-up; rules as a table of sentences, as on the verdict page.',
    also: ['narrow'],
    go: to('/frameworks/t4eu-guide'),
  },
  {
    path: '/design/{id}/deviations',
    name: 'description-deviations',
    as: LEADER,
    go: askedFor,
    whose: DESIGN,
    purpose: 'The deviations of one description, and the form in which a course leader asks for one.',
    compared: NONE,
  },
  {
    path: '/design/{id}/submit',
    name: 'submit-description',
    as: LEADER,
    whose: DESIGN,
    purpose: 'What will be asked of whom, before it is submitted.',
    compared: NONE,
    go: async (page, house) => {
      await through('/design', 'Understanding Europe From Within and Without')(page, house);
      await page.goto(`${page.url().replace(/[?#].*/, '')}/submit`);
    },
  },
  {
    path: '/approvals',
    name: 'approvals',
    as: DECIDER,
    whose: APPROVAL,
    purpose: 'What waits for a decision, and what was decided.',
    compared: NONE,
    also: ['narrow'],
    go: to('/approvals'),
  },
  {
    path: '/approvals/{id}',
    name: 'approval-case',
    as: DECIDER,
    whose: APPROVAL,
    purpose: 'One case: what it says or what has changed, findings, every awarding body’s decision, and mine.',
    mockup: '07-approval-case',
    compared:
      'equal at the top, with all awarding bodies in one row and the way to one’s own decision in the head, which is better. Missing are talk at an element, the table of European Standards, conditions, and documents.',
    also: ['narrow', 'dark'],
    go: through('/approvals', WAITING),
  },
  {
    path: '/design/{id}/comments',
    name: 'comments',
    as: LEADER,
    go: talkedAbout,
    whose: DESIGN,
    purpose: 'What is said about a description while it is designed, and who from outside is asked.',
    compared: NONE,
  },
  {
    path: '/developments',
    whose: DESIGN,
    purpose: 'What somebody from a city or a company is asked about.',
    compared: NONE,
  },
  {
    path: '/developments/{id}',
    whose: DESIGN,
    purpose: 'A draft as somebody from outside reads it, and where they say what they think of it.',
    compared: NONE,
  },
  {
    path: '/design/{id}/revise',
    name: 'revise',
    as: LEADER,
    go: revised,
    whose: APPROVAL,
    purpose: 'A new version of what is approved: back to which step of its making, and why; or given up.',
    compared: NONE,
  },
  {
    path: '/deviations',
    name: 'deviations',
    as: OWN_DECIDER,
    go: to('/deviations'),
    whose: APPROVAL,
    purpose: 'Rules that a description need not keep for a time: what waits for a decision, what holds, what is over.',
    compared: NONE,
  },
  {
    path: '/deviations/{id}',
    name: 'deviation',
    as: OWN_DECIDER,
    also: ['narrow'],
    go: toBeDecided,
    whose: APPROVAL,
    purpose: 'One deviation: the rule, why it is asked for, until when, and the decision.',
    compared: NONE,
  },
  {
    path: '/offerings',
    name: 'offerings',
    as: ADMIN,
    whose: OFFERING,
    purpose: 'All offerings of the institution and the next step of each.',
    mockup: '17-dashboard',
    compared: 'not a dashboard: a plain list with the state of each offering. Figures over all offerings come with reporting.',
    also: ['narrow'],
    go: to('/offerings'),
  },
  {
    path: '/offerings/new',
    name: 'draft-offering',
    as: ADMIN,
    whose: OFFERING,
    purpose: 'Offer what is approved: dates, seats, price.',
    compared: NONE,
    go: to('/offerings/new'),
  },
  {
    path: '/offerings/{id}',
    name: 'offering',
    as: LEADER,
    whose: OFFERING,
    purpose: 'One offering with its steps, from applications to credentials.',
    mockup: '17-dashboard',
    compared:
      'a task list of one offering in the manner of 04-describe-tasks; its steps come first on a phone. Figures come with reporting.',
    also: ['narrow', 'dark'],
    go: to((house) => house.offering('research-data')),
  },
  {
    path: '/offerings/{id}/edit',
    name: 'edit-offering',
    as: ADMIN,
    whose: OFFERING,
    purpose: 'Change dates, seats and price.',
    compared: NONE,
    go: to((house) => `${house.offering('teaching-online')}/edit`),
  },
  {
    path: '/offerings/{id}/applications',
    name: 'applications',
    as: ADMISSION,
    whose: ADMITTING,
    purpose: 'Accept or decline, with the seats in view.',
    mockup: '08-selection',
    compared:
      'equal in its figures, list and act; better on a phone, where figures stand in twos. Missing are the waiting list, groups, and a view of the mail before it is sent.',
    also: ['narrow', 'dark'],
    go: to((house) => `${house.offering('teaching-online')}/applications`),
  },
  {
    path: '/offerings/{id}/class',
    name: 'class',
    as: ADMISSION,
    whose: ADMITTING,
    purpose: 'Who takes part.',
    compared: NONE,
    also: ['narrow'],
    go: to((house) => `${house.offering('passive-house')}/class`),
  },
  {
    path: '/offerings/{id}/results',
    name: 'results',
    as: LECTURER,
    whose: RESULTS,
    purpose: 'Everybody’s result in one form, entered by one and confirmed by another.',
    mockup: '09-results',
    compared: 'equal, and it is also where results are entered; the chart of grades and sending single rows back are missing.',
    also: ['narrow', 'dark'],
    go: to((house) => `${house.offering('research-data')}/results`),
  },
  {
    path: '/offerings/{id}/results/import',
    name: 'import',
    as: LECTURER,
    whose: RESULTS,
    purpose: 'Paste a table or give a file.',
    mockup: '10-import',
    compared: 'equal; it is one step shorter, because columns and rows are checked on the same page.',
    go: to((house) => `${house.offering('passive-house')}/results/import`),
  },
  {
    path: '/offerings/{id}/results/import/{import}',
    name: 'import-repair',
    as: LECTURER,
    whose: RESULTS,
    purpose: 'Columns mapped on the screen, each row’s problem repaired in its place.',
    mockup: '10-import',
    compared: 'equal; it does not yet propose the repaired value for a press, and rows cannot be kept for later.',
    also: ['narrow', 'dark'],
    go: async (page, house) => {
      await page.goto(`${house.url}${house.offering('research-data')}/results/import`);
      await page.locator('#list').fill(LIST);
      await page.getByRole('button', { name: 'Read the list' }).click();
      await page.waitForURL(/import\/[0-9a-f-]{36}/);
    },
  },
  {
    path: '/offerings/{id}/credentials',
    name: 'issue',
    as: ISSUED_BY,
    whose: ISSUING,
    purpose: 'Check, look, sign: what will be issued and to whom.',
    mockup: '11-issue',
    compared: 'equal without the second university’s signature, which is not asked for yet; no time left is estimated.',
    also: ['narrow', 'dark'],
    go: to((house) => `${house.offering('cool-streets')}/credentials`),
  },
  {
    path: '/offerings/{id}/results',
    name: 'results-confirmed',
    as: LEADER,
    whose: RESULTS,
    purpose: 'The same page after a second person has confirmed.',
    mockup: '09-results',
    compared: 'equal; learners’ appeals are missing, so that credentials can be issued at once.',
    go: async (page, house) => {
      await to((h) => `${h.offering('research-data')}/results`)(page, house);
      await page.locator('main input[type=checkbox]').last().check();
      await page.getByRole('button', { name: /^Confirm \d+ results$/ }).click();
      await page.waitForURL(/confirmed=/);
    },
  },
  {
    path: '/offerings/{id}/credentials',
    name: 'issue-ready',
    as: REGISTRAR,
    whose: ISSUING,
    purpose: 'What will be signed, who is left out, and the button that signs.',
    mockup: '11-issue-preview',
    compared: 'equal: who is left out and why, the first credential, what was checked, and the act beside it.',
    also: ['narrow', 'dark'],
    go: to((house) => `${house.offering('research-data')}/credentials`),
  },
  {
    path: '/offerings/{id}/credentials/preview/{enrolment}',
    name: 'issue-preview',
    as: REGISTRAR,
    whose: ISSUING,
    purpose: 'The credential as the learner and the verifier will see it.',
    mockup: '11-issue-preview',
    compared: 'equal, on a page of its own for each learner, with the data that will be signed below.',
    also: ['narrow'],
    go: async (page, house) => {
      await to((h) => `${h.offering('research-data')}/credentials`)(page, house);
      const href = await page.locator('main a[href*="/preview/"]').first().getAttribute('href');
      await page.goto(house.url + href);
    },
  },
  {
    path: '/credentials',
    name: 'credentials',
    as: ISSUED_BY,
    whose: ISSUING,
    purpose: 'All credentials of the institution; find one.',
    compared: NONE,
    also: ['narrow'],
    go: to('/credentials'),
  },
  {
    path: '/credentials/{id}',
    name: 'credential',
    as: ISSUED_BY,
    whose: ISSUING,
    purpose: 'One credential for the staff: state, mail, certificate, revoking.',
    compared: NONE,
    also: ['narrow', 'dark'],
    go: firstRow('/credentials'),
  },
  { path: '/credentials/{id}/credential.json', whose: ISSUING, purpose: 'The credential itself, for the register.', compared: NONE },
  {
    path: '/credentials/{id}/certificate.pdf',
    whose: ISSUING,
    purpose: 'Its certificate, for the register.',
    mockup: '16-certificate-joint',
    compared: 'equal in composition on one page of A4, in every script; partners’ signatures are missing, as only the issuer signs.',
  },
  {
    path: '/revocations',
    name: 'revocations',
    as: SECOND,
    whose: ISSUING,
    purpose: 'What is to be taken back, and waits for a second person.',
    compared: NONE,
    also: ['narrow'],
    go: to('/revocations'),
  },
  {
    path: '/institutions/{id}/people',
    name: 'people',
    as: ADMIN,
    whose: ADMINISTRATION,
    purpose: 'Who works here, with which roles and until when.',
    compared: NONE,
    also: ['narrow'],
    go: async (page, house) => {
      await ofInstitution('/people')(page, house);
    },
  },
  {
    path: '/institutions/{id}/people/{person}',
    name: 'person',
    as: ADMIN,
    whose: ADMINISTRATION,
    purpose: 'One person: give a role, end one.',
    compared: NONE,
    go: async (page, house) => {
      await ofInstitution('/people')(page, house);
      await page.goto(new URL((await page.locator('main table a').nth(1).getAttribute('href')) ?? '', page.url()).href);
    },
  },
  {
    path: '/institutions/{id}/frameworks',
    name: 'institution-frameworks',
    as: ADMIN,
    whose: ADMINISTRATION,
    purpose: 'What descriptions are held against here, and which numbers are others.',
    compared: NONE,
    go: ofInstitution('/frameworks'),
  },
  {
    path: '/institutions/{id}/frameworks/{framework}',
    name: 'institution-numbers',
    as: ADMIN,
    whose: ADMINISTRATION,
    purpose: 'The numbers of a framework, set otherwise for the institution.',
    compared: NONE,
    go: ofInstitution('/frameworks/alliance-offer-sheet'),
  },
  {
    path: '/alliances/{id}/frameworks',
    name: 'alliance-frameworks',
    as: OFFICE,
    whose: ALLIANCE,
    purpose: 'What is in force in the alliance, what binds, what is being written.',
    compared: NONE,
    also: ['narrow'],
    go: ofAlliance,
  },
  {
    path: '/alliances/{id}/frameworks/{framework}',
    name: 'own-framework',
    as: OFFICE,
    whose: ALLIANCE,
    purpose: 'A framework of its own: rules, weights, and publishing a version.',
    compared: NONE,
    also: ['narrow'],
    go: ownFramework(''),
  },
  {
    path: '/alliances/{id}/frameworks/{framework}/head',
    name: 'framework-head',
    as: OFFICE,
    whose: ALLIANCE,
    purpose: 'What it says of itself: names, source, reach, numbers.',
    compared: NONE,
    go: ownFramework('/head'),
  },
  {
    path: '/alliances/{id}/frameworks/{framework}/rules/{rule}',
    name: 'framework-rule',
    as: OFFICE,
    whose: ALLIANCE,
    purpose: 'One rule as a form, without code.',
    compared: NONE,
    also: ['narrow'],
    go: ownFramework('/rules/OFS-01'),
  },
  {
    path: '/alliances/{id}/frameworks/{framework}/preview',
    name: 'framework-preview',
    as: OFFICE,
    whose: ALLIANCE,
    purpose: 'What it would say of real descriptions, before it is published.',
    compared: NONE,
    go: ownFramework('/preview'),
  },
  {
    path: '/alliances/{id}/numbers/{framework}',
    name: 'country-numbers',
    as: OFFICE,
    whose: ALLIANCE,
    purpose: 'The numbers of a framework as a country asks for them.',
    compared: NONE,
    go: async (page, house) => {
      await ofAlliance(page, house);
      await page.goto(page.url().replace('/frameworks', '/numbers/alliance-offer-sheet?country=DE'));
    },
  },
  {
    path: '/institutions/{id}/look',
    name: 'institution-look',
    as: ADMIN,
    whose: ADMINISTRATION,
    purpose: 'Colour and logo, with what they do to a certificate.',
    compared: NONE,
    also: ['narrow'],
    go: ofInstitution('/look'),
  },
  {
    path: '/institutions/{id}/issuer',
    name: 'issuer',
    as: ADMIN,
    whose: ADMINISTRATION,
    purpose: 'What a credential says of who issues it.',
    compared: NONE,
    go: ofInstitution('/issuer'),
  },
  {
    path: '/api',
    name: 'interfaces',
    whose: MACHINES,
    purpose: 'Everything that a program may ask of the house.',
    compared: NONE,
    go: to('/api'),
  },
  {
    path: '/problems',
    name: 'problems',
    whose: MACHINES,
    purpose: 'Every answer that is a no, and what to do about it.',
    compared: NONE,
    go: to('/problems'),
  },
  { path: '/problems/{code}', name: 'problem', whose: MACHINES, purpose: 'One of them.', compared: NONE, go: to('/problems/wrong-state') },
  {
    path: '/about/components',
    name: 'components',
    whose: MACHINES,
    purpose: 'What every page is made of.',
    compared: NONE,
    also: ['narrow', 'dark'],
    go: to('/about/components'),
  },
  {
    path: '/demonstration',
    name: 'demonstration',
    whose: DEMONSTRATION,
    purpose: 'Be one of the invented people.',
    compared: NONE,
    also: ['narrow'],
    go: to('/demonstration'),
  },
  {
    path: '/demonstration/mails',
    name: 'demonstration-mails',
    whose: DEMONSTRATION,
    purpose: 'The mails that nobody outside got.',
    compared: NONE,
    go: to('/demonstration/mails'),
  },
];
