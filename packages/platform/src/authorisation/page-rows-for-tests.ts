import { everybody, nobody, parties, people, type Right, staff } from './row-for-tests.ts';
import type { World } from './world-for-tests.ts';

/** One address that is read: where it is, and who reads it. */
export type PageRow = Right & {
  readonly path: string;
  readonly at: (world: World) => string;
  /** Its form stands open to whoever can read it, and what it does asks for the right itself. */
  readonly openForm?: true;
};

const describers = ['course-leader', 'quality-officer'] as const;
const entering = ['course-leader', 'lecturer', 'registrar'] as const;
const office = ['alliance-office'] as const;
const register = ['registrar', 'institution-admin'] as const;

const page = (path: string, may: Right['may'], knows: Right['knows'], at: PageRow['at']): PageRow => ({ path, may, knows, at });
const open = (path: string, at: PageRow['at'] = () => path): PageRow => ({ ...page(path, everybody, everybody, at), openForm: true });

/** What anybody may read. */
const publicRows: readonly PageRow[] = [
  open('/'),
  open('/institutions'),
  open('/institutions/new'),
  open('/institutions/{id}/introduced', ({ waiting }) => `/institutions/${waiting}/introduced`),
  open('/institutions/{id}', ({ ours }) => `/institutions/${ours}`),
  page('/institutions/{id}', [], nobody, ({ waiting }) => `/institutions/${waiting}`),
  open('/signin'),
  open('/signin/sent'),
  open('/signin/{token}', () => '/signin/made-up'),
  open('/catalogue'),
  open('/m/{slug}', ({ open: { slug } }) => `/m/${slug}`),
  open('/m/{slug}/offerings/{offering}', ({ open: { slug, offeringId } }) => `/m/${slug}/offerings/${offeringId}`),
  open('/m/{slug}/offerings/{offering}/apply', ({ open: { slug, offeringId } }) => `/m/${slug}/offerings/${offeringId}/apply`),
  open('/m/{slug}/offerings/{offering}/apply/sent', ({ open: { slug, offeringId } }) => `/m/${slug}/offerings/${offeringId}/apply/sent`),
  open('/frameworks'),
  open('/frameworks/{id}', () => '/frameworks/microbol'),
  open('/verify'),
  open('/check'),
  open('/check/examples'),
  // Whoever holds the token reads.
  ...['', '/credential.json', '/certificate.pdf'].flatMap((file) => [
    open(`/c/{token}${file}`, ({ shareToken }) => `/c/${shareToken}${file}`),
    page(`/c/{token}${file}`, [], nobody, () => `/c/${'A'.repeat(43)}${file}`),
  ]),
  open('/api'),
  open('/problems'),
  open('/problems/{code}', () => '/problems/not-allowed'),
  open('/about/components'),
];

const atOffering = (rest: string, may: Right['may']): PageRow =>
  page(`/offerings/{id}${rest}`, may, staff, ({ running }) => `/offerings/${running.offeringId}${rest}`);

/** What people read who work at an institution. */
const staffRows: readonly PageRow[] = [
  page('/institutions/{id}/people', ['institution-admin'], staff, ({ ours }) => `/institutions/${ours}/people`),
  page('/institutions/{id}/people/{person}', ['institution-admin'], staff, ({ ours, cast: { lecturer } }) => {
    return `/institutions/${ours}/people/${lecturer.actor.kind === 'person' ? lecturer.actor.personId : ''}`;
  }),
  page('/institutions/{id}/frameworks', staff, nobody, ({ ours }) => `/institutions/${ours}/frameworks`),
  page('/institutions/{id}/frameworks/{framework}', ['institution-admin'], staff, ({ ours }) => {
    return `/institutions/${ours}/frameworks/alliance-offer-sheet`;
  }),
  page('/alliances/{id}/frameworks', office, everybody, ({ coast }) => `/alliances/${coast}/frameworks`),
  ...['', '/head', '/preview', '/rules/{rule}'].map((rest) =>
    page(`/alliances/{id}/frameworks/{framework}${rest}`, office, nobody, ({ coast, ownFramework }) => {
      return `/alliances/${coast}/frameworks/${ownFramework}${rest.replace('{rule}', 'new')}`;
    }),
  ),
  page('/alliances/{id}/numbers/{framework}', office, everybody, ({ coast }) => `/alliances/${coast}/numbers/alliance-offer-sheet`),
  page('/institutions/{id}/look', ['institution-admin'], everybody, ({ ours }) => `/institutions/${ours}/look`),
  page('/institutions/{id}/issuer', staff, nobody, ({ ours }) => `/institutions/${ours}/issuer`),

  page('/design', people, everybody, () => '/design'),
  page('/design/new', [...describers, 'partner-staff', 'stranger'], everybody, () => '/design/new'),
  page('/design/import', [...describers, 'partner-staff', 'stranger'], everybody, () => '/design/import'),
  page('/design/{id}', staff, nobody, ({ draft }) => `/design/${draft}`),
  page('/design/{id}/check', staff, nobody, ({ draft }) => `/design/${draft}/check`),
  page('/design/{id}/read', staff, nobody, ({ draft }) => `/design/${draft}/read`),
  page('/design/{id}/steps', staff, nobody, ({ draft }) => `/design/${draft}/steps`),
  page('/design/{id}/template', staff, nobody, ({ draft }) => `/design/${draft}/template`),
  page('/design/{id}/deviations', staff, nobody, ({ deviating }) => `/design/${deviating}/deviations`),
  page('/design/{id}/revise', staff, nobody, ({ revised }) => `/design/${revised}/revise`),
  page('/design/{id}/comments', staff, nobody, ({ draft }) => `/design/${draft}/comments`),
  page('/developments', people, everybody, () => '/developments'),
  page('/developments/{id}', ['speaker'], nobody, ({ draft }) => `/developments/${draft}`),
  page('/deviations', people, everybody, () => '/deviations'),
  page('/deviations/{id}', staff, nobody, ({ deviationId }) => `/deviations/${deviationId}`),
  page('/design/{id}/submit', describers, staff, ({ draft }) => `/design/${draft}/submit`),
  page('/design/{id}/{section}', staff, nobody, ({ draft }) => `/design/${draft}/basics`),
  page('/approvals', people, everybody, () => '/approvals'),
  page('/approvals/{id}', parties, nobody, ({ caseId }) => `/approvals/${caseId}`),

  page('/offerings', people, everybody, () => '/offerings'),
  page('/offerings/new', ['course-leader', 'institution-admin', 'partner-staff', 'stranger'], everybody, () => '/offerings/new'),
  page('/offerings/{id}', staff, nobody, ({ offering }) => `/offerings/${offering}`),
  page('/offerings/{id}/edit', ['course-leader', 'institution-admin'], staff, ({ offering }) => `/offerings/${offering}/edit`),
  page('/offerings/{id}/edit', ['institution-admin'], staff, ({ open: { offeringId } }) => `/offerings/${offeringId}/edit`),
  page('/offerings/{id}/applications', ['course-leader', 'admission-officer'], staff, ({ open: { offeringId } }) => {
    return `/offerings/${offeringId}/applications`;
  }),
  atOffering('/class', ['course-leader', 'lecturer', 'admission-officer', 'registrar']),
  atOffering('/results', entering),
  page('/offerings/{id}/results/import', entering, staff, ({ running }) => `/offerings/${running.offeringId}/results/import`),
  page('/offerings/{id}/results/import', ['admission-officer', 'registrar'], staff, ({ running }) => {
    return `/offerings/${running.offeringId}/results/import?purpose=enrol`;
  }),
  page('/offerings/{id}/results/import/{import}', entering, staff, ({ running, resultList }) => {
    return `/offerings/${running.offeringId}/results/import/${resultList}`;
  }),
  page('/offerings/{id}/results/import/{import}', ['admission-officer', 'registrar'], staff, ({ running, enrolList }) => {
    return `/offerings/${running.offeringId}/results/import/${enrolList}`;
  }),
  page('/offerings/{id}/credentials', register, staff, ({ passed }) => `/offerings/${passed.offeringId}/credentials`),
  page('/offerings/{id}/credentials/preview/{enrolment}', register, staff, ({ passed, ready }) => {
    return `/offerings/${passed.offeringId}/credentials/preview/${ready.enrolmentId}`;
  }),
  page('/credentials', [...register, 'partner-staff', 'stranger'], everybody, () => '/credentials'),
  ...['', '/credential.json', '/certificate.pdf'].map((file) =>
    page(`/credentials/{id}${file}`, register, staff, ({ mine }) => `/credentials/${mine.credentialId}${file}`),
  ),
  page('/revocations', [...register, 'partner-staff', 'stranger'], everybody, () => '/revocations'),
];

/** What is somebody's own. */
const ownRows: readonly PageRow[] = [
  page('/me', people, everybody, () => '/me'),
  page('/me/roles/{role}/lend', ['registrar'], staff, ({ cast }) => `/me/roles/${cast.registrar.roleId}/lend`),
  page('/me/applications', people, everybody, () => '/me/applications'),
  page('/me/applications/{id}', ['learner'], nobody, ({ applicationId }) => `/me/applications/${applicationId}`),
  page('/me/credentials', people, everybody, () => '/me/credentials'),
  ...['', '/credential.json', '/certificate.pdf'].map((file) =>
    page(`/me/credentials/{id}${file}`, ['learner'], nobody, ({ mine }) => `/me/credentials/${mine.credentialId}${file}`),
  ),
];

/** Every page has at least one row. */
export const pageRows: readonly PageRow[] = [...publicRows, ...staffRows, ...ownRows];

/** What machines fetch is the same for everybody. */
export const documentRows: readonly Pick<PageRow, 'path' | 'at'>[] = [
  { path: '/institutions/{id}/did.json', at: ({ ours }) => `/institutions/${ours}/did.json` },
  { path: '/institutions/{institutionId}/status/{purpose}/{number}', at: ({ ours }) => `/institutions/${ours}/status/revocation/1` },
  { path: '/institutions/{id}/logo', at: ({ ours }) => `/institutions/${ours}/logo` },
  {
    path: '/m/{slug}/offerings/{offering}/dates.ics',
    at: ({ open: { slug, offeringId } }) => `/m/${slug}/offerings/${offeringId}/dates.ics`,
  },
  { path: '/feed.xml', at: () => '/feed.xml' },
  { path: '/sitemap.xml', at: () => '/sitemap.xml' },
];
