import type { Language } from '../../base/languages/language.ts';
import { sayIssue } from '../../base/languages/say-issue.ts';
import type { InputIssue } from '../../base/refusal.ts';
import type { Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import type { Answers } from '../../base/ui/page.ts';
import { Select } from '../../base/ui/select.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { languageLabel } from './catalogue-words.tsx';
import { amountIn, LARGEST_PRICE_CENTS, readMoney } from './money.ts';
import type { Offering } from './offering.ts';

/** What is asked about an offering, in the order of the form. */
const QUESTIONS = ['startsOn', 'endsOn', 'applyUntil', 'place', 'language', 'seats', 'price'] as const;
type Question = (typeof QUESTIONS)[number];
/** Answers as they were typed. */
export type GivenTerms = Readonly<Record<Question, string>>;

export function termsIn(answers: Answers): GivenTerms {
  return Object.fromEntries(QUESTIONS.map((question) => [question, answers.text(question)])) as GivenTerms;
}

export function noTerms(language: string): GivenTerms {
  return { startsOn: '', endsOn: '', applyUntil: '', place: '', language, seats: '', price: '' };
}

export function termsOf(offering: Offering, language: Language): GivenTerms {
  const { startsOn, endsOn, applyUntil = '', place = '' } = offering;
  const price = amountIn(offering.priceCents, language);
  return { startsOn, endsOn, applyUntil, place, language: offering.language, seats: String(offering.seats), price };
}

const withoutGroups = (text: string) => text.replace(/[\s\u00a0\u202f.,'’](?=\d{3}\b)/g, '').trim();

/** The answers as an act takes them; what is no number goes on as it is, for the schema to refuse at its own place. */
export function inputOf(given: GivenTerms, language: Language) {
  const seats = withoutGroups(given.seats);
  const price = given.price.trim() === '' ? 0 : readMoney(given.price, language);
  const place = given.place.trim();
  return {
    startsOn: given.startsOn.trim(),
    endsOn: given.endsOn.trim(),
    applyUntil: given.applyUntil.trim() === '' ? undefined : given.applyUntil.trim(),
    place: place === '' ? undefined : place,
    language: given.language,
    seats: /^\d{1,9}$/.test(seats) ? Number(seats) : Number.NaN,
    priceCents: price ?? Number.NaN,
  };
}

/** What is wrong, at the questions as they are asked here. */
export function problemsOf(visit: Visit, act: string, issues: readonly InputIssue[], given: GivenTerms): Problem[] {
  const says = (field: Question, issue: InputIssue): string => {
    if (issue.path === 'priceCents' && issue.code !== 'fixed-once-published') {
      const example = amountIn(125_000, visit.language);
      return visit.say('offering.price-wrong', { example, most: amountIn(LARGEST_PRICE_CENTS, visit.language) });
    }
    return sayIssue(visit.say, act, issue, given[field].trim());
  };
  return QUESTIONS.flatMap((field) => {
    const issue = issues.find(({ path }) => path === (field === 'price' ? 'priceCents' : field));
    return issue ? [{ field, says: says(field, issue) }] : [];
  });
}

type TermsProps = {
  visit: Visit;
  given: GivenTerms;
  problems: readonly Problem[];
  /** the languages to choose from, those of the description first */
  languages: readonly string[];
  /** what can no longer be changed is not asked for */
  published?: boolean;
};

/** Languages somebody may teach in beyond those that the description names. */
const TAUGHT = 'en de fr es it pt nl pl el bg fi sv da cs sk sl hr hu ro et lv lt ga mt no is uk tr ar'.split(' ');

/** When, where, for how many, for how much. */
export function TermsFields({ visit, given, problems, languages, published }: TermsProps) {
  const { say, writing } = visit;
  const errorOf = (field: Question) => problems.find((problem) => problem.field === field)?.says;
  const rest = TAUGHT.filter((tag) => !languages.includes(tag)).map((tag) => ({ value: tag, label: languageLabel(visit, tag) }));
  const known = [...new Set([...languages, ...(given.language === '' ? [] : [given.language])])];
  const choices = [
    ...known.map((tag) => ({ value: tag, label: languageLabel(visit, tag) })),
    ...rest.filter(({ value }) => !known.includes(value)).sort((a, b) => writing.compare(a.label, b.label)),
  ];
  return (
    <>
      <Field name="startsOn" type="date" label={say('offering.starts-on')} value={given.startsOn} error={errorOf('startsOn')} />
      <Field name="endsOn" type="date" label={say('offering.ends-on')} value={given.endsOn} error={errorOf('endsOn')} />
      <Field
        name="applyUntil"
        type="date"
        label={say('offering.apply-until')}
        hint={say('offering.apply-until-hint')}
        optional={say('form.optional')}
        value={given.applyUntil}
        error={errorOf('applyUntil')}
      />
      <Field
        name="place"
        label={say('offering.place')}
        hint={say('offering.place-hint')}
        optional={say('form.optional')}
        value={given.place}
        error={errorOf('place')}
      />
      <Field name="seats" label={say('offering.seats')} width={8} value={given.seats} error={errorOf('seats')} />
      {published ? null : (
        <>
          <Select name="language" label={say('offering.language')} choices={choices} value={given.language} error={errorOf('language')} />
          <Field
            name="price"
            label={say('offering.price')}
            hint={say('offering.price-hint', { example: amountIn(125_000, visit.language) })}
            affix="EUR"
            width={12}
            optional={say('form.optional')}
            value={given.price}
            error={errorOf('price')}
          />
        </>
      )}
    </>
  );
}
