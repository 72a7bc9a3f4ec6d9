import { type Call, freeMembers, type JsonSchema } from './call.ts';

/** Invented answers by the name of the member: an example should read like a call somebody made. */
const EXAMPLES: Readonly<Record<string, unknown>> = {
  name: 'Universität Mühlenau',
  country: 'DE',
  website: 'https://muehlenau.example',
  contactName: 'Jördis Kühn',
  contactEmail: 'jordis.kuehn@muehlenau.example',
  language: 'de',
};

const ANY_UUID = '018f3b1e-7c4a-4d2b-9a61-3f0c5e8d7b12';

/** A call as one would type it into a terminal. */
export function exampleCall(call: Call, publicUrl: string): string {
  const address = `${publicUrl}${call.path.replace(/\{\w+\}/g, ANY_UUID)}`;
  if (call.method === 'GET') return `curl ${address}`;
  const members = freeMembers(call);
  const body = Object.fromEntries(members.map(([name, schema]) => [name, EXAMPLES[name] ?? sample(schema)]));
  const lines = [`curl -X ${call.method} ${address}`];
  if (call.method === 'POST') lines.push(`  -H 'Idempotency-Key: ${ANY_UUID}'`);
  if (members.length > 0) lines.push("  -H 'Content-Type: application/json'", `  -d '${JSON.stringify(body)}'`);
  return lines.join(' \\\n');
}

function sample(schema: JsonSchema): unknown {
  if (schema['default'] !== undefined) return schema['default'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  if (schema['format'] === 'uuid') return ANY_UUID;
  const byType: Readonly<Record<string, unknown>> = { integer: 1, number: 1, boolean: true, array: [], object: {} };
  return byType[schema.type ?? ''] ?? '...';
}
