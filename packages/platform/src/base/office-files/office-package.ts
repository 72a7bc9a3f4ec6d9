import { readXml } from './read-xml.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { unpackArchive } from './zip-archive.ts';

/** Unpacked, no description of a course comes near it. */
const unpackedLimit = 64_000_000;

/** What an archive is by the parts in it (ECMA-376, part 2). */
export type PackageKind = 'document' | 'workbook';

/** Its kind, and where the hyperlinks of its documents lead. */
export type OfficePackage = { readonly kind: PackageKind; readonly links: ReadonlyMap<string, string> };

/**
 * Looks at an office file before anything of it is read: it has no macros, and nothing in it is to be fetched from elsewhere.
 * For a guarded child process only (decision 7).
 * @throws UnreadableFile
 */
export function lookAtPackage(bytes: Uint8Array): OfficePackage {
  const names: string[] = [];
  const parts = unpackArchive(bytes, (name) => names.push(name) > 0 && /\.rels$|^\[Content_Types\]\.xml$/.test(name), unpackedLimit);
  if (names.includes('mimetype') && names.includes('content.xml')) throw new UnreadableFile('other-spreadsheet', { kind: 'OpenDocument' });
  const types = parts.get('[Content_Types].xml');
  if (names.some((name) => /vbaProject\.bin$|xl\/macrosheets\//i.test(name)) || types?.includes('macroEnabled'))
    throw new UnreadableFile('macros');
  if (names.some((name) => /^xl\/externalLinks\//i.test(name))) throw new UnreadableFile('outside-link');
  const links = new Map<string, string>();
  for (const [name, xml] of parts)
    if (name.endsWith('.rels')) readRelations(xml, name === 'word/_rels/document.xml.rels' ? links : new Map());
  if (names.includes('word/document.xml')) return { kind: 'document', links };
  if (names.includes('xl/workbook.xml')) return { kind: 'workbook', links };
  throw new UnreadableFile('archive-damaged');
}

/** Of what lies outside only an address that a person may follow is kept: a template or a picture would be fetched by whoever opens it. */
function readRelations(xml: Uint8Array, links: Map<string, string>): void {
  readXml(xml, {
    open(tag) {
      if (tag.name !== 'Relationship') return;
      const [id, type = '', target = ''] = ['Id', 'Type', 'Target'].map((name) => tag.attribute(name));
      const outside = tag.attribute('TargetMode')?.toLowerCase() === 'external';
      if (outside && !type.endsWith('/hyperlink')) throw new UnreadableFile('outside-link');
      if (outside && id !== undefined) links.set(id, target);
    },
  });
}

/** The wanted parts of an office file, counted while they are unpacked. */
export function partsOf(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Buffer> {
  return unpackArchive(bytes, wanted, unpackedLimit);
}
