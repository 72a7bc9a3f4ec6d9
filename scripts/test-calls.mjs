// Finds the tests in the text of a test file: how each is called, and whether it asserts anything.

/**
 * Every call of `test` or `it` that begins with a text, also by `test.each(...)` and the like: its title, the titles that its parameters may give, and whether `expect` or an
 * assertion stands in it.
 */
export function testCalls(source) {
  const { code, texts } = withoutTexts(source);
  return texts.flatMap(({ from, title, isPattern }) => {
    const before = code.slice(0, from).trimEnd();
    if (!before.endsWith('(') || !isOfTest(code, before.length - 1)) return [];
    const body = balanced(code, before.length - 1);
    if (body === undefined) return [];
    return [{ title, gives: titlesGivenBy(title, isPattern), asserts: /\bexpect\s*[.(]|\bassert\w*\s*[.(]/.test(body) }];
  });
}

/** Whether what is called here is a test: `test(`, `it.only(`, `test.each(...)(`; a `describe.each(...)(` is none. */
function isOfTest(code, open) {
  // `test.each<[string, number]>(...)`
  const before = code
    .slice(0, open)
    .replace(/(\.\w+)<[^()]*>\s*$/, '$1')
    .trimEnd();
  if (!before.endsWith(')')) return /\b(?:test|it)(?:\.\w+)*$/.test(before);
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    if (')]}'.includes(code[at])) depth += 1;
    if ('([{'.includes(code[at])) depth -= 1;
    if (depth === 0) return isOfTest(code, at);
  }
  return false;
}

/** `%s`, `$name` and `${...}` stand for anything. */
function titlesGivenBy(title, isPattern) {
  const parameter = isPattern ? /%[sdifjoOc#$]|\$\{[^}]*\}|\$[\w.]+/ : /%[sdifjoOc#$]|\$[\w.]+/;
  const parts = title.split(parameter);
  if (parts.length === 1) return (other) => other === title;
  const pattern = new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('%%', '%')).join('.*')}$`, 's');
  return (other) => pattern.test(other);
}

/** What stands between a bracket and its partner. */
function balanced(code, open) {
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    if ('([{'.includes(code[at])) depth += 1;
    if (')]}'.includes(code[at])) depth -= 1;
    if (depth === 0) return code.slice(open, at + 1);
  }
  return undefined;
}

/** The same text with blanks for what is in quotation marks, comments and regular expressions, and what was in the quotation marks. */
function withoutTexts(source) {
  const code = [...source.split('')];
  const texts = [];
  const blank = (from, to) => {
    for (let at = from; at < to; at += 1) if (code[at] !== '\n') code[at] = ' ';
  };
  let at = 0;
  while (at < source.length) {
    const to = endOfText(source, at, code);
    if (to === undefined) {
      at += 1;
      continue;
    }
    if (`'"\``.includes(source[at]))
      texts.push({ from: at, title: unescaped(source.slice(at + 1, to - 1)), isPattern: source[at] === '`' });
    blank(at, to);
    at = to;
  }
  return { code: code.join(''), texts };
}

/** Where the quotation, comment or regular expression ends that begins here; undefined where none does. */
function endOfText(source, at, code) {
  const here = source[at];
  if (source.startsWith('//', at)) return endOr(source.indexOf('\n', at), source);
  if (source.startsWith('/*', at)) return endOr(source.indexOf('*/', at + 2), source, 2);
  if (here === '/' && mayBeginExpression(code, at)) return endOfLine(source, at, '/');
  if (here === "'" || here === '"') return endOfLine(source, at, here);
  return here === '`' ? endOfTemplate(source, at) : undefined;
}

const endOr = (found, source, more = 0) => (found === -1 ? source.length : found + more);

/** A slash after a value divides. */
function mayBeginExpression(code, at) {
  let before = at - 1;
  while (before >= 0 && /\s/.test(code[before])) before -= 1;
  if (before < 0 || '(,=:[!&|?{};>+'.includes(code[before])) return true;
  return /\breturn$/.test(code.slice(Math.max(0, before - 6), before + 1).join(''));
}

/** Quotations and regular expressions stand on one line: an apostrophe in a sentence of a page opens nothing. */
function endOfLine(source, at, mark) {
  let inClass = false;
  for (let to = at + 1; to < source.length && source[to] !== '\n'; to += 1) {
    if (source[to] === '\\') to += 1;
    else if (mark === '/' && source[to] === '[') inClass = true;
    else if (mark === '/' && source[to] === ']') inClass = false;
    else if (source[to] === mark && !inClass) return to + 1;
  }
  return undefined;
}

function endOfTemplate(source, at) {
  for (let to = at + 1; to < source.length; to += 1) {
    if (source[to] === '\\') to += 1;
    else if (source[to] === '`') return to + 1;
    else if (source.startsWith('${', to)) to = endOfHole(source, to + 2) - 1;
  }
  return undefined;
}

function endOfHole(source, from) {
  let depth = 1;
  for (let to = from; to < source.length; to += 1) {
    if (source[to] === '`') to = (endOfTemplate(source, to) ?? source.length) - 1;
    else if (source[to] === "'" || source[to] === '"') to = (endOfLine(source, to, source[to]) ?? to + 1) - 1;
    else if (source[to] === '{') depth += 1;
    else if (source[to] === '}') depth -= 1;
    if (depth === 0) return to + 1;
  }
  return source.length;
}

function unescaped(text) {
  return text.replace(/\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|(.))/gis, (_, long, short, one) =>
    one === undefined ? String.fromCodePoint(Number.parseInt(long ?? short, 16)) : ({ n: '\n', t: '\t' }[one] ?? one),
  );
}
