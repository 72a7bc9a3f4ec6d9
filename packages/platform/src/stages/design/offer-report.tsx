import { type ElementKey, type ExchangeDocument, type Phase, phases, sections } from '@laurel/microcredential';
import { runView } from '../../base/door.ts';
import { Button, DefaultButton } from '../../base/ui/button.tsx';
import { ErrorSummary, type Problem } from '../../base/ui/error-summary.tsx';
import { idOf } from '../../base/ui/field.tsx';
import { Fold } from '../../base/ui/fold.tsx';
import { Form } from '../../base/ui/form.tsx';
import { Heading } from '../../base/ui/heading.tsx';
import { Hidden } from '../../base/ui/hidden.tsx';
import { Link } from '../../base/ui/link.tsx';
import { Notice } from '../../base/ui/notice.tsx';
import type { Sheet } from '../../base/ui/page.ts';
import { PrintButton } from '../../base/ui/print-button.tsx';
import { Select } from '../../base/ui/select.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { carry } from './carried-offer.ts';
import { checkOffer } from './check-offer.ts';
import { labelOf, titleOf } from './design-words.ts';
import { ElementFields, type Filling } from './element-fields.tsx';
import { FrameworkCells } from './framework-cells.tsx';
import { askedElements, notedElements } from './noted-elements.ts';
import { OfferFindings } from './offer-findings.tsx';
import type { OfferNote } from './offer-note.ts';
import { sayOfferNote } from './offer-words.ts';
import { elementsOf } from './section.ts';
import type { Fields } from './section-form.ts';

export type Reported = {
  /** as it was last read; what is typed beyond that stands in the fields */
  readonly document: ExchangeDocument;
  readonly languages: readonly string[];
  readonly fields: Fields;
  readonly phase: Phase;
  readonly problems?: readonly Problem[];
  readonly notes?: readonly OfferNote[];
  /** Where the reader was when they asked for a row more or less, or for entries of a long list. */
  readonly at?: ElementKey;
  /** Nothing is said yet that could be judged. */
  readonly blank?: boolean;
};

/** What the frameworks say of an offer, and beside each finding the fields that mend it: all of it one form, which carries the offer along. */
export async function offerReport(visit: Visit, reported: Reported): Promise<Sheet> {
  const { say } = visit;
  const { document, languages, fields, phase, problems = [], notes = [], at, blank = false } = reported;
  const { verdicts, on } = await runView(checkOffer, visit.context, { document, phase });
  const noted = blank ? [] : notedElements(verdicts);
  const title = blank ? say('check.new-offer') : say('design.check-title', { title: titleOf(visit, document.description.title).says });
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.says;
  const besides = new Set<string>(noted.flatMap(({ asked }) => asked));
  const isAt = (element: ElementKey) =>
    at === element || problems.some(({ field }) => field === element || field?.startsWith(`${element}.`) === true);
  const filling: Filling = { visit, fields, languages, errorOf };
  return {
    title,
    unlisted: true,
    place: 'check',
    wrong: problems.length > 0,
    ...(problems.length > 0 ? { status: 422 } : {}),
    body: (
      <div class="wrap">
        <Form action="/check">
          <DefaultButton name="do" value="check" />
          <Hidden name="offer" value={carry(document)} />
          <Hidden name="offer.languages" value={languages.join(' ')} />
          {blank ? <Hidden name="offer.blank" value="yes" /> : null}
          <div class="stack sections">
            <ErrorSummary title={say('form.problem')} problems={problems} />
            {at === undefined ? null : (
              <Notice>
                <Link href={`#at-${idOf(at)}`}>{say('check.go-on-at', { element: labelOf(visit, at) })}</Link>
              </Notice>
            )}
            <div class="stack">
              <Heading level={1} size="lg">
                {title}
              </Heading>
              <p class="ds-paragraph lead">{blank ? say('check.blank-lead') : say('design.check-lead', { count: verdicts.length })}</p>
              {blank ? null : (
                <p class="muted">{say('check.as-of', { date: visit.writing.date(on), phase: say(`design-phase.${phase}`) })}</p>
              )}
              <Notes visit={visit} notes={notes} />
            </div>
            <Again visit={visit} phase={phase} blank={blank} />
            {blank ? null : (
              <>
                <section class="stack">
                  <Heading level={2}>{say('design.verdicts')}</Heading>
                  <FrameworkCells visit={visit} verdicts={verdicts} on={on} />
                </section>
                <section class="stack">
                  <Heading level={2}>{say('design.to-mend')}</Heading>
                  <OfferFindings filling={filling} noted={noted} isAt={isAt} />
                </section>
              </>
            )}
            <section class="stack noprint">
              <Heading level={2}>{say(blank ? 'check.whole-offer' : 'check.all')}</Heading>
              <Fold says={say('check.all-fields')} open={blank || askedElements.some((element) => isAt(element) && !besides.has(element))}>
                <AllFields filling={filling} besides={besides} />
              </Fold>
              <div class="row">
                <Button name="do" value="check">
                  {say(blank ? 'check.send' : 'check.again')}
                </Button>
              </div>
            </section>
          </div>
        </Form>
      </div>
    ),
  };
}

/** Choosing another step and checking again is one button; taking the offer along is another. */
function Again({ visit, phase, blank }: { visit: Visit; phase: Phase; blank: boolean }) {
  const { say } = visit;
  const choices = phases.map((value) => ({ value, label: say(`design-phase.${value}`) }));
  return (
    <div class="panel stack noprint">
      <Select name="phase" label={say('design.phases')} choices={choices} value={phase} />
      <div class="row">
        <Button name="do" value="check">
          {say(blank ? 'check.send' : 'check.again')}
        </Button>
        <Button name="do" value="download" variant="secondary">
          {say('check.download')}
        </Button>
        <Button name="do" value="template" variant="secondary">
          {say('check.download-template')}
        </Button>
        {blank ? null : <PrintButton>{say('verdict.print')}</PrintButton>}
        <Link look="button" variant="tertiary" href="/check">
          {say('check.another')}
        </Link>
      </div>
      <p class="small">
        <strong>{say('check.nothing-stored')}</strong> {say('check.travels')}
      </p>
    </div>
  );
}

function Notes({ visit, notes }: { visit: Visit; notes: readonly OfferNote[] }) {
  if (notes.length === 0) return null;
  return (
    <div class="comment">
      <p class="strong">{visit.say('check.notes')}</p>
      <ul>
        {notes.map((note) => (
          <li>{sayOfferNote(visit.say, note, visit.language.tag)}</li>
        ))}
      </ul>
    </div>
  );
}

/** Every section with the elements that are not asked for beside a finding already: a field stands in a form once. */
function AllFields({ filling, besides }: { filling: Filling; besides: ReadonlySet<string> }) {
  const { visit } = filling;
  return (
    <div class="stack sections">
      {sections.map((section) => (
        <div class="stack">
          <Heading level={3} size="sm">
            {visit.say(`design-section.${section}`)}
          </Heading>
          {elementsOf(section).map((element) =>
            besides.has(element) ? (
              <p>
                <Link href={`#at-${idOf(element)}`}>{visit.say('check.stands-above', { element: labelOf(visit, element) })}</Link>
              </p>
            ) : (
              <div class="stack" id={`at-${idOf(element)}`}>
                <ElementFields filling={filling} element={element} />
              </div>
            ),
          )}
        </div>
      ))}
    </div>
  );
}
