import { eqfLevel, participationForm, type Text, textIn } from '@laurel/microcredential';
import type { Child } from 'hono/jsx';
import { languageOfName } from '../../base/languages/language-of-name.ts';
import { sayWith } from '../../base/languages/message.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { directionOf } from '../design/design-words.ts';
import type { PublicOffering } from './catalogue.ts';
import { writeMoney } from './money.ts';

type Told = { readonly says: string; readonly lang: string | undefined; readonly dir: 'ltr' | 'rtl' | 'auto' };

/** A text in the reader's language, else in whichever there is, with the language it is in. */
export function told(visit: Visit, text: Text | undefined): Told | undefined {
  const says = textIn(text, [visit.language.tag, 'en']);
  if (says === undefined || text === undefined) return undefined;
  const tag = typeof text === 'string' ? undefined : Object.keys(text).find((each) => text[each] === says);
  if (tag === undefined) return { says, lang: undefined, dir: 'auto' };
  return { says, lang: tag === visit.language.tag ? undefined : tag, dir: directionOf(tag) };
}

const SHOWN_IN_LISTS = 280;

/** The beginning of a text, cut between words. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= SHOWN_IN_LISTS) return line;
  const cut = [...line].slice(0, SHOWN_IN_LISTS).join('');
  const end = cut.lastIndexOf(' ');
  return `${end > SHOWN_IN_LISTS / 2 ? cut.slice(0, end) : cut} …`;
}

/** A text of somebody's in a line of ours. */
export function Words({ visit, text }: { visit: Visit; text: Text | undefined }) {
  const found = told(visit, text);
  return found === undefined ? null : (
    <bdi lang={found.lang} dir={found.dir}>
      {found.says}
    </bdi>
  );
}

/** The way back to what has this title. */
export function BackTo({
  visit,
  message,
  title,
}: {
  visit: Visit;
  message: 'micro.back' | 'offering.back';
  title: Pick<Told, 'says' | 'lang'>;
}) {
  const pieces = sayWith<Child>(visit.language, message, { says: title.says, title: (says) => <bdi lang={title.lang}>{says}</bdi> });
  return <>{pieces}</>;
}

/** A text of somebody's in paragraphs: an empty line ends one. */
export function Paragraphs({ visit, text }: { visit: Visit; text: Text | undefined }) {
  const found = told(visit, text);
  if (found === undefined) return null;
  return (
    <>
      {found.says.split(/\n\s*\n/).map((paragraph) => (
        <p class="ds-paragraph measure" lang={found.lang} dir={found.dir}>
          {paragraph}
        </p>
      ))}
    </>
  );
}

type Institution = { readonly name: string; readonly country: string };

/** Names of institutions in one line, each in its own script. */
export function Institutions({ visit, of }: { visit: Visit; of: readonly Institution[] }) {
  // The language puts the names together: marks stand for them meanwhile.
  const pieces = visit.writing.list(of.map((_, index) => `\u0001${index}\u0001`)).split('\u0001');
  return (
    <>
      {pieces.map((piece, index) => {
        const named = index % 2 === 1 ? of[Number(piece)] : undefined;
        return named === undefined ? piece : <bdi lang={languageOfName(named.name, named.country)}>{named.name}</bdi>;
      })}
    </>
  );
}

export function modeLabel(visit: Visit, mode: string): string {
  return textIn(participationForm(mode)?.label, [visit.language.tag, 'en']) ?? mode;
}

export function levelLabel(visit: Visit, eqf: number): string {
  return eqfLevel(eqf) === undefined ? String(eqf) : visit.say('catalogue.eqf', { level: eqf });
}

/** The name of a language; what is no tag is shown as it was written. */
export function languageLabel(visit: Visit, tag: string): string {
  try {
    return visit.writing.language(tag);
  } catch {
    return tag;
  }
}

/** From when to when. */
export function datesLabel(visit: Visit, { startsOn, endsOn }: Pick<PublicOffering, 'startsOn' | 'endsOn'>): string {
  const { say, writing } = visit;
  return startsOn === endsOn
    ? writing.date(startsOn)
    : say('catalogue.dates', { from: writing.date(startsOn), until: writing.date(endsOn) });
}

export function priceLabel(visit: Visit, { priceCents, currency }: Pick<PublicOffering, 'priceCents' | 'currency'>): string {
  return priceCents === 0 ? visit.say('catalogue.free') : writeMoney(priceCents, currency, visit.language);
}

export function seatsLabel(visit: Visit, { seats, taken }: Pick<PublicOffering, 'seats' | 'taken'>): string {
  return taken >= seats ? visit.say('catalogue.full') : visit.say('catalogue.seats-left', { left: seats - taken, seats });
}
