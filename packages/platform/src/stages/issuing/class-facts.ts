import {
  type Award,
  type AwardingBody,
  type ComponentResult,
  contentHash,
  type Description,
  type ExchangeDocument,
  type Issuer,
  textIn,
} from '@laurel/microcredential';
import type { GradedComponent } from '../assessment/class-heading.ts';
import type { GradeScale } from '../assessment/grade.ts';

/** What is the same for everyone in a class. */
export type ClassFacts = Pick<Award, 'description' | 'contentHash' | 'issuer' | 'awardingBodies' | 'components'> &
  Partial<Pick<Award, 'issuedAt' | 'supervision' | 'gradeScale'>> & {
    /** the draft says of the whole class that participation was recorded */
    readonly participationRecorded: boolean;
    /** day of issue for all, instead of each one's day of assessment */
    readonly issuedOn?: string;
  };

type Course = NonNullable<NonNullable<ExchangeDocument['certificate']>['courses']>[number];

/**
 * What the exchange document says about everyone's certificate: from its `certificate` where it has one, else from its description.
 * Nothing is made up: what neither says stays out, and the rules of phase issuing find it missing.
 */
export function classFacts(
  { description, certificate }: ExchangeDocument,
  options: { scale?: GradeScale; issuedOn?: string } = {},
): ClassFacts {
  const { issuedAt, supervision = description.assessment?.supervision, participationRecorded } = certificate ?? {};
  return {
    description,
    contentHash: contentHash(description),
    issuer: issuerOf(description, certificate?.issuer),
    awardingBodies: awardingBodiesOf(description, certificate?.awardingBodies),
    components: componentsOf(description, certificate?.courses),
    participationRecorded: participationRecorded === true,
    ...(issuedAt !== undefined && { issuedAt }),
    ...(supervision !== undefined && { supervision }),
    ...(options.scale && { gradeScale: options.scale.written }),
    ...(options.issuedOn !== undefined && { issuedOn: options.issuedOn }),
  };
}

/** The components under which a class list may have grades: the courses of the certificate, else those of the description. */
export function gradedComponents({ description, certificate }: ExchangeDocument): GradedComponent[] {
  const { components = [] } = description;
  const titlesOf = (title: Course['title']) => (title === undefined ? [] : typeof title === 'string' ? [title] : Object.values(title));
  if (certificate?.courses === undefined || certificate.courses.length === 0)
    return components.map(({ id, title }) => ({ ...(id !== undefined && { id }), titles: titlesOf(title) }));
  return certificate.courses.map((course, index) => {
    const component = describedAs(course, index, components);
    return {
      ...(component?.id !== undefined && { id: component.id }),
      titles: [...new Set([...titlesOf(course.title), ...titlesOf(component?.title)])],
    };
  });
}

type Draft = NonNullable<ExchangeDocument['certificate']>;

function issuerOf({ provider }: Description, draft: Draft['issuer']): Issuer {
  const lead = provider?.lead;
  const { name = lead?.name ?? lead?.id ?? '', country = lead?.country ?? '', legalId = lead?.legalId } = draft ?? {};
  const region = textMember(draft, 'region') ?? lead?.region;
  const url = textMember(draft, 'url') ?? lead?.url;
  return {
    id: lead?.id ?? '',
    name,
    country,
    ...(region !== undefined && { region }),
    ...(legalId !== undefined && { legalId }),
    ...(url !== undefined && { url }),
  };
}

function textMember(draft: Draft['issuer'], key: string): string | undefined {
  const value = draft?.[key];
  return typeof value === 'string' ? value : undefined;
}

/** All awarding bodies of the description are named, those of the certificate first; who of them signs is another question. */
function awardingBodiesOf(description: Description, draft: Draft['awardingBodies'] = []): readonly [AwardingBody, ...AwardingBody[]] {
  const { lead, awardingBodies = [], partners = [] } = description.provider ?? {};
  const listed = [...draft, ...awardingBodies.filter(({ id }) => !draft.some((body) => body.id === id))];
  const named = listed.length > 0 ? listed : lead === undefined ? [] : [lead];
  const bodies = named.map(({ id = '', name }): AwardingBody => {
    const described = [...awardingBodies, ...(lead === undefined ? [] : [lead])].filter((body) => body.id === id);
    const country = [...described, ...partners].find((body) => body.id === id && body.country !== undefined)?.country;
    const url = described.map((body) => body.url).find((each) => typeof each === 'string');
    return {
      id,
      name: name ?? described.find((body) => body.name !== undefined)?.name ?? id,
      ...(country !== undefined && { country }),
      ...(typeof url === 'string' && { url }),
    };
  });
  const [first = { id: lead?.id ?? '', name: lead?.name ?? '' }, ...others] = bodies;
  return [first, ...others];
}

function componentsOf(description: Description, courses: readonly Course[] = []): ComponentResult[] {
  const { components = [], provider } = description;
  const nameOf = (id: string) =>
    [...(provider?.awardingBodies ?? []), ...(provider?.lead === undefined ? [] : [provider.lead])].find((body) => body.id === id)?.name ??
    id;
  const from =
    courses.length > 0
      ? courses.map((course, index) => ({ course, component: describedAs(course, index, components) }))
      : components.map((component) => ({ course: {} as Course, component }));
  return from.map(({ course, component }) => {
    const {
      language = component?.language,
      ects = component?.ects,
      teachingHours = component?.teachingHours,
      deliveryMode,
      assessmentMode,
    } = course;
    return {
      title: textIn(course.title ?? component?.title, ['en']) ?? component?.id ?? '',
      ...(component?.institution !== undefined && { institution: nameOf(component.institution) }),
      ...(language !== undefined && { language }),
      ...(ects !== undefined && { ects }),
      ...(teachingHours !== undefined && { teachingHours }),
      ...(deliveryMode !== undefined && { deliveryMode }),
      ...(assessmentMode !== undefined && { assessmentMode }),
    };
  });
}

type Component = NonNullable<Description['components']>[number];

/** The component that a course of the certificate is: by its title, else by its place. */
function describedAs(course: Course, index: number, components: readonly Component[]): Component | undefined {
  const title = textIn(course.title, ['en']);
  return components.find((component) => title !== undefined && textIn(component.title, ['en']) === title) ?? components[index];
}
