import { Button } from '../../base/ui/button.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Link } from '../../base/ui/link.tsx';
import { onceKey } from '../../base/ui/once.ts';
import { Select } from '../../base/ui/select.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { languagesToWriteIn } from './concept-choices.ts';
import type { WholeDescription } from './description.ts';
import { labelOf } from './design-words.ts';
import { sectionAt } from './section.ts';
import { MOST_LANGUAGES } from './speak-language.ts';
import { type Untranslated, untranslatedIn } from './untranslated.ts';

type Props = { visit: Visit; description: WholeDescription; mayWrite: boolean; error?: string | undefined };

/** In which languages a description is written, what is missing in each, and the way to one more. */
export function DescriptionLanguages({ visit, description, mayWrite, error }: Props) {
  const { say, writing } = visit;
  const { id, languages } = description;
  const further = languagesToWriteIn(visit).filter(({ value }) => !languages.includes(value));
  return (
    <section class="stack" data-gap="2" aria-labelledby="languages">
      <Heading level={2} size="xs" id="languages">
        {say('design.languages')}
      </Heading>
      <ul class="flush stack" data-gap="1">
        {languages.map((tag) => {
          const open = untranslatedIn(description.description, tag);
          return (
            <li>
              <span class="strong">{writing.language(tag)}</span>:{' '}
              {open.length === 0 ? say('design.all-translated') : <Missing visit={visit} id={id} open={open} />}{' '}
              <Link href={`/design/${id}/read?in=${tag}`} label={say('design.read-in-label', { language: writing.language(tag) })}>
                {say('design.read-in')}
              </Link>
            </li>
          );
        })}
      </ul>
      {mayWrite && languages.length < MOST_LANGUAGES ? (
        <Form action={`/design/${id}`} once={onceKey()}>
          <Hidden name="do" value="speak" />
          <Select name="language" label={say('design.add-language')} choices={further} nothing={say('design.choose')} error={error} />
          <div>
            <Button variant="secondary">{say('design.add-language-button')}</Button>
          </div>
        </Form>
      ) : null}
    </section>
  );
}

/** How many texts are not translated, and the elements that they belong to. */
export function Missing({ visit, id, open }: { visit: Visit; id: string; open: readonly Untranslated[] }) {
  return (
    <>
      {visit.say('design.untranslated-count', { count: open.reduce((sum, { texts }) => sum + texts, 0) })}{' '}
      {open.map(({ element }, place) => (
        <>
          {place === 0 ? '' : ', '}
          <Link href={`/design/${id}/${sectionAt(element) ?? ''}#${element.replaceAll('.', '_')}`}>{labelOf(visit, element)}</Link>
        </>
      ))}
    </>
  );
}
