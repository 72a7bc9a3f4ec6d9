import type { Child } from 'hono/jsx';
import { runAct, runView } from '../door.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Facts } from '../ui/facts.tsx';
import { Form } from '../ui/form.tsx';
import { Heading } from '../ui/heading.tsx';
import { Link } from '../ui/link.tsx';
import type { Page } from '../ui/page.ts';
import { Table } from '../ui/table.tsx';
import type { Visit } from '../ui/visit.ts';
import { endSession } from './end-session.ts';
import { roleLabel } from './role.ts';
import { showMe } from './show-me.ts';
import { Standing, sayTerm } from './term-fields.tsx';

const PATH = '/me';

/**
 * Who I am here, in which roles, and where I am signed in. Signing out is ending one's own session.
 * @param whatWaits what there is to do in the stages, which this room does not know
 */
export const mePageWith = (whatWaits: (visit: Visit) => Child | Promise<Child>): Page => ({
  path: PATH,
  forPeople: 'reading',
  async get(visit) {
    const { say, writing, context, signedIn } = visit;
    const me = await runView(showMe, context, {});
    const now = context.house.outside.clock.now();
    const speaks = me.roles.some((held) => held.inForce && held.role === 'alliance-office');
    const administered = me.roles.filter((held) => held.inForce && held.role === 'institution-admin');
    return {
      title: me.name,
      unlisted: true,
      body: (
        <div class="wrap stack sections">
          <Heading level={1} size="lg">
            {me.name}
          </Heading>
          {await whatWaits(visit)}
          <Facts facts={[{ term: say('people.email'), value: me.email }]} />
          <p>
            <Link href="/me/credentials">{say('me.credentials')}</Link>
            <br />
            <Link href="/me/applications">{say('me.applications')}</Link>
            <br />
            <Link href="/developments">{say('development.all')}</Link>
          </p>
          {me.roles.length === 0 ? (
            <EmptyState title={say('me.roles')}>
              <p>{say('me.no-roles')}</p>
            </EmptyState>
          ) : (
            <div class="stack">
              <Heading level={2}>{say('me.roles')}</Heading>
              <Table
                caption={say('me.roles')}
                stacked
                columns={[
                  { title: say('people.role') },
                  { title: say('me.institution') },
                  { title: say('people.when') },
                  { title: say('people.standing') },
                  { title: say('me.session-what') },
                ]}
                rows={me.roles.map((held) => [
                  say(roleLabel(held.role)),
                  held.institution,
                  sayTerm(say, writing, held),
                  <Standing say={say} held={held} now={now} />,
                  held.inForce && held.lentFrom === undefined ? <Link href={`/me/roles/${held.id}/lend`}>{say('me.lend')}</Link> : '',
                ])}
              />
              {administered.map(({ institutionId, institution }) => (
                <p>
                  <Link href={`/institutions/${institutionId}/people`}>{say('me.people', { institution })}</Link>
                  <br />
                  <Link href={`/institutions/${institutionId}/frameworks`}>{say('me.frameworks', { institution })}</Link>
                </p>
              ))}
              {speaks ? (
                <p>
                  <Link href="/frameworks">{say('me.alliance-frameworks')}</Link>
                </p>
              ) : null}
            </div>
          )}
          <div class="stack">
            <Heading level={2}>{say('me.sessions')}</Heading>
            <Table
              caption={say('me.sessions')}
              stacked
              columns={[{ title: say('me.session-since') }, { title: say('me.session-seen') }, { title: say('me.session-what') }]}
              rows={me.sessions.map((session) => [
                writing.time(new Date(session.madeAt)),
                writing.time(new Date(session.seenAt)),
                session.id === signedIn?.sessionId ? (
                  say('me.session-here')
                ) : (
                  <Form action={PATH}>
                    <div>
                      <Button variant="secondary" name="end" value={session.id}>
                        {say('me.session-end')}
                      </Button>
                    </div>
                  </Form>
                ),
              ])}
            />
          </div>
        </div>
      ),
    };
  },
  async post({ context, signedIn }, answers) {
    // Whoever is signed out already, in another window, has what they want.
    if (signedIn === undefined) return { to: '/signin' };
    const sessionId = answers.text('end');
    await runAct(endSession, context, { sessionId });
    return sessionId === signedIn.sessionId ? { to: '/signin', session: 'over' } : { to: PATH };
  },
});
