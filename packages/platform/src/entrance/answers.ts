import { Obstacle } from '../base/rest/problem-code.ts';
import { readBytes } from '../base/rest/read-body.ts';
import type { Answers } from '../base/ui/page.ts';

/** Enough for every form of words; a page that takes files says so itself. */
export const LARGEST_FORM = 256_000;

const FORMS = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;

/** What a reader sent with a form, read no further than allowed. */
export async function readAnswers(request: Request, limit: number): Promise<Answers> {
  const type = request.headers.get('content-type') ?? '';
  if (!FORMS.test(type)) throw new Obstacle('unsupported-media-type');
  const bytes = await readBytes(request, limit);
  let form: FormData;
  try {
    form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData();
  } catch {
    throw new Obstacle('bad-form');
  }
  return {
    text(name) {
      const value = form.get(name);
      // Browsers send CRLF from text areas (HTML §4.10.22.4); what a person typed is one line break.
      return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
    },
    all: (name) => form.getAll(name).flatMap((value) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : [])),
    file(name) {
      const value = form.get(name);
      // Where no file is chosen a browser sends an empty one without a name (HTML §4.10.22.4); an empty one that was chosen has a name.
      return typeof value === 'object' && value !== null && (value.size > 0 || value.name !== '') ? value : undefined;
    },
  };
}
