import { Facts } from '../ui/facts.tsx';
import { Heading } from '../ui/heading.tsx';
import { Link } from '../ui/link.tsx';
import type { Page } from '../ui/page.ts';
import { Table } from '../ui/table.tsx';
import type { Visit } from '../ui/visit.ts';
import { type Call, type Callable, callsOf, freeMembers, type JsonSchema } from './call.ts';
import { exampleCall } from './example-call.ts';

/** What can be called over HTTP, for people: drawn from the same calls as `/api/openapi.json`, without a script. */
export function interfacesPage(callables: readonly Callable[]): Page {
  const calls = callsOf(callables);
  return {
    path: '/api',
    get(visit) {
      const { say } = visit;
      return {
        title: say('interfaces.title'),
        place: 'interfaces',
        body: (
          <div class="wrap stack sections">
            <div class="stack">
              <Heading level={1}>{say('interfaces.title')}</Heading>
              <p class="ds-paragraph lead">{say('interfaces.lead')}</p>
              <div>
                <Link look="button" variant="secondary" href="/api/openapi.json">
                  {say('interfaces.openapi')}
                </Link>
              </div>
            </div>
            <Conventions visit={visit} />
            <section class="stack" aria-labelledby="calls" data-gap="5">
              <Heading level={2} id="calls">
                {say('interfaces.calls')}
              </Heading>
              {calls.map((call) => (
                <CallSection visit={visit} call={call} />
              ))}
            </section>
          </div>
        ),
      };
    },
  };
}

function Conventions({ visit }: { visit: Visit }) {
  const { say } = visit;
  return (
    <section class="stack" aria-labelledby="conventions">
      <Heading level={2} id="conventions">
        {say('interfaces.conventions')}
      </Heading>
      <Facts
        facts={[
          { term: say('interfaces.once'), value: say('interfaces.once-how') },
          {
            term: say('interfaces.problems'),
            value: (
              <>
                {say('interfaces.problems-how')} <Link href="/problems">{say('problems.title')}</Link>
              </>
            ),
          },
          { term: say('interfaces.pages'), value: say('interfaces.pages-how') },
          { term: say('interfaces.languages'), value: say('interfaces.languages-how') },
          { term: say('interfaces.size'), value: say('interfaces.size-how') },
        ]}
      />
    </section>
  );
}

function CallSection({ visit, call }: { visit: Visit; call: Call }) {
  const { say } = visit;
  const members = Object.entries(call.input.properties ?? {});
  return (
    <section class="stack rule" aria-labelledby={call.name}>
      <Heading level={3} id={call.name} size="xs" lang="en">
        {call.summary}
      </Heading>
      <p>
        <code>
          <span class="method">{call.method}</span> {call.path}
        </code>
      </p>
      {members.length > 0 ? (
        <Table
          stacked
          caption={say('interfaces.takes', { call: call.name })}
          columns={[{ title: say('interfaces.member') }, { title: say('interfaces.where') }, { title: say('interfaces.kind'), wide: true }]}
          rows={members.map(([name, schema]) => [
            <>
              <code>{name}</code> {needed(call, name) ? null : <span class="muted small">{say('form.optional')}</span>}
            </>,
            say(
              call.pathMembers.includes(name) ? 'interfaces.in-path' : call.method === 'GET' ? 'interfaces.in-query' : 'interfaces.in-body',
            ),
            <Kind schema={schema} />,
          ])}
        />
      ) : null}
      <Members visit={visit} call={call} />
      <figure class="stack" data-gap="1">
        <figcaption class="small muted">{say('interfaces.example')}</figcaption>
        {/* A region that scrolls is reached by the keyboard (WCAG 2.2, 2.1.1). */}
        <section class="scroll" tabindex={0} aria-label={say('interfaces.example-of', { call: call.name })}>
          <pre>
            <code>{exampleCall(call, visit.context.house.settings.publicUrl)}</code>
          </pre>
        </section>
      </figure>
    </section>
  );
}

function Members({ visit, call }: { visit: Visit; call: Call }) {
  const names = Object.keys(call.result.properties ?? {});
  if (names.length === 0) return null;
  return (
    <p>
      {visit.say('interfaces.gives', { status: call.status })}{' '}
      {names.map((name, index) => (
        <>
          {index === 0 ? '' : ', '}
          <code>{name}</code>
        </>
      ))}
    </p>
  );
}

function needed(call: Call, name: string): boolean {
  return (
    call.pathMembers.includes(name) ||
    ((call.input.required ?? []).includes(name) && !('default' in (Object.fromEntries(freeMembers(call))[name] ?? {})))
  );
}

/** The words of JSON Schema, which are the same in every language. */
function Kind({ schema }: { schema: JsonSchema }) {
  const words = [
    schema.type,
    schema['format'],
    schema['enum'] ? (schema['enum'] as readonly unknown[]).join(' | ') : undefined,
    schema['minLength'] === undefined ? undefined : `minLength ${schema['minLength']}`,
    schema['maxLength'] === undefined ? undefined : `maxLength ${schema['maxLength']}`,
    schema['minimum'] === undefined ? undefined : `minimum ${schema['minimum']}`,
    schema['maximum'] === undefined ? undefined : `maximum ${schema['maximum']}`,
    schema['default'] === undefined ? undefined : `default ${JSON.stringify(schema['default'])}`,
  ].filter((word) => word !== undefined);
  return <code>{words.join(', ')}</code>;
}
