import { Button } from '../../base/ui/button.tsx';
import { Facts } from '../../base/ui/facts.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import type { Visit } from '../../base/ui/visit.ts';
import { ApplyCrumbs } from './apply-crumbs.tsx';
import { APPLY_QUESTIONS, type ApplyForm, type ApplyGiven, ApplySteps } from './apply-form.tsx';
import { OfferedTitle, titleIn, whenIn } from './offered-words.tsx';

/** All that was said, once more, before it is sent. Nothing is stored yet: the answers travel with the form. */
export function checkSheet(visit: Visit, form: ApplyForm, given: ApplyGiven, once: string): Sheet {
  const { say } = visit;
  const said = (text: string) => (text.trim() === '' ? <span class="muted">{say('apply.not-given')}</span> : <bdi>{text.trim()}</bdi>);
  return {
    title: say('apply.title-for', { title: titleIn(visit, form.offered) }),
    unlisted: true,
    body: (
      <div class="wrap stack sections">
        <ApplyCrumbs visit={visit} form={form} />
        <div class="stack" data-gap="2">
          <p class="muted">
            <OfferedTitle visit={visit} offered={form.offered} />, {whenIn(visit, form.offered)}
          </p>
          <Heading level={1} size="lg">
            {say('apply.check-title')}
          </Heading>
        </div>
        <ApplySteps visit={visit} current={1} />
        <div class="narrow stack" data-gap="4">
          <Facts
            facts={[
              { term: say('apply.name'), value: said(given.name) },
              { term: say('apply.given-name'), value: said(given.givenName) },
              { term: say('apply.family-name'), value: said(given.familyName) },
              { term: say('apply.student-number'), value: said(given.studentNumber) },
              { term: say('apply.motivation'), value: given.motivation.trim() === '' ? said('') : <Paragraphs text={given.motivation} /> },
              form.prerequisites === undefined ? undefined : { term: say('apply.prerequisites'), value: say('apply.confirmed') },
            ]}
          />
          <Form action={visit.url.pathname} once={once}>
            {APPLY_QUESTIONS.map((question) => (
              <Hidden name={question} value={given[question]} />
            ))}
            <div class="row">
              <Button name="step" value="send">
                {say('apply.send')}
              </Button>
              <Button name="step" value="change" variant="secondary">
                {say('apply.change')}
              </Button>
            </div>
          </Form>
        </div>
      </div>
    ),
  };
}

/** What somebody wrote, paragraph by paragraph, in whatever direction each is written. */
export function Paragraphs({ text }: { text: string }) {
  const lines = text.trim().split(/\n+/);
  return (
    <div class="stack" data-gap="2">
      {lines.map((line) => (
        <p dir="auto" class="said">
          {line}
        </p>
      ))}
    </div>
  );
}
