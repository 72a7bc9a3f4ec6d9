/**
 * A place in a JSON document, written as one would in code.
 * @example
 * placeOf('rules[3]', ['assert', 'all', 0]) // 'rules[3].assert.all[0]'
 */
export function placeOf(base: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? String(step) : `${text}.${String(step)}`),
    base,
  );
}
