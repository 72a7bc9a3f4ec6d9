import type { Queue, Worker } from './base/jobs/queue.ts';
import { findUnsealed } from './base/journal/find-unsealed.ts';
import type { Follower } from './base/journal/follower.ts';
import { readJournal } from './base/journal/read-journal.ts';
import { confirmInstitution } from './base/people/confirm-institution.ts';
import { followIntroduction } from './base/people/follow-introduction.ts';
import { introduceInstitution } from './base/people/introduce-institution.ts';
import { listInstitutions } from './base/people/list-institutions.ts';
import { recordMail } from './base/people/record-mail.ts';
import { sendMail } from './base/people/send-mail.ts';
import { showInstitution } from './base/people/show-institution.ts';
import { takeMail } from './base/people/take-mail.ts';
import { whenInstitutionIntroducedWriteToContact } from './base/people/when-institution-introduced-write-to-contact.ts';
import { writeToContact } from './base/people/write-to-contact.ts';

/** Everything that can be done here. */
export const acts = [introduceInstitution, confirmInstitution, writeToContact, recordMail] as const;

/** Everything that can be seen here. */
export const views = [listInstitutions, showInstitution, followIntroduction, takeMail, readJournal, findUnsealed] as const;

/** What happens by itself after something happened. */
export const followers: readonly Follower[] = [whenInstitutionIntroducedWriteToContact];

/** What is done later, and again when it fails. */
export const workers: readonly Worker[] = [sendMail];

export const queues: readonly Queue[] = workers.map((worker) => worker.queue);
