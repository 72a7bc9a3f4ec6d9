import { createHash } from 'node:crypto';
import type { Answer } from './answer.ts';
import { canonicalForm } from './canonical-form.ts';
import type { Description } from './description.ts';
import { type Element, elements } from './element.ts';

type Members = Readonly<Record<string, unknown>>;

/**
 * What partners agree to when they approve a description: every element that enters the hash, and whatever no element names.
 * Contacts, channels and the like are left out; so is what says nothing: blank texts, empty lists. Words keep their wording, but not their
 * line breaks and the blanks around them; what has no order (types of assessment, languages) is put into one.
 */
export function agreedContent(description: Description, mask: readonly Element[] = elements): unknown {
  return settled(description, '', new Map(mask.map((element) => [element.key, element]))) ?? {};
}

/**
 * What a version of a description is known by: lower-case hex SHA-256 over the canonical form (RFC 8785) of what is agreed.
 * The order of members, the way a number is written and white space around words make no difference; every word does.
 * @example
 * contentHash({ title: 'City lab' }) === contentHash({ title: ' City lab ', literature: [] }) // true
 */
export function contentHash(description: Description): string {
  return createHash('sha256')
    .update(canonicalForm(agreedContent(description)), 'utf8')
    .digest('hex');
}

function settled(value: unknown, path: string, mask: ReadonlyMap<string, Element>): unknown {
  const element = mask.get(path);
  if (element?.hashed === false) return undefined;
  if (element?.answer !== undefined) return settledAnswer(value, element.answer);
  return isMembers(value)
    ? settledMembers(value, (member, key) => settled(member, path === '' ? key : `${path}.${key}`, mask))
    : plain(value);
}

function settledAnswer(value: unknown, answer: Answer): unknown {
  const parts = answer.kind === 'rows' || answer.kind === 'group' ? answer.parts : {};
  const ofParts = (row: unknown): unknown =>
    isMembers(row)
      ? settledMembers(row, (member, key) => {
          const part = Object.hasOwn(parts, key) ? parts[key] : undefined;
          return part === undefined ? plain(member) : settledAnswer(member, part.answer);
        })
      : plain(row);
  if (answer.kind === 'group') return ofParts(value);
  if (answer.kind === 'rows') return listed(value, ofParts);
  const said = plain(value);
  return answer.kind === 'choices' && Array.isArray(said) ? [...new Set(said.map(canonicalForm))].sort() : said;
}

/** A value that nothing more is known about. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').normalize('NFC').trim() || undefined;
  if (Array.isArray(value)) return listed(value, plain);
  return isMembers(value) ? settledMembers(value, plain) : (value ?? undefined);
}

function listed(value: unknown, settle: (entry: unknown) => unknown): unknown {
  if (!Array.isArray(value)) return plain(value);
  const said = value.map(settle).filter((entry) => entry !== undefined);
  return said.length === 0 ? undefined : said;
}

function settledMembers(value: Members, settle: (member: unknown, key: string) => unknown): unknown {
  const said = Object.entries(value)
    .map(([key, member]) => [key, settle(member, key)] as const)
    .filter(([, member]) => member !== undefined);
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
