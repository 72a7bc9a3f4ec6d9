import { SaxesParser, type SaxesTagNS } from 'saxes';
import { UnreadableFile } from './unreadable-file.ts';

/** A tag as a reader of office files wants it: by its own name, without the prefix that a program chose. */
export type Tag = { readonly name: string; readonly space: string; attribute(name: string): string | undefined };

export type XmlEvents = { open?(tag: Tag): void; close?(tag: Tag): void; text?(text: string): void };

/** Deeper than nested tables in nested text boxes; a reader that keeps what is open must not be made to keep a million. */
const deepest = 256;

/**
 * Reads XML from beginning to end. A file that declares a document type is refused before anything is expanded (XXE, "billion laughs").
 * @throws UnreadableFile
 */
export function readXml(bytes: Uint8Array, { open, close, text }: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on('doctype', () => {
    throw new UnreadableFile('declared-entities');
  });
  parser.on('error', () => {
    throw new UnreadableFile('archive-damaged');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > deepest) throw new UnreadableFile('too-many-parts');
    open?.(tagOf(tag));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    close?.(tagOf(tag));
  });
  if (text !== undefined) parser.on('text', text);
  parser.write(decoded(bytes)).close();
}

function tagOf({ local, uri, attributes }: SaxesTagNS): Tag {
  return {
    name: local,
    space: uri,
    attribute: (name) => Object.values(attributes).find((each) => each.local === name)?.value,
  };
}

/** XML of office programs is UTF-8, or UTF-16 with its mark. */
function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile('archive-damaged');
  }
}
