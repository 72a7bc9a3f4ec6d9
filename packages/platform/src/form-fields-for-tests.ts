/** The fields of the form on a page with what stands in them, as a browser would send them. */
export function fieldsOf(html: string): URLSearchParams {
  const fields = new URLSearchParams();
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  for (const [, attributes = ''] of html.matchAll(/<input ([^>]*)>/g)) {
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1];
    const value = /\bvalue="([^"]*)"/.exec(attributes)?.[1] ?? '';
    if (name === undefined || (/type="(checkbox|radio)"/.test(attributes) && !/\bchecked/.test(attributes))) continue;
    fields.append(name, plain(value));
  }
  for (const [, name = '', text = ''] of html.matchAll(/<textarea[^>]*\bname="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/g))
    fields.append(name, plain(text));
  for (const [, name = '', options = ''] of html.matchAll(/<select[^>]*\bname="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    fields.append(name, plain(/<option value="([^"]*)"[^>]*selected/.exec(options)?.[1] ?? ''));
  return fields;
}
