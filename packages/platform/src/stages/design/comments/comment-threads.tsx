import { Button } from '../../../base/ui/button.tsx';
import type { Problem } from '../../../base/ui/error-summary.tsx';
import { Field, idOf } from '../../../base/ui/field.tsx';
import { Fold } from '../../../base/ui/fold.tsx';
import { Form } from '../../../base/ui/form.tsx';
import { Heading } from '../../../base/ui/heading.tsx';
import { Hidden } from '../../../base/ui/hidden.tsx';
import { Link } from '../../../base/ui/link.tsx';
import { onceKey } from '../../../base/ui/once.ts';
import { Tag } from '../../../base/ui/state.tsx';
import type { Visit } from '../../../base/ui/visit.ts';
import { labelOf } from '../design-words.ts';
import { Paragraphs } from '../said.tsx';
import { sectionAt } from '../section.ts';
import type { Comment } from './comment.ts';
import { sayStakeholder } from './comment-words.ts';

type Props = {
  visit: Visit;
  descriptionId: string;
  path: string;
  comments: readonly Comment[];
  /** whether the fields of the description can be gone to from here, and a comment be closed */
  inside: boolean;
  mayClose: boolean;
  /** the answer that could not be taken, as it was given */
  given?: { readonly id: string; readonly body: string } | undefined;
  problems: readonly Problem[];
};

export const answerField = (commentId: string): string => `answer-${commentId}`;

/** What was said, the open ones first; what is closed is folded. */
export function CommentThreads(props: Props) {
  const { say } = props.visit;
  const [open, closed] = [true, false].map((wanted) => props.comments.filter(({ closedAt }) => (closedAt === undefined) === wanted));
  if (props.comments.length === 0) return <p class="muted">{say('comments.none')}</p>;
  return (
    <div class="stack" data-gap="5">
      {(open ?? []).map((each) => (
        <Thread {...props} comment={each} />
      ))}
      {(closed ?? []).length === 0 ? null : (
        <Fold says={say('comments.closed', { count: (closed ?? []).length })}>
          <div class="stack" data-gap="5">
            {(closed ?? []).map((each) => (
              <Thread {...props} comment={each} />
            ))}
          </div>
        </Fold>
      )}
    </div>
  );
}

function Thread({ comment, ...props }: Props & { comment: Comment }) {
  const { visit, descriptionId, inside } = props;
  const { say } = visit;
  const { element, closedAt } = comment;
  const about = element === undefined ? say('comments.about-all') : labelOf(visit, element);
  const section = element === undefined ? undefined : sectionAt(element);
  return (
    <article class="stack close rule" id={`comment-${comment.id}`}>
      <div class="row">
        <Heading level={3} size="2xs">
          {inside && section !== undefined ? (
            <Link href={`/design/${descriptionId}/${section}#${idOf(element ?? '')}`}>{about}</Link>
          ) : (
            about
          )}
        </Heading>
        {inside && comment.with !== undefined ? (
          <Tag tone="info">
            <bdi>{comment.with.name}</bdi>
          </Tag>
        ) : null}
        {closedAt === undefined ? null : <Tag tone="success">{say('comments.is-closed')}</Tag>}
      </div>
      <Told visit={visit} told={comment} />
      {comment.answers.map((answer) => (
        <div class="comment">
          <Told visit={visit} told={answer} />
        </div>
      ))}
      {closedAt === undefined ? <AnswerForm {...props} comment={comment} /> : null}
    </article>
  );
}

function Told({ visit, told }: { visit: Visit; told: Comment['answers'][number] }) {
  const { say, writing } = visit;
  const { name, stakeholder, mine } = told.by;
  const who = stakeholder === undefined ? (name ?? say('comments.colleague')) : sayStakeholder(visit, stakeholder);
  return (
    <>
      <p class="small muted">
        <bdi>{mine ? say('comments.you') : who}</bdi> · {writing.date(told.saidAt)} · {say('comments.version', { version: told.version })}
      </p>
      <Paragraphs text={told.body} />
    </>
  );
}

function AnswerForm({ visit, path, comment, mayClose, given, problems }: Props & { comment: Comment }) {
  const { say } = visit;
  const field = answerField(comment.id);
  return (
    <Fold says={say('comments.answer')} open={given?.id === comment.id}>
      <Form action={path} once={onceKey()}>
        <Hidden name="comment" value={comment.id} />
        <Field
          name={field}
          label={say('comments.answer-body')}
          value={given?.id === comment.id ? given.body : ''}
          rows={3}
          error={problems.find((each) => each.field === field)?.says}
          alternative
        />
        <div class="row">
          <Button name="do" value="answer">
            {say('comments.answer-send')}
          </Button>
          {mayClose ? (
            <Button name="do" value="close" variant="secondary">
              {say('comments.close')}
            </Button>
          ) : null}
        </div>
      </Form>
    </Fold>
  );
}
