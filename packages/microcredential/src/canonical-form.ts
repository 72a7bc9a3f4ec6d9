/**
 * The one way of writing a JSON value, so that equal content has equal bytes (RFC 8785, JSON Canonicalization Scheme).
 * @throws TypeError for what JSON cannot say: a number that is not finite, a lone surrogate, a function
 * @example
 * canonicalForm({ ects: 5.0, code: 'MC-1' }) // '{"code":"MC-1","ects":5}'
 */
export function canonicalForm(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberForm(value);
  if (typeof value === 'string') return stringForm(value);
  if (Array.isArray(value)) return `[${value.map(canonicalForm).join(',')}]`;
  if (typeof value === 'object') return objectForm(value);
  throw new TypeError(`JSON cannot hold a ${typeof value}`);
}

// RFC 8785 §3.2.2.3: numbers are written as ECMAScript writes them
function numberForm(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('JSON cannot hold a number that is not finite');
  return JSON.stringify(value);
}

// RFC 8785 §3.2.2.2: half a character is an error, where JSON.stringify would write an escape
function stringForm(value: string): string {
  if (!isWellFormed(value)) throw new TypeError('JSON text cannot hold half a character (a lone surrogate)');
  return JSON.stringify(value);
}

const loneSurrogate = /\p{Surrogate}/u;
function isWellFormed(value: string): boolean {
  return !loneSurrogate.test(value);
}

// RFC 8785 §3.2.3: members in the order of their UTF-16 code units, which is what sort() compares
function objectForm(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${stringForm(key)}:${canonicalForm(member)}`);
  return `{${members.join(',')}}`;
}
