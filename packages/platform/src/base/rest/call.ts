import { z } from 'zod';
import type { AnyAct, AnyView } from '../act.ts';

/** An act or a view that can be called over HTTP. */
export type Callable = AnyAct | AnyView;

/** A JSON schema, as far as we look into it. */
export type JsonSchema = {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
};

/** One call of the interface: what is called, where, and what stands in its path, its query and its body. */
export type Call = {
  readonly callable: Callable;
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With places in braces: `/api/institutions/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly status: number;
  readonly pathMembers: readonly string[];
  readonly input: JsonSchema;
  readonly result: JsonSchema;
  /** What both refer to, by its name among the components of the description. */
  readonly definitions: Definitions;
};

type Definitions = Readonly<Record<string, JsonSchema>>;

/** The calls of all acts and views that name an address. */
export function callsOf(callables: readonly Callable[]): readonly Call[] {
  return callables.flatMap((callable) => {
    const { rest, name } = callable;
    if (!rest) return [];
    const input = schemaOf(callable.input, 'input', name);
    const result = schemaOf(callable.result, 'output', `${name}-result`);
    return {
      callable,
      name,
      method: rest.method,
      path: rest.path,
      summary: rest.summary,
      status: 'status' in rest && rest.status ? rest.status : 200,
      pathMembers: [...rest.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
      input: input.schema,
      result: result.schema,
      definitions: { ...input.definitions, ...result.definitions },
    };
  });
}

/**
 * JSON Schema 2020-12, which is the dialect of OpenAPI 3.1. What JSON cannot say (a refinement, a transformation) is left to the act. What
 * holds itself is defined apart, among the components of the whole description, under a name that no other has.
 */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', name: string): { schema: JsonSchema; definitions: Definitions } {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const placed = JSON.stringify(rest).replace(/"#\/\$defs\/(\w+)"/g, `"#/components/schemas/${name}-$1"`);
  const { $defs = {}, ...own } = JSON.parse(placed) as JsonSchema & { readonly $defs?: Definitions };
  return { schema: own, definitions: Object.fromEntries(Object.entries($defs).map(([key, said]) => [`${name}-${key}`, said])) };
}

/** The members of the input that stand neither in the path nor elsewhere: the query of a view, the body of an act. */
export function freeMembers(call: Call): readonly (readonly [string, JsonSchema])[] {
  return Object.entries(call.input.properties ?? {}).filter(([member]) => !call.pathMembers.includes(member));
}
