import type { Page } from '../base/ui/page.ts';
import { demonstrationPage } from './demonstration.page.tsx';
import { mailsPage } from './mails.page.tsx';

/** What a demonstration serves beside the pages of every house. */
export const demonstrationPages = (empty: boolean): readonly Page[] => [demonstrationPage(empty), mailsPage];
