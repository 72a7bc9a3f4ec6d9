import { lookAtPackage, partsOf } from './office-package.ts';
import { readXml, type Tag } from './read-xml.ts';
import { markOf, ticked, unticked } from './tick-marks.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** A cell as it reads; `continues` where it belongs to the cell above. */
export type PaperCell = { readonly text: string; readonly continues?: true };
export type PaperTable = { readonly rows: readonly (readonly PaperCell[])[] };

/** A document as people read it: what was struck out, hidden or set as a footnote is gone, what was added stands. */
export type Paper = {
  /** BCP 47, as most of the text is marked */
  readonly language?: string;
  readonly tables: readonly PaperTable[];
  /** the lines outside of tables */
  readonly lines: readonly string[];
};

const word = /\/wordprocessingml\/(?:2006\/)?main$/;
const mostCells = 20_000;
/** What is not read aloud: struck out, moved away, the same drawing again for older programs, numbers of footnotes. */
const passedOver = new Set(['del', 'moveFrom', 'Fallback', 'footnoteReference', 'endnoteReference', 'commentReference']);

/**
 * Reads the tables and lines of a DOCX document. For a guarded child process only (decision 7).
 * @throws UnreadableFile
 */
export function readPaper(bytes: Uint8Array): Paper {
  const { links } = lookAtPackage(bytes);
  const parts = partsOf(bytes, (name) => name === 'word/document.xml' || name === 'word/styles.xml');
  const document = parts.get('word/document.xml');
  if (document === undefined) throw new UnreadableFile('archive-damaged');
  const reader = new Reader(links);
  readXml(document, { open: (tag) => reader.open(tag), close: (tag) => reader.close(tag), text: (text) => reader.text(text) });
  const language = reader.language() ?? defaultLanguage(parts.get('word/styles.xml'));
  return { ...(language !== undefined && { language }), tables: reader.tables, lines: reader.lines() };
}

function defaultLanguage(styles: Uint8Array | undefined): string | undefined {
  let found: string | undefined;
  let inDefaults = false;
  if (styles === undefined) return undefined;
  readXml(styles, {
    open(tag) {
      if (tag.name === 'docDefaults') inDefaults = true;
      if (tag.name === 'lang' && inDefaults) found ??= tag.attribute('val');
    },
    close(tag) {
      if (tag.name === 'docDefaults') inDefaults = false;
    },
  });
  return found;
}

type OpenTable = { readonly rows: PaperCell[][] };
type OpenCell = { text: string; continues: boolean };
type OpenField = { checkbox?: boolean; placeholder?: true; begun: boolean };
type Form = { checked?: boolean; chosen: number; readonly entries: string[]; box: boolean };

class Reader {
  readonly tables: OpenTable[] = [];
  readonly #links: ReadonlyMap<string, string>;
  readonly #open: OpenTable[] = [];
  readonly #cells: OpenCell[] = [{ text: '', continues: false }];
  readonly #fields: OpenField[] = [];
  readonly #addresses: { readonly address: string; readonly from: number }[] = [];
  readonly #letters = new Map<string, number>();
  #form: Form | undefined;
  #skipped = 0;
  #inText = false;
  #hidden = false;
  #spoken: string | undefined;
  #count = 0;

  constructor(links: ReadonlyMap<string, string>) {
    this.#links = links;
  }

  lines(): readonly string[] {
    return (this.#cells[0]?.text ?? '').split('\n').filter((line) => line.trim() !== '');
  }

  language(): string | undefined {
    return [...this.#letters].toSorted(([, a], [, b]) => b - a)[0]?.[0];
  }

  open(tag: Tag): void {
    if (this.#skipped > 0 || passedOver.has(tag.name)) {
      this.#skipped += 1;
      return;
    }
    if (word.test(tag.space)) this.#openWord(tag);
    else if (tag.name === 'checkbox') this.#field({ checkbox: false });
    else if (tag.name === 'checked') this.#field({ checkbox: isOn(tag.attribute('val')) });
  }

  #openWord(tag: Tag): void {
    switch (tag.name) {
      case 'tbl':
        this.#open.push({ rows: [] });
        return;
      case 'tr':
        this.#open.at(-1)?.rows.push([]);
        return;
      case 'tc':
        this.#count += 1;
        if (this.#count > mostCells) throw new UnreadableFile('too-many-cells', { limit: mostCells });
        this.#cells.push({ text: '', continues: false });
        return;
      case 'vMerge': {
        const cell = this.#cells.at(-1);
        if (cell !== undefined && tag.attribute('val') !== 'restart') cell.continues = true;
        return;
      }
      case 'r':
        this.#hidden = false;
        this.#spoken = undefined;
        return;
      case 'vanish':
        this.#hidden = isOn(tag.attribute('val') ?? '1');
        return;
      case 'lang':
        this.#spoken = tag.attribute('val') ?? this.#spoken;
        return;
      case 't':
        this.#inText = true;
        return;
      case 'tab':
        return void this.#write(' ');
      case 'br':
      case 'cr':
        return void this.#write('\n');
      case 'noBreakHyphen':
        return void this.#write('-');
      case 'sym':
        return void this.#write(markOf(tag.attribute('font') ?? '', tag.attribute('char') ?? ''));
      case 'hyperlink':
        this.#addresses.push({ address: this.#links.get(tag.attribute('id') ?? '') ?? '', from: this.#cells.at(-1)?.text.length ?? 0 });
        return;
      case 'sdt':
        this.#fields.push({ begun: false });
        return;
      case 'showingPlcHdr':
        if (isOn(tag.attribute('val') ?? '1')) this.#field({ placeholder: true });
        return;
      case 'sdtContent':
        return void this.#beginField();
      default:
        return void this.#openForm(tag);
    }
  }

  /** The form fields of older documents: a box, or a list to choose from. */
  #openForm(tag: Tag): void {
    if (tag.name === 'ffData') this.#form = { chosen: 0, entries: [], box: false };
    if (this.#form === undefined) return;
    const value = tag.attribute('val');
    if (tag.name === 'checkBox') this.#form.box = true;
    else if (tag.name === 'default' && this.#form.box) this.#form.checked ??= isOn(value ?? '1');
    else if (tag.name === 'checked') this.#form.checked = isOn(value ?? '1');
    else if (tag.name === 'result') this.#form.chosen = Number(value ?? 0);
    else if (tag.name === 'listEntry') this.#form.entries.push(value ?? '');
  }

  close(tag: Tag): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    if (!word.test(tag.space)) return;
    switch (tag.name) {
      case 't':
        this.#inText = false;
        return;
      case 'p':
        return void this.#write('\n', true);
      case 'tc': {
        const cell = this.#cells.pop();
        if (cell !== undefined)
          this.#open
            .at(-1)
            ?.rows.at(-1)
            ?.push({ text: tidy(cell.text), ...(cell.continues && { continues: true as const }) });
        return;
      }
      case 'tbl':
        return void this.#closeTable();
      case 'hyperlink':
        return void this.#closeLink();
      case 'sdt':
        this.#fields.pop();
        return;
      case 'ffData':
        return void this.#closeForm();
    }
  }

  text(text: string): void {
    if (this.#skipped > 0 || !this.#inText || this.#hidden) return;
    if (this.#spoken !== undefined) this.#letters.set(this.#spoken, (this.#letters.get(this.#spoken) ?? 0) + text.length);
    this.#write(text);
  }

  #write(text: string, always = false): void {
    const cell = this.#cells.at(-1);
    // What stands in a box's place is its mark, and in an unanswered field the invitation to write.
    const covered = this.#fields.some((field) => field.begun && (field.checkbox !== undefined || field.placeholder));
    if (cell !== undefined && (always || !covered)) cell.text += text;
  }

  #field(said: Partial<OpenField>): void {
    Object.assign(this.#fields.at(-1) ?? {}, said);
  }

  #beginField(): void {
    const field = this.#fields.at(-1);
    if (field === undefined) return;
    if (field.checkbox !== undefined) this.#write(field.checkbox ? ticked : unticked);
    field.begun = true;
  }

  #closeForm(): void {
    const form = this.#form;
    this.#form = undefined;
    if (form?.box) this.#write(form.checked ? ticked : unticked);
    else if (form !== undefined && form.entries.length > 0) this.#write(form.entries[form.chosen] ?? '');
  }

  /** Behind "Register here" stands where here is. */
  #closeLink(): void {
    const link = this.#addresses.pop();
    const cell = this.#cells.at(-1);
    if (link === undefined || cell === undefined || link.address === '') return;
    const address = link.address.replace(/^mailto:/i, '');
    const shown = cell.text.slice(link.from);
    if (!/@|:\/\/|www\./.test(shown)) this.#write(` (${address})`);
  }

  /** A table in a cell is a table of its own, and its words are words of the cell as well. */
  #closeTable(): void {
    const table = this.#open.pop();
    if (table === undefined) return;
    this.tables.push(table);
    if (this.#open.length > 0) this.#write(`${table.rows.map((row) => row.map(({ text }) => text).join(' ')).join('\n')}\n`);
  }
}

/** ST_OnOff (ECMA-376, 22.9.2.7). */
function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

function tidy(text: string): string {
  return text
    .replace(/\u00ad/g, '')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
