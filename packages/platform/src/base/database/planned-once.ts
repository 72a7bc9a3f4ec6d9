import type pg from 'pg';

/** Texts of statements that are remembered; lists of values make ever new ones, and those are not worth it. */
const MOST = 400;

/**
 * Lets a client prepare a statement that it is given for the second time. In WebAssembly planning takes longer than doing: a look at a key
 * under eight policies takes a third of the time once it is planned.
 */
export function planOnce(client: pg.ClientBase): void {
  forgetOthers(client);
  const met = new Map<string, string | undefined>();
  let names = 0;
  const ask = client.query.bind(client) as (...args: unknown[]) => unknown;
  const query = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
    // Without values it may be several statements, which cannot be prepared.
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return ask(text, values, ...rest);
    const name = met.get(text);
    if (name !== undefined) return ask({ name, text, values }, ...rest);
    if (met.has(text)) {
      names += 1;
      met.set(text, `laurel_${names}`);
    } else if (met.size < MOST) met.set(text, undefined);
    return ask(text, values, ...rest);
  };
  client.query = query as typeof client.query;
}

/** The embedded database has one connection for one client after the other, which remembers what the last one had prepared: that is gone. */
function forgetOthers(client: pg.ClientBase): void {
  const { connection } = client as unknown as { connection: { parsedStatements: object; submittedNamedStatements: object } };
  connection.parsedStatements = {};
  connection.submittedNamedStatements = {};
}
