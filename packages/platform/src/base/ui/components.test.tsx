import { expect, test } from 'vitest';
import { Choices } from './choices.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Facts } from './facts.tsx';
import { Field } from './field.tsx';
import { JsonLd } from './json-ld.tsx';
import { Link } from './link.tsx';
import { Pagination } from './pagination.tsx';
import { Select } from './select.tsx';

const html = (element: unknown) => String(element);

test('an answer stands in its field again, also in a long one, whatever signs it holds', () => {
  const hostile = '\n</textarea><script>alert(1)</script> "quotes" & \u202E';
  expect(html(<Field name="a" label="A" rows={4} value={hostile} />)).toContain(
    '>\n\n&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot;quotes&quot; &amp; \u202E</textarea>',
  );
  expect(html(<Field name="a" label="A" value={'" onfocus="alert(1)'} />)).toContain('value="&quot; onfocus=&quot;alert(1)"');
});

test('a field that is wrong says so where it stands, and is bound to its words', () => {
  const field = html(<Field name="website" label="Website" hint="The full address" error="Enter the full address" />);
  expect(field).toContain('aria-describedby="website-hint website-error"');
  expect(field).toContain('aria-invalid="true"');
  expect(field).toContain('id="website-error">Enter the full address</p>');
});

test('what was chosen stays chosen; a choice that does not exist falls back to none', () => {
  const choices = [
    { value: 'DE', label: 'Germany' },
    { value: 'ES', label: 'Spain' },
  ];
  expect(html(<Select name="country" label="Country" nothing="Choose" choices={choices} value="ES" />)).toContain(
    '<option value="ES" selected="">Spain',
  );
  const none = html(<Select name="country" label="Country" nothing="Choose" choices={choices} value={'XX"><script>'} />);
  expect(none).toContain('<option value="" selected="">Choose');
  expect(none).not.toContain('script');
  const some = html(<Choices name="c" kind="checkbox" legend="C" choices={choices} chosen={['DE', 'ES']} />);
  expect(some.match(/checked=""/g)).toHaveLength(2);
});

test('words that would lead to a script lead nowhere', () => {
  // biome-ignore lint/security/noScriptUrl: this is what is refused
  expect(html(<Link href="javascript:alert(1)">click</Link>)).toBe('<span>click</span>');
  expect(
    html(
      <Link href="https://a.example/?x=&quot;" foreign>
        a
      </Link>,
    ),
  ).toContain('rel="noopener noreferrer nofollow ugc"');
});

test('JSON for machines can not end its script element, and reads the same afterwards', () => {
  const name = '</script><script>alert(1)</script><!-- \u2028 &amp;';
  const element = html(<JsonLd about={{ '@type': 'CollegeOrUniversity', name }} />);
  const inside = element.slice(element.indexOf('>') + 1, element.lastIndexOf('</script>'));
  expect(inside).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(inside)).toEqual({ '@context': 'https://schema.org', '@type': 'CollegeOrUniversity', name });
});

test('the summary of what is wrong takes the focus without a script, and each line leads to its field', () => {
  const summary = html(
    <ErrorSummary title="There is a problem" problems={[{ field: 'name', says: 'Enter a name' }, { says: 'Sent before' }]} />,
  );
  expect(summary).toContain('autofocus=""');
  expect(summary).toContain('href="#name"');
  expect(summary).toContain('<li>Sent before</li>');
  expect(html(<ErrorSummary title="There is a problem" problems={[]} />)).toBe('');
});

test('a fact nobody stated is left out, and a list of one page has no way through it', () => {
  expect(html(<Facts facts={[{ term: 'Grade', value: '' }, undefined, { term: 'Country', value: 'Spain' }]} />)).toBe(
    '<dl class="facts"><div><dt>Country</dt><dd>Spain</dd></div></dl>',
  );
  expect(html(<Pagination label="Pages" previous={{ says: 'First', href: undefined }} next={{ says: 'Next', href: undefined }} />)).toBe(
    '',
  );
});
