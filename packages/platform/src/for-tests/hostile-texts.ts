/** What people who mean no good, and spreadsheets that mean nothing, write into a field. */
export const hostileTexts = {
  markup: '<script>alert(1)</script><x-evil onload="alert(1)">a</x-evil>',
  quotes: `O'Neill "Bo" \`x\` &amp; &lt;b&gt; </textarea></title></script>--> {{7*7}}`,
  'every script': 'Łu\u0301cja Ωμέγα Київ محمد שלום देवनागरी საქართველო 王小明 한국 👩‍🎓🇪🇺',
  'right to left': 'محمد الحسيني (שלום)!',
  'too long': 'x'.repeat(200_000),
  'an overriding mark': 'photo\u202Egnp.exe\u202C',
  'an isolating mark': 'a\u2066b\u2069',
  'an isolate that is never closed': 'a\u2067b',
  'zero-width signs': 'ad\u200Bmin\uFEFF',
  'a null': 'a\u0000b',
  'control signs': 'a\u0007\u001b[31mred\u0085\u007f',
  'half a sign': 'a\uD800b',
  'a formula': '=HYPERLINK("https://evil.example","Click")',
  'a plus formula': '+1+cmd|calc',
  'a minus formula': '-2+3',
  'an at formula': '@SUM(A1:A9)',
  'only blanks': ' \t\u00a0\u3000 ',
  'a header of its own': 'Hello\r\nBcc: victim@evil.example\r\n\r\nBuy now',
} as const;

export type HostileName = keyof typeof hostileTexts;

/** As a form sends it: half a sign goes out as the three bytes that no correct browser would send. */
export function encoded(pairs: readonly (readonly [string, string])[]): string {
  const one = (text: string) => [...text].map((sign) => (/\p{Surrogate}/u.test(sign) ? '%ED%A0%80' : encodeURIComponent(sign))).join('');
  return pairs.map(([name, value]) => `${one(name)}=${one(value)}`).join('&');
}
