import { paragraphs } from '../../base/plain-text.ts';

/** Longer reasons belong into a letter. */
export const LONGEST_REASON = 5000;

/** Why an awarding body decided so. */
export const reason = paragraphs(0, LONGEST_REASON);
