import { Heading } from '../../../base/ui/heading.tsx';
import { Link } from '../../../base/ui/link.tsx';
import type { Visit } from '../../../base/ui/visit.ts';
import type { Comment } from './comment.ts';
import { commentsAddress } from './comment-words.ts';

/** On the task list: how many comments are open, and the way to them. */
export function CommentsCard({
  visit: { say },
  descriptionId,
  comments,
}: {
  visit: Visit;
  descriptionId: string;
  comments: readonly Comment[];
}) {
  const count = comments.filter(({ closedAt }) => closedAt === undefined).length;
  return (
    <section class="ds-card stack" data-gap="2" aria-labelledby="comments">
      <Heading level={2} size="2xs" id="comments">
        {say('comments.name')}
      </Heading>
      <p class="small">
        <Link href={commentsAddress(descriptionId)}>{say('comments.see', { count })}</Link>
      </p>
    </section>
  );
}
