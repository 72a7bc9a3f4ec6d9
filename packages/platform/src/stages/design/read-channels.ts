import { readOptions } from './read-options.ts';

export type Channel = { readonly type: string; readonly url?: string };

const address = /(?:mailto:)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?:https?:\/\/|www\.)[^\s<>"()]*[^\s<>"().,;:!?]/gi;
const fillers =
  /\b(?:e-?mail|mail|web ?link|link|web|website|via|by|per|to|an|at|or|and|und|oder|registration|register|here|anmeldung|hier)\b|[:;,()/\s–-]+/gi;

/**
 * Where one applies: every address in the text with its kind, and the ways that have no address.
 * What is said beyond that is about how learners are selected.
 */
export function readChannels(text: string): { channels: readonly Channel[]; rest: string | undefined } {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const each = lines.map(readTogether);
  // A way in each line, with its own address.
  if (each.length > 1 && each.every(({ channels, rest }) => channels.length === 1 && rest === undefined))
    return { channels: each.flatMap(({ channels }) => channels), rest: undefined };
  return readTogether(text);
}

function readTogether(text: string): { channels: readonly Channel[]; rest: string | undefined } {
  const addresses = [...text.matchAll(address)].map(
    ([whole, mail]): Channel =>
      mail === undefined ? { type: 'link', url: whole.startsWith('www.') ? `https://${whole}` : whole } : { type: 'email', url: mail },
  );
  const prose = text.replace(address, ' ').trim();
  if (addresses.length > 0 && prose.replace(fillers, '') === '') return { channels: addresses, rest: undefined };
  const { found, unknown } = readOptions('application-channels', prose);
  const rest = unknown.every((piece) => piece.replace(fillers, '') === '') ? undefined : text.trim();
  return {
    channels: joined(
      found.map(({ concept }) => concept.word),
      addresses,
    ),
    rest,
  };
}

/** "Meta-Campus: https://…" is one way with its address. */
function joined(ways: readonly string[], addresses: readonly Channel[]): readonly Channel[] {
  const [way, ...others] = ways;
  const [address, ...more] = addresses;
  const isOne = others.length === 0 && more.length === 0 && way !== undefined && address?.type === 'link' && address.url !== undefined;
  if (isOne) return [{ type: way, url: address.url }];
  return [...ways.filter((each) => !addresses.some(({ type }) => type === each)).map((type) => ({ type })), ...addresses];
}
