import { sortName } from '../../base/people/sort-name.ts';

/** Greek (ISO 843 without marks), Cyrillic (after ISO 9), and the letters of four other European and neighbouring scripts. */
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  `α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o
   а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ sht ъ a ы y ь - э e ю yu я ya
   ђ dj ј j љ lj њ nj ћ c џ dz є ye і i ґ g ѓ gj ќ kj ѕ dz ў u
   ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h
   ա a բ b գ g դ d ե e զ z է e ը e թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f
   א a ב b ג g ד d ה h ו v ז z ח ch ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע a פ p ף f צ ts ץ ts ק k ר r ש sh ת t
   ا a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع a غ gh ف f ق q ك k ل l م m ن n ه h و w ي y ى a ة a ء - پ p چ ch ژ zh گ g ک k ی y`
    .trim()
    .split(/\s+/)
    .reduce<[string, string][]>((pairs, word, index, words) => {
      if (index % 2 === 1) pairs.push([words[index - 1] ?? '', word === '-' ? '' : word]);
      return pairs;
    }, []),
);

/** What stands in the address of a title that no letter of can be written there. */
const NAMELESS = 'micro-credential';
/** Room for a hyphen and twelve characters that tell two of the same title apart. */
const LONGEST = 60;

/**
 * The title as it stands in an address: small Latin letters, digits and hyphens, whatever script it is written in.
 * @example
 * slugOf('Здраве и град'); // 'zdrave-i-grad'
 */
export function slugOf(title: string): string {
  const latin = [...sortName(title.slice(0, 400))].map((letter) => LETTERS[letter] ?? letter).join('');
  const words = latin.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  if (words.length <= LONGEST) return words.length < 2 ? NAMELESS : words;
  const cut = words.slice(0, LONGEST + 1);
  // Cut between words where there is a place for it.
  return (cut.lastIndexOf('-') > LONGEST / 2 ? cut.slice(0, cut.lastIndexOf('-')) : words.slice(0, LONGEST)).replace(/-+$/, '');
}

/** The addresses to try one after the other: the title alone, then with ever more of the description's id. */
export function slugsFor(title: string, descriptionId: string): readonly string[] {
  const [slug, id] = [slugOf(title), descriptionId.replaceAll('-', '').toLowerCase()];
  return [slug, `${slug}-${id.slice(0, 5)}`, `${slug}-${id.slice(0, 12)}`];
}
