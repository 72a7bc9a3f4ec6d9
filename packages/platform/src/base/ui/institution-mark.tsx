import { inkOn } from './colour.ts';

/** How an institution shows itself, as far as it has chosen. */
export type MarkLook = {
  /** as `#1c5d40` */
  readonly colour?: string | undefined;
  readonly logo?: { readonly address: string; readonly width: number; readonly height: number } | undefined;
};

export type InstitutionMarkProps = {
  name: string;
  look?: MarkLook | undefined;
  /** Large, above the name of a page; small, in a row. */
  size?: 'lg' | undefined;
  /** The name stands in words beside it: then it need not be heard twice. */
  named?: boolean | undefined;
};

/**
 * The sign of an institution: its logo on white, since that is what logos are made for; without one its first letter on its colour, or on
 * that of the house. Colours stand in attributes of the drawing: the security policy takes no style from a page.
 */
export function InstitutionMark({ name, look = {}, size, named }: InstitutionMarkProps) {
  const { logo, colour } = look;
  if (logo !== undefined)
    return (
      <span class="logo" data-size={size}>
        <img src={logo.address} width={logo.width} height={logo.height} alt={named ? '' : name} />
      </span>
    );
  const initial = initialOf(name);
  if (colour === undefined)
    return (
      <bdi class="mono" data-size={size} aria-hidden="true">
        {initial}
      </bdi>
    );
  return (
    <svg class="mono" data-size={size} viewBox="0 0 44 44" aria-hidden="true">
      <rect width="44" height="44" rx="4" fill={colour} />
      <text x="22" y="22" text-anchor="middle" dominant-baseline="central" font-size="19" fill={inkOn(colour)}>
        {initial}
      </text>
    </svg>
  );
}

/** A line in the colour of an institution, as an accent below its name. Nothing where it has chosen none. */
export function InstitutionAccent({ look }: { look?: MarkLook | undefined }) {
  if (look?.colour === undefined) return null;
  return (
    <svg class="accent" viewBox="0 0 96 6" preserveAspectRatio="none" aria-hidden="true">
      <rect width="96" height="6" rx="2" fill={look.colour} />
    </svg>
  );
}

/** What so many names begin with that their first letter would tell nobody apart: University, and the small words of a name. */
const COMMON =
  /^(univ|uniw|πανεπιστ|универс|універс|унів|yliopisto|ülikool|egyetem|hochschule|college|the$|of$|de$|di$|da$|do$|del$|della$|der$|des$|für$|la$|le$|el$|of$)/iu;

/** The first letter of the word that tells a name apart ("Universität Mühlenau": M), as its script counts letters. */
export function initialOf(name: string): string {
  const words = name.split(/[\s\p{P}]+/u).filter((word) => word !== '');
  const telling = words.find((word) => !COMMON.test(word)) ?? words[0] ?? name.trim();
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(telling);
  return (first?.segment ?? '').toLocaleUpperCase();
}
