import { type Framework, frameworks } from '@laurel/microcredential';

/**
 * The frameworks that may block a step in this house: an error of one of them keeps a description from being submitted and published, and
 * credentials from being issued. The others advise. What a framework's file says of itself is only a suggestion; which ones bind is the
 * alliance's choice, and until an alliance can make it on a page, it is made here.
 */
export const bindingFrameworks: readonly Framework[] = frameworks.filter(({ id }) => ['unic-standard-2024'].includes(id));
