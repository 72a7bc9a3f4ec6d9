import { type Element, elementsIn, textOf } from './html-tree.ts';

/** One question of a form, and what is answered when nobody touches it. */
export type FormField = { readonly name: string; readonly kind: string; readonly value: string; readonly chosen: boolean };
export type HtmlForm = {
  readonly action: string;
  readonly method: string;
  readonly files: boolean;
  readonly fields: readonly FormField[];
  readonly buttons: readonly { readonly name: string; readonly value: string }[];
};

const CHOSEN = new Set(['checkbox', 'radio', 'hidden', 'select', 'file']);

/** Whether anything at all can be typed into it. */
export function isTyped({ kind }: FormField): boolean {
  return !CHOSEN.has(kind);
}

/** The forms of a page that post. */
export function formsIn(page: Element): HtmlForm[] {
  return [...elementsIn(page)]
    .filter(({ tag, attributes }) => tag === 'form' && attributes['method']?.toLowerCase() === 'post')
    .map((form) => ({
      action: form.attributes['action'] ?? '',
      method: 'post',
      files: form.attributes['enctype'] === 'multipart/form-data',
      fields: controlsOf(page, form).flatMap(fieldOf),
      buttons: controlsOf(page, form)
        .filter(({ tag, attributes }) => tag === 'button' && attributes['name'] !== undefined && attributes['type'] !== 'button')
        .map(({ attributes }) => ({ name: attributes['name'] ?? '', value: attributes['value'] ?? '' })),
    }));
}

/** Those inside, and those elsewhere on the page that name the form (HTML §4.10.18.3). */
function controlsOf(page: Element, form: Element): Element[] {
  const { id } = form.attributes;
  const inside = [...elementsIn(form)].filter(({ attributes }) => attributes['form'] === undefined || attributes['form'] === id);
  const named = id === undefined ? [] : [...elementsIn(page)].filter(({ attributes }) => attributes['form'] === id);
  return [...new Set([...inside, ...named])];
}

function fieldOf(element: Element): FormField[] {
  const { tag, attributes } = element;
  const name = attributes['name'];
  if (name === undefined || 'disabled' in attributes) return [];
  if (tag === 'textarea') return [{ name, kind: 'textarea', value: textOf(element).replace(/^\n/, ''), chosen: true }];
  if (tag === 'select') {
    const options = [...elementsIn(element)].filter((each) => each.tag === 'option');
    const option = options.find((each) => 'selected' in each.attributes) ?? options[0];
    return [{ name, kind: 'select', value: option?.attributes['value'] ?? (option ? textOf(option) : ''), chosen: true }];
  }
  if (tag !== 'input') return [];
  const kind = attributes['type'] ?? 'text';
  const ticked = kind === 'checkbox' || kind === 'radio';
  return [{ name, kind, value: attributes['value'] ?? (ticked ? 'on' : ''), chosen: ticked ? 'checked' in attributes : kind !== 'file' }];
}

/** What a browser sends when nothing is changed, a button apart. */
export function answersOf(form: HtmlForm): [string, string][] {
  return form.fields.filter(({ chosen }) => chosen).map(({ name, value }) => [name, value]);
}
