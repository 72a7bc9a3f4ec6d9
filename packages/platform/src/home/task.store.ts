import type { Description } from '@laurel/microcredential';
import { type RawBuilder, sql } from 'kysely';
import type { ViewTransaction } from '../base/act.ts';
import type { Actor } from '../base/actor.ts';
import type { RoleName } from '../base/people/role.ts';
import { dayOf } from '../base/people/role.ts';
import { type Task, taskKinds } from './task.ts';

type Person = Actor & { kind: 'person' };

/** More offerings than that are looked up in the list of offerings. */
const SHOWN = 30;
/** Time enough to mend the description, or to decide anew. */
const ENDS_SOON_DAYS = 60;

/** Counts everything that waits for a person in one look; row-level security narrows it to what they may see at all. */
export async function tasksOf(tx: ViewTransaction, me: Person): Promise<Task[]> {
  const today = dayOf(tx.now);
  const at = (...roles: readonly RoleName[]) =>
    sql`any(${`{${me.roles.filter(({ role }) => (roles as readonly string[]).includes(role)).map((held) => held.institutionId)}}`}::uuid[])`;
  const parts: RawBuilder<unknown>[] = [
    counted('decide-cases')`from approval_decision said join approval_case on approval_case.id = said.case_id
      where said.decision = 'pending' and approval_case.state = 'under-review' and said.institution_id = ${at('decider')}
      and opened_by is distinct from ${me.personId}::uuid
      and not exists (select from description_author a where a.description_id = approval_case.description_id and a.person_id = ${me.personId}::uuid)`,
    counted('decide-deviations')`from deviation join description on description.id = deviation.description_id
      where deviation.state = 'asked' and description.state <> 'withdrawn' and deviation.institution_id = ${at('decider')}
      and asked_by is distinct from ${me.personId}::uuid
      and not exists (select from description_author a where a.description_id = deviation.description_id and a.person_id = ${me.personId}::uuid)`,
    // Where more time was granted, the end of the first is nobody's concern.
    counted('deviations-ending')`from deviation join description on description.id = deviation.description_id
      where deviation.state = 'granted' and description.state <> 'withdrawn' and deviation.institution_id = ${at('course-leader', 'decider')}
      and until_day between ${today}::date and ${today}::date + ${ENDS_SOON_DAYS}::int
      and not exists (select from deviation further where further.state = 'granted' and further.description_id = deviation.description_id
        and further.framework = deviation.framework and further.rule = deviation.rule and further.until_day > deviation.until_day)`,
    counted('revise-descriptions')`from description where description.state = 'draft' and institution_id = ${at('course-leader')}
      and exists (select from approval_case where approval_case.description_id = description.id and approval_case.state in ('changes-required', 'rejected'))`,
    counted(
      'offer-approved',
    )`from description where description.state = 'approved' and institution_id = ${at('course-leader', 'institution-admin')}
      and not exists (select from offering where offering.description_id = description.id)`,
    counted('publish-offerings')`from offering where offering.state = 'draft' and institution_id = ${at('institution-admin')}`,
    byOffering('decide-applications')`from application waiting join offering on offering.id = waiting.offering_id
      where waiting.state = 'submitted' and offering.state = 'published' and offering.institution_id = ${at('admission-officer', 'course-leader')}`,
    byOffering('enter-results')`from enrolment waiting join offering on offering.id = waiting.offering_id
      where waiting.withdrawn_at is null and offering.state = 'published' and offering.ends_on <= ${today}::date
      and offering.institution_id = ${at('lecturer', 'course-leader', 'registrar')}
      and not exists (select from result where result.enrolment_id = waiting.id)`,
    byOffering('confirm-results')`from result waiting join offering on offering.id = waiting.offering_id
      where waiting.state = 'entered' and waiting.entered_by is distinct from ${me.personId}::uuid
      and offering.institution_id = ${at('registrar', 'course-leader')}`,
    byOffering('issue-credentials')`from result waiting join offering on offering.id = waiting.offering_id
      where waiting.state = 'confirmed' and waiting.result = 'pass' and offering.institution_id = ${at('registrar')}
      and not exists (select from credential where credential.enrolment_id = waiting.enrolment_id)`,
    counted('confirm-revocations')`from revocation where state = 'asked' and asked_by is distinct from ${me.personId}::uuid
      and institution_id = ${at('registrar', 'institution-admin')}`,
    counted('publish-frameworks')`from own_framework own where exists (
      select from alliance_member where alliance_member.alliance_id = own.alliance_id and institution_id = ${at('alliance-office')})
      and not exists (select from framework_version v where v.framework_id = own.id and v.published_at >= own.changed_at)`,
    counted('own-applications')`from application where state = 'submitted' and person_id = ${me.personId}::uuid`,
    counted('own-credentials')`from credential where state = 'issued' and person_id = ${me.personId}::uuid`,
  ];
  const { rows } = await sql<Row>`
    select kind, count::int as count, offering_id as "offeringId", (
      select content -> 'title' from description_version said where said.description_id = waits.description_id and said.number = waits.version
    ) as title
    from (${sql.join(parts, sql` union all `)}) as waits where count > 0`.execute(tx.db);
  return rows
    .sort((a, b) => taskKinds.indexOf(a.kind) - taskKinds.indexOf(b.kind))
    .slice(0, SHOWN)
    .map(({ kind, count, offeringId, title }) => ({
      kind,
      count,
      ...(offeringId === null ? {} : { offeringId }),
      ...(title === null ? {} : { title }),
    }));
}

type Row = Pick<Task, 'kind' | 'count'> & { readonly offeringId: string | null; readonly title: Description['title'] | null };

/** How many there are of a kind. */
function counted(kind: Task['kind']) {
  return (...rest: Parameters<typeof sql>) =>
    sql`select ${kind}::text as kind, count(*) as count, null::uuid as offering_id, null::uuid as description_id, null::int as version ${sql(...rest)}`;
}

/** How many there are of a kind in each offering. */
function byOffering(kind: Task['kind']) {
  return (...rest: Parameters<typeof sql>) =>
    sql`select ${kind}::text as kind, count(*) as count, offering.id as offering_id, offering.description_id, offering.version ${sql(...rest)}
      group by offering.id, offering.description_id, offering.version`;
}
