import type { Finding } from './finding.ts';

const alphabets = 'ğ Ж Ω ع 李';

export async function examineFonts(): Promise<Finding> {
  const { fontsDraw } = await import('@laurel/credential/certificate');
  const missing = (await fontsDraw(alphabets)).filter(({ ok }) => !ok).map(({ script }) => script);
  if (missing.length > 0)
    return {
      name: 'fonts',
      outcome: 'fail',
      says: `nothing is drawn for ${missing.join(', ')}`,
      mend: 'run "npm ci" again; fonts are missing',
    };
  return { name: 'fonts', outcome: 'ok', says: `${alphabets} are drawn` };
}
