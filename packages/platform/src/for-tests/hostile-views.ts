import { sections } from '@laurel/microcredential';
import { type HostileChain, hostilePlace } from './hostile-chain.ts';
import { hostileSentence } from './hostile-framework.ts';
import { hostileLines, hostileParagraph, hostileTitle } from './hostile-lines.ts';
import { MARK, type Person } from './hostile-people.ts';

/** An address at which something of the chain comes out, whoever looks at it, and what must be read there as it was written. */
export type HostileView = { readonly at: string; readonly as?: Person; readonly reads?: readonly string[] };

/** Every page there is, by its path, in a state that holds what was written along the chain. */
export function hostileViews(chain: HostileChain): Readonly<Record<string, readonly HostileView[]>> {
  const { names, lead, partner, waiting, leader, decider, partnerDecider, officer, lecturer, registrar, admin } = chain;
  const { offeringId, drafted, slug, accepted, declined, asking, importId, held, revoked, toRevoke, shared, draft, cases, deviations } =
    chain;
  const learner = accepted.person;
  const offering = `/offerings/${offeringId}`;
  const own = `/alliances/${chain.alliance}/frameworks/${chain.framework}`;
  const view = (at: string, as?: Person, ...reads: string[]): HostileView[] => [{ at, ...(as && { as }), reads }];
  const everybody = [...chain.learners.map(({ name }) => name), accepted.name];
  return {
    '/': [...view('/'), ...view('/', decider), ...view('/', learner)],
    '/institutions': view('/institutions', undefined, names.lead, names.partner),
    '/institutions/new': view('/institutions/new', leader),
    '/institutions/{id}/introduced': view(`/institutions/${waiting}/introduced`),
    '/institutions/{id}/people': view(`/institutions/${lead}/people`, admin, `${hostileLines.markup} ${MARK}`),
    '/institutions/{id}/people/{person}': view(`/institutions/${lead}/people/${lecturer.personId}`, admin),
    '/institutions/{id}/look': view(`/institutions/${lead}/look`, admin),
    '/institutions/{id}/issuer': view(`/institutions/${lead}/issuer`, admin, chain.legal.legalId, chain.legal.seat),
    '/institutions/{id}': [...view(`/institutions/${lead}`, undefined, names.lead), ...view(`/institutions/${partner}`, partnerDecider)],
    '/check': view('/check'),
    '/check/examples': view('/check/examples'),
    '/frameworks': [
      ...view('/frameworks', undefined, `${hostileLines.separators} ${hostileLines.turned}`),
      ...view('/frameworks', chain.office),
    ],
    '/frameworks/{id}': [...view('/frameworks/microbol'), ...view(`/frameworks/${chain.framework}`)],
    '/alliances/{id}/frameworks': view(`/alliances/${chain.alliance}/frameworks`, chain.office),
    '/alliances/{id}/frameworks/{framework}': view(own, chain.office),
    '/alliances/{id}/frameworks/{framework}/head': view(`${own}/head`, chain.office, hostileLines.turned),
    '/alliances/{id}/frameworks/{framework}/preview': view(`${own}/preview`, chain.office),
    '/alliances/{id}/frameworks/{framework}/rules/{rule}': view(`${own}/rules/${chain.rule}`, chain.office, hostileSentence),
    '/alliances/{id}/numbers/{framework}': view(`/alliances/${chain.alliance}/numbers/${chain.framework}?country=DE`, chain.office),
    '/institutions/{id}/frameworks': view(`/institutions/${lead}/frameworks`, admin),
    '/institutions/{id}/frameworks/{framework}': view(`/institutions/${lead}/frameworks/${chain.framework}`, admin),
    '/signin': view('/signin'),
    '/signin/sent': view('/signin/sent'),
    '/signin/{token}': view('/signin/made-up'),
    '/me': [...view('/me', decider), ...view('/me', registrar), ...view('/me', learner)],
    '/me/applications': view('/me/applications', learner),
    '/me/applications/{id}': [accepted, declined, asking].flatMap((each) =>
      view(`/me/applications/${each.applicationId}`, each.person, each.name, hostileParagraph),
    ),
    '/m/{slug}/offerings/{offering}/apply': [
      ...view(`/m/${slug}/offerings/${offeringId}/apply`),
      ...view(`/m/${slug}/offerings/${offeringId}/apply`, registrar),
    ],
    '/m/{slug}/offerings/{offering}/apply/sent': view(`/m/${slug}/offerings/${offeringId}/apply/sent`),
    '/offerings/{id}/applications': view(
      `${offering}/applications?state=all`,
      officer,
      accepted.name,
      declined.name,
      asking.name,
      hostileParagraph,
    ),
    '/offerings/{id}/class': view(`${offering}/class`, registrar, ...everybody),
    '/me/roles/{role}/lend': view(`/me/roles/${registrar.roleId}/lend`, registrar),
    '/design': view('/design', leader),
    '/design/new': view('/design/new', leader),
    '/design/import': view('/design/import', leader),
    '/design/{id}': [...view(`/design/${draft}`, leader), ...view(`/design/${chain.approved}`, leader)],
    '/design/{id}/read': view(`/design/${draft}/read`, leader),
    '/design/{id}/steps': view(`/design/${draft}/steps`, leader),
    '/design/{id}/template': view(`/design/${draft}/template`, leader),
    '/design/{id}/check': [
      ...view(`/design/${draft}/check`, leader),
      ...view(`/design/${deviations.of}/check?phase=approval`, leader, hostileParagraph),
    ],
    '/design/{id}/deviations': view(`/design/${deviations.of}/deviations`, leader),
    '/design/{id}/revise': view(`/design/${chain.revised}/revise`, leader, hostileParagraph),
    '/design/{id}/comments': view(`/design/${draft}/comments`, leader, hostileParagraph, hostileLines.markup),
    '/developments': view('/developments', chain.speaker, hostileLines.markup),
    '/developments/{id}': view(`/developments/${draft}`, chain.speaker, hostileParagraph),
    '/deviations': view('/deviations', decider),
    '/deviations/{id}': [
      ...view(`/deviations/${deviations.granted}`, leader, hostileParagraph),
      ...view(`/deviations/${deviations.asked}`, decider, hostileParagraph),
    ],
    '/design/{id}/submit': view(`/design/${draft}/submit`, leader),
    '/design/{id}/{section}': sections.flatMap((section) => view(`/design/${draft}/${section}`, leader)),
    '/approvals': [...view('/approvals', decider), ...view('/approvals', leader)],
    '/approvals/{id}': [
      ...cases.flatMap((id) => view(`/approvals/${id}`, decider)),
      ...view(`/approvals/${cases[0]}`, leader, hostileParagraph),
    ],
    '/offerings/{id}/results': view(`${offering}/results`, lecturer, ...everybody),
    '/offerings/{id}/results/import': view(`${offering}/results/import`, registrar),
    '/offerings/{id}/results/import/{import}': view(
      `${offering}/results/import/${importId}`,
      registrar,
      ...chain.learners.map(({ name }) => name),
    ),
    '/credentials': view('/credentials', registrar, accepted.name),
    '/credentials/{id}': [held, revoked, toRevoke].flatMap(({ id, learner: name = '' }) => view(`/credentials/${id}`, registrar, name)),
    '/credentials/{id}/credential.json': view(`/credentials/${held.id}/credential.json`, registrar),
    '/credentials/{id}/certificate.pdf': view(`/credentials/${held.id}/certificate.pdf`, registrar),
    '/revocations': [...view('/revocations', admin, chain.note), ...view('/revocations', registrar)],
    '/offerings/{id}/credentials': view(`${offering}/credentials`, registrar),
    '/offerings/{id}/credentials/preview/{enrolment}': view(`${offering}/credentials/preview/${chain.again}`, registrar),
    '/catalogue': [...view('/catalogue'), ...view('/catalogue?search=%3Cx-evil%3E%22'), ...view('/catalogue?search=alert')],
    '/m/{slug}': view(`/m/${slug}`, undefined, names.lead, names.partner),
    '/m/{slug}/offerings/{offering}': view(`/m/${slug}/offerings/${offeringId}`, undefined, hostilePlace),
    '/offerings': view('/offerings', leader),
    '/offerings/new': [...view('/offerings/new', leader), ...view(`/offerings/new?description=${chain.approved}`, leader)],
    '/offerings/{id}': [...view(offering, leader), ...view(`/offerings/${drafted}`, leader)],
    '/offerings/{id}/edit': view(`/offerings/${drafted}/edit`, leader, hostilePlace),
    '/verify': view('/verify'),
    '/me/credentials': view('/me/credentials', learner),
    '/me/credentials/{id}': view(`/me/credentials/${held.id}`, learner, accepted.name, chain.label, hostileTitle.en),
    '/c/{token}': view(shared, undefined, accepted.name, names.lead, hostileTitle.en),
    '/c/{token}/credential.json': view(`${shared}/credential.json`),
    '/c/{token}/certificate.pdf': view(`${shared}/certificate.pdf`),
    '/me/credentials/{id}/credential.json': view(`/me/credentials/${held.id}/credential.json`, learner),
    '/me/credentials/{id}/certificate.pdf': view(`/me/credentials/${held.id}/certificate.pdf`, learner),
    '/api': view('/api'),
    '/problems': view('/problems'),
    '/problems/{code}': view('/problems/not-allowed'),
    '/about/components': view('/about/components'),
  };
}
