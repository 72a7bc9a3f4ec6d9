import { openBadgeContexts } from './vocabularies/open-badge-terms.ts';

/** A kind of credential that is read and written here: a vocabulary with the way it is secured, and the contexts it must name in this order. */
export type Format = {
  readonly name: string;
  readonly vocabulary: 'open-badges-3.0';
  readonly proof: 'eddsa-rdfc-2022';
  readonly contexts: readonly string[];
  readonly mediaType: string;
  readonly fileEnding: string;
};

export const formats: readonly Format[] = [
  {
    name: 'Open Badges 3.0, Data Integrity',
    vocabulary: 'open-badges-3.0',
    proof: 'eddsa-rdfc-2022',
    contexts: openBadgeContexts,
    mediaType: 'application/vc',
    fileEnding: '.ob3.json',
  },
];

/** What bytes are by their first look; `seen` is a code whose words are in `seenWords`. */
export type Recognised = { readonly kind: 'json' } | { readonly kind: 'pdf' } | { readonly kind: 'other'; readonly seen: SeenKind };

export const seenWords = {
  zip: {
    en: 'a ZIP file (or a document that is one, such as XLSX or DOCX)',
    de: 'eine ZIP-Datei (oder ein Dokument dieser Art wie XLSX oder DOCX)',
  },
  gzip: { en: 'a compressed file (gzip)', de: 'eine komprimierte Datei (gzip)' },
  png: { en: 'a PNG image', de: 'ein PNG-Bild' },
  jpeg: { en: 'a JPEG image', de: 'ein JPEG-Bild' },
  xml: { en: 'an XML or HTML page', de: 'eine XML- oder HTML-Seite' },
  token: {
    en: 'a signed token (JWT), a format that is not supported yet',
    de: 'ein signiertes Token (JWT), dessen Format noch nicht unterstützt wird',
  },
  office: { en: 'an old Office document', de: 'ein altes Office-Dokument' },
  text: { en: 'plain text', de: 'einfacher Text' },
  binary: { en: 'a file of an unknown kind', de: 'eine Datei unbekannter Art' },
} as const;
export type SeenKind = keyof typeof seenWords;

const beginnings: readonly (readonly [SeenKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['gzip', [0x1f, 0x8b]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['office', [0xd0, 0xcf, 0x11, 0xe0]],
];

/**
 * Says what bytes look like, without reading them: a person who uploads the wrong file should be told what it is.
 * Empty bytes and everything that begins like JSON go to the JSON reader, which has the better words for what is wrong.
 */
export function recognise(bytes: Uint8Array): Recognised {
  const found = beginnings.find(([, signature]) => signature.every((byte, place) => bytes[place] === byte));
  if (found !== undefined) return { kind: 'other', seen: found[0] };
  // ISO 32000-1, annex H.3.4.1: readers accept the header within the first 1,024 bytes
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  if (head.includes('%PDF-')) return { kind: 'pdf' };
  const text = head.replace(/^(?:\u00ef\u00bb\u00bf)?\s*/, '');
  if (text === '' || /^[{["]/.test(text)) return { kind: 'json' };
  if (text.startsWith('<')) return { kind: 'other', seen: 'xml' };
  if (/^eyJ[A-Za-z0-9_-]+\./.test(text)) return { kind: 'other', seen: 'token' };
  // UTF-16 with its mark: the JSON reader says that it is not UTF-8
  if (/^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(text)) return { kind: 'json' };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells text from other files
  return { kind: 'other', seen: /[\u0000-\u0008\u000e-\u001f]/.test(text) ? 'binary' : 'text' };
}
