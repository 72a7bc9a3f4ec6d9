import { type Call, freeMembers, type JsonSchema } from './call.ts';
import { problemCodes } from './problem-code.ts';

export type OpenApi = {
  readonly openapi: '3.1.1';
  readonly info: Readonly<Record<string, unknown>>;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, unknown>>;
};

export type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: { readonly 'application/json': { readonly schema: JsonSchema } } };
  readonly responses: Readonly<Record<string, unknown>>;
};

export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
};

/** The largest key that is kept with an answer. */
export const LONGEST_KEY = 255;

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Best a UUID. The same key with the same body gives the first answer again and does nothing twice; with another body it is refused. Kept for 24 hours.',
  schema: { type: 'string', minLength: 1, maxLength: LONGEST_KEY, pattern: '^[\\x21-\\x7e]+$' },
};

const problem: JsonSchema = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status', 'detail', 'code', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'The page that explains this kind of problem' },
    title: { type: 'string', description: 'In the language of Accept-Language' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: problemCodes },
    instance: { type: 'string', format: 'uri', description: 'Names this very answer' },
    findings: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: { type: 'string', description: 'RFC 6901, as a URI fragment: where in the body' },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
  },
};

/** The OpenAPI 3.1 description of all calls: made from the same schemas that check what is sent. */
export function openApi(calls: readonly Call[], { publicUrl, version }: { publicUrl: string; version: string }): OpenApi {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const call of calls) {
    paths[call.path] ??= {};
    Object.assign(paths[call.path] ?? {}, { [call.method.toLowerCase()]: operation(call) });
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Laurel',
      version,
      summary: 'The acts and views of this house',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: Object.assign({ Problem: problem }, ...calls.map(({ definitions }) => definitions)),
      responses: {
        Problem: {
          description: 'What went wrong',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

function operation(call: Call): Operation {
  const body = call.method === 'GET' ? undefined : bodySchema(call);
  return {
    operationId: call.name,
    summary: call.summary,
    parameters: parametersOf(call),
    ...(body ? { requestBody: { required: (body.required ?? []).length > 0, content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      [call.status]: { description: 'Done', ...linkHeader(call), content: { 'application/json': { schema: call.result } } },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function parametersOf(call: Call): readonly Parameter[] {
  const inPath = call.pathMembers.map(
    (name): Parameter => ({ name, in: 'path', required: true, schema: call.input.properties?.[name] ?? { type: 'string' } }),
  );
  // Nothing is done by a view, so nothing could be done twice.
  if (call.method === 'POST' && call.callable.kind === 'act') return [...inPath, idempotencyKey];
  if (call.method !== 'GET') return inPath;
  const inQuery = freeMembers(call).map(([name, schema]): Parameter => {
    // A member with a default may be left out, whatever zod lists as required.
    return { name, in: 'query', required: (call.input.required ?? []).includes(name) && !('default' in schema), schema };
  });
  return [...inPath, ...inQuery];
}

/** The input without what stands in the path; nothing where nothing is left. */
function bodySchema(call: Call): JsonSchema | undefined {
  const members = freeMembers(call);
  if (members.length === 0) return undefined;
  return {
    ...call.input,
    properties: Object.fromEntries(members),
    required: (call.input.required ?? []).filter((name) => !call.pathMembers.includes(name)),
  };
}

/** A list that says where it goes on also says so in a header (RFC 8288). */
function linkHeader(call: Call) {
  if (!call.result.properties?.['next']) return {};
  return { headers: { Link: { description: 'rel="first" and, unless this is the last page, rel="next"', schema: { type: 'string' } } } };
}
