import { type LogoUnsignable, largestSignedLogo, widestSignedLogo } from '@laurel/credential';
import { contrast, inkOn, READABLE } from '../ui/colour.ts';
import { Heading } from '../ui/heading.tsx';
import { InstitutionAccent, InstitutionMark, type MarkLook } from '../ui/institution-mark.tsx';
import { Monogram } from '../ui/monogram.tsx';
import { State } from '../ui/state.tsx';
import type { Visit } from '../ui/visit.ts';

type LookPreviewProps = {
  visit: Visit;
  name: string;
  lang: string | undefined;
  below: string;
  look: MarkLook;
  signing: LogoUnsignable | 'signed' | undefined;
};

/** How an institution's colour and logo will look, and whether writing in and on the colour reads well. */
export function LookPreview({ visit, name, lang, below, look, signing }: LookPreviewProps) {
  const { say } = visit;
  return (
    <section class="panel narrow stack" aria-labelledby="preview">
      <Heading level={2} id="preview" size="xs">
        {say('look.preview')}
      </Heading>
      <div class="stack" data-gap="3">
        <InstitutionMark name={name} look={look} size="lg" />
        <InstitutionAccent look={look} />
      </div>
      <Monogram name={name} lang={lang} below={below} look={look} />
      {look.colour === undefined ? <p class="muted">{say('look.no-colour')}</p> : <Readability visit={visit} colour={look.colour} />}
      {signing === undefined ? null : <Signing visit={visit} signing={signing} />}
    </section>
  );
}

/** Where the logo goes; a finding with its remedy where it does not go everywhere. */
function Signing({ visit: { say, writing }, signing }: { visit: Visit; signing: LogoUnsignable | 'signed' }) {
  const limits = { size: writing.number(largestSignedLogo / 1_024), pixels: writing.number(widestSignedLogo) };
  return <State tone={signing === 'signed' ? 'success' : 'warning'}>{say(`look.logo-${signing}`, limits)}</State>;
}

/** What WCAG 2.2 (1.4.3) measures, in plain sentences. */
function Readability({ visit, colour }: { visit: Visit; colour: string }) {
  const { say, writing } = visit;
  const [white, black] = [contrast(colour, '#ffffff'), contrast(colour, '#000000')];
  // Rounded down: 4.49 is not yet 4.5.
  const words = (ratio: number) => ({ ratio: writing.number(Math.floor(ratio * 10) / 10), needed: writing.number(READABLE) });
  return (
    <div class="stack" data-gap="2">
      <State tone={white >= READABLE ? 'success' : 'warning'}>
        {say(white >= READABLE ? 'look.reads-on-white' : 'look.too-light', words(white))}
      </State>
      <State tone="info">
        {inkOn(colour) === '#ffffff' ? say('look.white-on-it', words(white)) : say('look.black-on-it', words(black))}
      </State>
    </div>
  );
}
