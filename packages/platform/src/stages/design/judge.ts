import { check, type Finding, type Phase, type Verdict } from '@laurel/microcredential';
import type { FrameworkInForce, InForce } from './in-force.ts';

type Asked = { readonly phase: Phase; readonly language: string };

/** What every framework that is in force says of an exchange document, side by side. */
export function judge(document: unknown, inForce: InForce, asked: Asked): (Verdict & { readonly binds: boolean })[] {
  return inForce.frameworks.map((each) => ({ ...verdictOf(document, each, inForce, asked), binds: each.binds }));
}

/** What keeps a document back at a phase: the errors of the frameworks that bind. */
export function errorsThatBind(document: unknown, inForce: InForce, asked: Asked): Finding[] {
  return inForce.frameworks
    .filter(({ binds }) => binds)
    .flatMap((each) => verdictOf(document, each, inForce, asked).findings)
    .filter(({ severity }) => severity === 'error');
}

function verdictOf(document: unknown, { framework, params }: FrameworkInForce, { on }: InForce, { phase, language }: Asked): Verdict {
  return check(document, framework, { phase, language, on, params });
}
