/** One line each, as long as a name may be at most: taken as it is, and coming out as it is. */
export const hostileLines = {
  markup: '<script>alert(1)</script><x-evil onload="alert(1)">a</x-evil>',
  quotes: `O'Neill "Bo" \`x\` &amp; &lt;b&gt; </textarea></title></script>--> {{7*7}}`,
  formula: '=HYPERLINK("https://evil.example","Click")',
  plus: '+1+cmd|calc',
  minus: '-2+3',
  at: '@SUM(A1:A9)',
  // In a table opened with another separator, what stands behind it is a cell of its own.
  separators: 'Bo;=1+1,"@SUM(A1)"\\n;-2',
  scripts: 'Łucja Ωμέγα Київ שלום देवनागरी საქართველო 王小明 한국',
  turned: 'محمد الحسيني (שלום)!',
  longest: 'Wq'.repeat(95),
} as const;

/** Everything at once in several lines, with what would begin a header, a calendar entry, or an element. */
export const hostileParagraph = `=1+1 ${hostileLines.markup}\nBcc: victim@evil.example\nBEGIN:VALARM\n\n${hostileLines.quotes}\n${hostileLines.turned}; a, b\\n ${hostileLines.scripts}`;

/** A title nobody would write, in two languages: it ends a line, and fills what a text may be. */
export const hostileTitle = {
  en: `=${hostileLines.markup} & "${hostileLines.turned}"\nBcc: victim@evil.example\nBEGIN:VALARM; a, b\\n </script>`,
  de: `=${hostileLines.quotes} ${'Hitze '.repeat(3_000)}`,
} as const;
