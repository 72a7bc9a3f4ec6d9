import { type Call, freeMembers, type JsonSchema } from './call.ts';
import { Obstacle } from './problem-code.ts';

/** Words that belong to every address and to no view. */
const EVERYWHERE = new Set(['language']);

/** The members that stand in the query, each in the type its schema asks for: text in an address has none of its own. */
export function readQuery(call: Call, query: URLSearchParams): Record<string, unknown> {
  const members = new Map(freeMembers(call));
  const read: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const schema = members.get(name);
    // A misspelt parameter that is passed over in silence gives the wrong list, and nobody notices.
    if (schema === undefined && !EVERYWHERE.has(name)) throw new Obstacle('bad-parameter');
    if (schema === undefined) continue;
    const values = query.getAll(name);
    if (schema.type !== 'array' && values.length > 1) throw new Obstacle('bad-parameter');
    read[name] = schema.type === 'array' ? values : typed(values[0] ?? '', schema);
  }
  return read;
}

function typed(value: string, schema: JsonSchema): unknown {
  if (schema.type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  if (schema.type === 'integer' || schema.type === 'number') return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  return value;
}
