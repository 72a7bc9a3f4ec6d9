import type { Context } from './act.ts';
import type { RefusalCode } from './refusal.ts';

/** An act that was refused, by its name and the code of the refusal. */
export type Refused = { readonly act: string; readonly code: RefusalCode };

/** What all acts of one transaction share. */
export type Passage = { readonly ctx: Context; readonly now: Date; readonly refused: Refused[]; depth: number; hidden?: boolean };
