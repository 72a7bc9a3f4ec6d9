import type { LanguageMap } from '../language-map.ts';
import { type CodeList, type Concept, codeList } from './concept.ts';
import { skillReuseLevelList, skillTypeList } from './skill.ts';

/** A skill of ESCO, the European classification of skills, competences, qualifications and occupations. */
export type EscoSkill = Concept & {
  /** `knowledge` or `skill` */
  readonly type?: string;
  /** how widely it is of use, a word of the reuse levels */
  readonly reuseLevel?: string;
  /** other names for it, in every language read */
  readonly alsoCalled: readonly string[];
  readonly description: LanguageMap;
};

export type EscoProblem = 'no-uri' | 'no-label' | 'wrong-scheme' | 'obsolete' | 'duplicate';

/** A row that was left out, and why. Rows are counted from 1, without the headings. */
export type EscoFinding = { readonly row: number; readonly problem: EscoProblem; readonly uri?: string; readonly message: LanguageMap };

/** What a row of ESCO's file for skills says, as text by column. */
export type EscoRow = Readonly<Record<string, string | undefined>>;

const messages: Readonly<Record<EscoProblem, LanguageMap>> = {
  'no-uri': { en: 'The row names no concept by its URI.', de: 'Die Zeile nennt kein Konzept mit seiner URI.' },
  'no-label': { en: 'The skill has no preferred label.', de: 'Die Fähigkeit hat keine bevorzugte Bezeichnung.' },
  'wrong-scheme': { en: 'This is no skill of ESCO.', de: 'Das ist keine Fähigkeit aus ESCO.' },
  obsolete: { en: 'ESCO no longer keeps this skill.', de: 'ESCO führt diese Fähigkeit nicht mehr.' },
  duplicate: { en: 'This skill stands in an earlier row.', de: 'Diese Fähigkeit steht schon in einer früheren Zeile.' },
};

const skillUri = /^https?:\/\/data\.europa\.eu\/esco\/skill\/([A-Za-z0-9._-]{1,64})$/;
const skillSchemes = /^https?:\/\/data\.europa\.eu\/esco\/concept-scheme\/(?:skills|member-skills)$/;

/**
 * Reads the rows of ESCO's download for skills in one language; what is no current skill is left out and reported. Never throws.
 * @param language the language of the file: `en` for `skills_en.csv`
 * @example
 * readEscoSkills([{ conceptUri: 'http://data.europa.eu/esco/skill/1', preferredLabel: 'weave baskets' }], 'en').skills[0]?.label.en // 'weave baskets'
 */
export function readEscoSkills(
  rows: readonly EscoRow[],
  language: string,
): { readonly skills: readonly EscoSkill[]; readonly findings: readonly EscoFinding[] } {
  const skills = new Map<string, EscoSkill>();
  const findings: EscoFinding[] = [];
  for (const [index, row] of rows.entries()) {
    const uri = cell(row, 'conceptUri');
    const problem = problemOf(row, uri, skills);
    if (problem === undefined) skills.set(uri, skillOf(row, uri, language));
    else findings.push({ row: index + 1, problem, ...(uri !== '' && { uri }), message: messages[problem] });
  }
  return { skills: [...skills.values()], findings };
}

/**
 * One code list of the skills of several files, so that a skill has its name in each of their languages. What only a later file knows
 * is on it too; where files disagree about the kind of a skill, the first is believed.
 */
export function escoSkillList(files: readonly (readonly EscoSkill[])[]): CodeList<EscoSkill> {
  const merged = new Map<string, EscoSkill>();
  for (const skill of files.flat()) {
    const known = merged.get(skill.uri);
    merged.set(skill.uri, known === undefined ? skill : both(known, skill));
  }
  const skills = [...merged.values()];
  return codeList(skills, Object.fromEntries(skills.map(({ word, alsoCalled }) => [word, alsoCalled])), { findsAlsoWritten: false });
}

function problemOf(row: EscoRow, uri: string, earlier: ReadonlyMap<string, EscoSkill>): EscoProblem | undefined {
  if (uri === '') return 'no-uri';
  if (!skillUri.test(uri) || !isInSkillScheme(row)) return 'wrong-scheme';
  if (cell(row, 'status').toLowerCase() === 'obsolete') return 'obsolete';
  if (earlier.has(uri)) return 'duplicate';
  if (cell(row, 'preferredLabel') === '') return 'no-label';
  return undefined;
}

/** Groups of skills and occupations come in files of the same columns. A file without the two columns is judged by its URIs alone. */
function isInSkillScheme(row: EscoRow): boolean {
  const type = cell(row, 'conceptType');
  if (type !== '' && type !== 'KnowledgeSkillCompetence') return false;
  const schemes = cell(row, 'inScheme')
    .split(/[\s,]+/)
    .filter(Boolean);
  return schemes.length === 0 || schemes.some((scheme) => skillSchemes.test(scheme));
}

function skillOf(row: EscoRow, uri: string, language: string): EscoSkill {
  const code = skillUri.exec(uri)?.[1] ?? uri;
  const type = skillTypeList.find(cell(row, 'skillType'))?.word;
  const reuseLevel = skillReuseLevelList.find(cell(row, 'reuseLevel'))?.word;
  const description = cell(row, 'description') || cell(row, 'definition');
  return {
    word: code,
    code,
    uri,
    label: { [language]: cell(row, 'preferredLabel') },
    alsoCalled: lines(cell(row, 'altLabels')),
    description: description === '' ? {} : { [language]: description },
    ...(type !== undefined && { type }),
    ...(reuseLevel !== undefined && { reuseLevel }),
  };
}

function both(first: EscoSkill, second: EscoSkill): EscoSkill {
  return {
    ...second,
    ...first,
    label: { ...second.label, ...first.label },
    description: { ...second.description, ...first.description },
    alsoCalled: [...new Set([...first.alsoCalled, ...second.alsoCalled])],
  };
}

function cell(row: EscoRow, column: string): string {
  return (Object.hasOwn(row, column) ? row[column] : undefined)?.trim() ?? '';
}

function lines(text: string): readonly string[] {
  return [...new Set(text.split(/\r\n|\r|\n/).map((line) => line.trim()))].filter((line) => line !== '');
}
