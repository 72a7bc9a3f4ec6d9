/** Why bytes are not taken as JSON. */
export type UnreadableJsonCode =
  | 'empty'
  | 'too-large'
  | 'encoding'
  | 'syntax'
  | 'too-deep'
  | 'too-many-values'
  | 'repeated-member'
  | 'lone-surrogate'
  | 'forbidden-member'
  | 'number';

export class UnreadableJson extends Error {
  readonly code: UnreadableJsonCode;
  constructor(code: UnreadableJsonCode, at?: number) {
    super(at === undefined ? `Not acceptable JSON: ${code}` : `Not acceptable JSON: ${code} at character ${at}`);
    this.name = 'UnreadableJson';
    this.code = code;
  }
}

export type JsonLimits = { readonly bytes: number; readonly depth: number; readonly values: number };

/** What a credential may ask of its reader. The largest realistic one has 40 kB, depth 7 and 900 values. */
export const credentialLimits: JsonLimits = { bytes: 256 * 1024, depth: 32, values: 2_000 };

/**
 * Reads JSON so that two readers cannot see two things in it: no repeated member names, no half characters, no numbers that
 * lose digits, no `__proto__`; and within limits, so that hostile input costs nothing (RFC 8259, sections 4, 8 and 9).
 * A UTF-8 byte order mark is skipped.
 * @throws {UnreadableJson}
 */
export function readStrictJson(bytes: Uint8Array, limits: JsonLimits = credentialLimits): unknown {
  if (bytes.length > limits.bytes) throw new UnreadableJson('too-large');
  return new Reader(decode(bytes), limits).document();
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableJson('encoding');
  }
}

const space = /[\t\n\r ]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const halfCharacter = /\p{Surrogate}/u;

class Reader {
  readonly #text: string;
  readonly #limits: JsonLimits;
  #at = 0;
  #values = 0;

  constructor(text: string, limits: JsonLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  document(): unknown {
    this.#skipSpace();
    if (this.#at === this.#text.length) throw new UnreadableJson('empty');
    const value = this.#value(0);
    this.#skipSpace();
    if (this.#at !== this.#text.length) this.#fail('syntax');
    return value;
  }

  #value(depth: number): unknown {
    if (++this.#values > this.#limits.values) this.#fail('too-many-values');
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth + 1);
      case '[':
        return this.#array(depth + 1);
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #object(depth: number): Record<string, unknown> {
    if (depth > this.#limits.depth) this.#fail('too-deep');
    const members: Record<string, unknown> = {};
    this.#at++;
    this.#skipSpace();
    if (this.#take('}')) return members;
    do {
      this.#skipSpace();
      const name = this.#text[this.#at] === '"' ? this.#string() : this.#fail('syntax');
      // assigning to it would change the object's prototype instead of adding a member
      if (name === '__proto__') this.#fail('forbidden-member');
      if (Object.hasOwn(members, name)) this.#fail('repeated-member');
      this.#skipSpace();
      this.#expect(':');
      this.#skipSpace();
      members[name] = this.#value(depth);
      this.#skipSpace();
    } while (this.#take(','));
    this.#expect('}');
    return members;
  }

  #array(depth: number): unknown[] {
    if (depth > this.#limits.depth) this.#fail('too-deep');
    const members: unknown[] = [];
    this.#at++;
    this.#skipSpace();
    if (this.#take(']')) return members;
    do {
      this.#skipSpace();
      members.push(this.#value(depth));
      this.#skipSpace();
    } while (this.#take(','));
    this.#expect(']');
    return members;
  }

  #string(): string {
    const start = this.#at;
    let escaped = false;
    for (this.#at++; ; this.#at++) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit === 0x22) break;
      // NaN past the end fails this comparison as well
      if (!(unit >= 0x20)) this.#fail('syntax');
      if (unit === 0x5c) {
        escaped = true;
        this.#at++;
      }
    }
    this.#at++;
    if (!escaped) return this.#text.slice(start + 1, this.#at - 1);
    const value = this.#unescape(this.#text.slice(start, this.#at));
    if (halfCharacter.test(value)) this.#fail('lone-surrogate');
    return value;
  }

  #unescape(quoted: string): string {
    try {
      return JSON.parse(quoted) as string;
    } catch {
      return this.#fail('syntax');
    }
  }

  #number(): number {
    number.lastIndex = this.#at;
    const written = number.exec(this.#text)?.[0] ?? this.#fail('syntax');
    this.#at += written.length;
    const value = Number(written);
    // 15 digits survive a double; more of them, or -0, are written differently by the next reader
    const digits = written
      .replace(/[eE].*$/, '')
      .replace(/[-.]/g, '')
      .replace(/^0+|0+$/g, '');
    if (!Number.isFinite(value) || digits.length > 15 || Object.is(value, -0) || (value === 0 && digits !== '')) this.#fail('number');
    return value;
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#fail('syntax');
    this.#at += word.length;
    return value;
  }

  #skipSpace(): void {
    space.lastIndex = this.#at;
    space.test(this.#text);
    this.#at = space.lastIndex;
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #expect(character: string): void {
    if (!this.#take(character)) this.#fail('syntax');
  }

  #fail(code: UnreadableJsonCode): never {
    throw new UnreadableJson(code, this.#at);
  }
}
