/** A mail as it lies on the disk, made readable. */
export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly sentAt: Date;
  readonly text: string;
  readonly language?: string;
};

/** Reads a mail that this house wrote: headers (RFC 5322), encoded words (RFC 2047), its plain text (RFC 2045), alone or before its page (RFC 2046). */
export function readLetter(raw: string): Letter {
  const { headers, body } = partOf(raw.replaceAll('\r\n', '\n'));
  const boundary = /^multipart\/.*boundary="([^"]+)"/i.exec(headers.get('content-type') ?? '')?.[1];
  const plain = boundary === undefined ? { headers, body } : partOf(body.split(`--${boundary}\n`)[1]?.split(`\n--${boundary}`)[0] ?? '');
  const at = new Date(headers.get('date') ?? '');
  return {
    to: headers.get('to') ?? '',
    subject: decodeWords(headers.get('subject') ?? ''),
    sentAt: Number.isNaN(at.getTime()) ? new Date(0) : at,
    ...(headers.get('content-language') ? { language: headers.get('content-language') as string } : {}),
    text: decodeBody(plain.body, plain.headers.get('content-transfer-encoding') ?? '7bit').trim(),
  };
}

function partOf(raw: string): { readonly headers: ReadonlyMap<string, string>; readonly body: string } {
  const [head = '', ...rest] = raw.split('\n\n');
  const headers = new Map(
    head
      .replace(/\n[ \t]+/g, ' ')
      .split('\n')
      .map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
      }),
  );
  return { headers, body: rest.join('\n\n') };
}

/** Between two encoded words, a blank is not part of the text (RFC 2047 §6.2). */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('utf8') : decodeQuoted(text.replaceAll('_', ' ')),
    );
}

function decodeBody(body: string, encoding: string): string {
  if (encoding.toLowerCase() === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding.toLowerCase() === 'quoted-printable' ? decodeQuoted(body.replace(/=\n/g, '')) : body;
}

function decodeQuoted(text: string): string {
  const bytes: Buffer[] = [];
  for (const [piece] of text.matchAll(/(?:=[0-9A-F]{2})+|[^=]+|=/gi))
    bytes.push(/^=[0-9A-F]{2}/i.test(piece) ? Buffer.from(piece.replaceAll('=', ''), 'hex') : Buffer.from(piece, 'utf8'));
  return Buffer.concat(bytes).toString('utf8');
}
