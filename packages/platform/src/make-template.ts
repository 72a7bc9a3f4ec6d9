import { queues } from './acts.ts';
import { builtTemplates, makeTemplate } from './base/database/template.ts';

// Run by the build: a new house then opens in two seconds instead of seven.
await makeTemplate(builtTemplates, queues);
