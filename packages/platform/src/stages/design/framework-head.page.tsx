import type { z } from 'zod';
import { runAct } from '../../base/door.ts';
import { isRefusal } from '../../base/refusal.ts';
import { Button } from '../../base/ui/button.tsx';
import { Choices } from '../../base/ui/choices.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { onceKey, readOnce } from '../../base/ui/once.ts';
import type { Answers, Page, Sheet } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { appliesTo, appliesToOf, changeFramework } from './change-framework.ts';
import { asParam, paramAsTyped } from './numbers-fields.tsx';
import { DraftCrumbs, draftAddress, inLanguage, inLanguages, openDraft, problemsOf, type ShownDraft } from './own-framework-pages.tsx';

const LANGUAGES = ['en', 'de'] as const;

/** The answers by the name of their field. */
type Given = Readonly<Record<string, string>>;

/** What a framework says of itself: its names, the document it comes from, of which descriptions it speaks, its last day and its numbers. */
export const frameworkHeadPage: Page = {
  path: '/alliances/{id}/frameworks/{framework}/head',
  forPeople: true,
  async get(visit) {
    const shown = await openDraft(visit);
    return sheet(visit, shown, asStored(shown), onceKey(), []);
  },

  async post(visit, answers) {
    const shown = await openDraft(visit);
    const given = read(answers, shown);
    const once = readOnce(answers);
    const input = inputOf(visit, shown, given);
    if ('problems' in input) return sheet(visit, shown, given, once, input.problems);
    try {
      await runAct(changeFramework, { ...visit.context, idempotencyKey: once }, input.input);
      return { to: draftAddress(shown) };
    } catch (error) {
      const problems = problemsOf(visit, error, (path) => fieldOf(path, given));
      const conflict = isRefusal(error) && error.code === 'conflict';
      const again = conflict ? { ...given, edit: String(shown.edit) } : given;
      return sheet(visit, shown, again, onceKey(), problems, conflict ? 409 : 422);
    }
  },
};

function asStored({ draft, edit }: ShownDraft): Given {
  const words = (['title', 'shortTitle'] as const).flatMap((name) =>
    LANGUAGES.map((tag) => [`${name}.${tag}`, inLanguage(draft[name], tag)]),
  );
  const params = Object.entries(draft.params).map(([name, value]) => [`params.${name}`, paramAsTyped(value)]);
  return {
    edit: String(edit),
    ...Object.fromEntries(words),
    'source.title': draft.sourceDocument.title,
    'source.url': draft.sourceDocument.url ?? '',
    appliesTo: appliesToOf(draft),
    validTo: draft.validTo ?? '',
    ...Object.fromEntries(params),
    'new.name': '',
    'new.value': '',
  };
}

function read(answers: Answers, shown: ShownDraft): Given {
  return Object.fromEntries(Object.keys(asStored(shown)).map((name) => [name, answers.text(name).slice(0, 1000)]));
}

type Input = z.input<typeof changeFramework.input>;

function inputOf(visit: Visit, { id, draft }: ShownDraft, given: Given): { input: Input } | { problems: readonly Problem[] } {
  const said = (name: string) => (given[name] ?? '').trim();
  const both = (name: string) => ({ en: said(`${name}.en`), de: said(`${name}.de`) });
  const problems: Problem[] = [];
  const title = inLanguages(draft.title, both('title'));
  if (Object.keys(title).length === 0) problems.push({ field: 'title.en', says: visit.say('finding.one-language') });
  const shortTitle = inLanguages(draft.shortTitle, both('shortTitle'));
  const params: Record<string, string | number | boolean | null> = {};
  for (const [name, before] of Object.entries(draft.params)) {
    const value = said(`params.${name}`) === '' ? null : asParam(said(`params.${name}`), before);
    if (value === undefined) problems.push({ field: `params.${name}`, says: visit.say('rule-wrong.number-invalid') });
    else params[name] = value;
  }
  const [name, value] = [said('new.name'), said('new.value')];
  if (name !== '' || value !== '') {
    const read = asParam(value, 0);
    if (!/^[A-Za-z][A-Za-z0-9]{0,39}$/.test(name) || Object.hasOwn(draft.params, name))
      problems.push({ field: 'new.name', says: visit.say('finding.param-name') });
    else if (read === undefined) problems.push({ field: 'new.value', says: visit.say('rule-wrong.number-invalid') });
    else params[name] = read;
  }
  if (problems.length > 0) return { problems };
  const url = said('source.url');
  return {
    input: {
      id,
      edit: Number(given.edit) || 0,
      title,
      shortTitle: Object.keys(shortTitle).length === 0 ? null : shortTitle,
      sourceDocument: { title: said('source.title'), ...(url === '' ? {} : { url }) },
      appliesTo: appliesTo.find((each) => each === given.appliesTo) ?? 'as-it-is',
      validTo: said('validTo') === '' ? null : said('validTo'),
      params,
    },
  };
}

function fieldOf(path: string, given: Given): string | undefined {
  const [, name, tag = 'en'] = /^(title|shortTitle)(?:\.(\w+))?/.exec(path) ?? [];
  if (name !== undefined) return `${name}.${tag === 'de' ? 'de' : 'en'}`;
  if (path.startsWith('sourceDocument')) return path.endsWith('url') ? 'source.url' : 'source.title';
  if (path === 'validTo' || path === 'appliesTo' || Object.hasOwn(given, path)) return path;
  return undefined;
}

function sheet(visit: Visit, shown: ShownDraft, given: Given, once: string, problems: readonly Problem[], status = 422): Sheet {
  const { say } = visit;
  const path = `${draftAddress(shown)}/head`;
  const wrong = problems.length > 0;
  const common = (name: string) => ({ name, value: given[name] ?? '', error: problems.find(({ field }) => field === name)?.says });
  const choices = appliesTo.filter((each) => each !== 'as-it-is' || appliesToOf(shown.draft) === 'as-it-is');
  const params = Object.keys(shown.draft.params);
  return {
    title: say('own.head'),
    unlisted: true,
    place: 'frameworks',
    wrong,
    ...(wrong ? { status } : {}),
    body: (
      <div class="wrap stack sections">
        <ErrorSummary title={say('form.problem')} problems={problems} />
        <DraftCrumbs visit={visit} shown={shown} here={{ says: say('own.head'), href: path }} />
        <Heading level={1} size="lg">
          {say('own.head')}
        </Heading>
        <Form action={path} once={once}>
          <Hidden name="edit" value={given.edit ?? '0'} />
          <section class="narrow stack" data-gap="4" aria-labelledby="names">
            <Heading level={2} id="names">
              {say('own.names')}
            </Heading>
            {LANGUAGES.map((tag) => (
              <Field
                {...common(`title.${tag}`)}
                label={say('own.title', { language: visit.writing.language(tag) })}
                lang={tag}
                alternative
              />
            ))}
            {LANGUAGES.map((tag) => (
              <Field
                {...common(`shortTitle.${tag}`)}
                label={say('own.short-title', { language: visit.writing.language(tag) })}
                lang={tag}
                width={20}
                optional={say('form.optional')}
              />
            ))}
            <Field {...common('source.title')} label={say('own.source')} hint={say('own.source-hint')} />
            <Field {...common('source.url')} type="url" label={say('own.source-url')} optional={say('form.optional')} />
          </section>
          <section class="narrow stack" data-gap="4" aria-labelledby="reach">
            <Heading level={2} id="reach">
              {say('own.reach')}
            </Heading>
            <Choices
              name="appliesTo"
              kind="radio"
              legend={say('own.applies')}
              choices={choices.map((each) => ({ value: each, label: say(`own-applies.${each}`) }))}
              chosen={[given.appliesTo ?? 'all']}
            />
            <Field
              {...common('validTo')}
              type="date"
              label={say('own.planned-end')}
              hint={say('own.planned-end-hint')}
              optional={say('form.optional')}
            />
          </section>
          <section class="narrow stack" data-gap="4" aria-labelledby="numbers">
            <Heading level={2} id="numbers">
              {say('frameworks.numbers')}
            </Heading>
            <p class="muted">{say('own.numbers-hint')}</p>
            {params.map((name) => (
              <Field {...common(`params.${name}`)} label={name} width={12} optional={say('form.optional')} />
            ))}
            <Field
              {...common('new.name')}
              label={say('own.new-number')}
              hint={say('own.new-number-hint')}
              width={20}
              optional={say('form.optional')}
            />
            <Field {...common('new.value')} label={say('own.new-value')} width={12} optional={say('form.optional')} />
          </section>
          <div class="rule">
            <Button>{say('own.save-head')}</Button>
          </div>
        </Form>
      </div>
    ),
  };
}
