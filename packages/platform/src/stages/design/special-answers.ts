import type { CodeListName } from '@laurel/microcredential';
import { optionsIn } from '../../base/office-files/tick-marks.ts';
import { type AnswerRead, asks, idOf, isBulleted, linesIn, nothing, oneLine, type Said, says, together } from './answer-read.ts';
import { note } from './offer-note.ts';
import { readChannels } from './read-channels.ts';
import { readChoice } from './read-leaf.ts';
import { readAmounts, readMoney } from './read-number.ts';
import { readOptions } from './read-options.ts';
import { wordsOf } from './words-of.ts';

export type Special = (text: string, language: string) => AnswerRead;

/** Questions whose answer goes to several places, or is written otherwise than its element is kept. */
export const specialAnswers: Readonly<Partial<Record<string, Special>>> = {
  'provider.lead': readLead,
  'provider.lead.name': readLead,
  'provider.lead.unit': (text) => says('provider.lead.unit', oneLine(text)),
  'provider.lead.country': (text) => readChoice('provider.lead.country', 'countries', text),
  'people.leaders': (text) => says('people.leaders', peopleIn(text)),
  'people.lecturers': (text) => says('people.lecturers', peopleIn(text)),
  'people.contact': readContact,
  'workload.ects': (text) => readVolume(text, 'ects'),
  'workload.hoursTotal': (text) => readVolume(text, 'hours'),
  'workload.semesters': (text) => readVolume(text, 'semesters'),
  volume: (text) => readVolume(text, 'ects'),
  'access.maxParticipants': readPlaces,
  'access.type': readAccess,
  'access.targetGroups': keepingRest('access.targetGroups', 'target-groups', 'access.targetGroupComment'),
  'assessment.methods': keepingRest('assessment.methods', 'assessment-types', 'assessment.criteria'),
  'delivery.pace': readPace,
  'funding.types': readFunding,
  'fees.categories': readFees,
  'application.channels': (text, language) => readApplication(text, language, 'application.channels'),
  application: (text, language) => readApplication(text, language, 'application.selection'),
  support: forBoth('support'),
  infrastructure: forBoth('infrastructure'),
  quality: (text, language) => says('quality.dataCollected', { [language]: text }),
};

function readLead(text: string): AnswerRead {
  const id: Said = { key: 'provider.lead.id', value: idOf(text), weak: true };
  return together(says('provider.lead.name', oneLine(text)), { said: [id], notes: [] });
}

/** Names on lines of their own, or behind one another where each is a whole name. */
function peopleIn(text: string): string[] {
  const lines = linesIn(text);
  const [only] = lines;
  if (lines.length !== 1 || only === undefined || isBulleted(text)) return lines;
  const names = only.split(/\s*,\s*|\s+(?:and|und|&)\s+/).filter((name) => name !== '');
  // "Brandt, Mira" is one person; "Mira Brandt, Lou Kim" are two.
  return names.every((name) => /\S\s+\S/.test(name)) ? names : lines;
}

function readContact(text: string): AnswerRead {
  const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(text)?.[0];
  const phone = /\+?\d[\d\s()/-]{6,}\d/.exec(text)?.[0];
  const name = oneLine(text.replace(email ?? '', ' ').replace(phone ?? '', ' ')).replace(/^[\s,;:()]+|[\s,;:()]+$/g, '');
  return says('people.contact', {
    ...(name !== '' && { name }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
  });
}

const volumes = { ects: 'workload.ects', hours: 'workload.hoursTotal', semesters: 'workload.semesters' } as const;

/** "50 hours / 2 ECTS" answers two questions. */
function readVolume(text: string, asked: keyof typeof volumes): AnswerRead {
  const amounts = readAmounts(text, asked);
  if (amounts === undefined) return asks(note('number', volumes[asked], text));
  const said = Object.entries(volumes).flatMap(([unit, key]): Said[] => {
    const value = amounts[unit as keyof typeof volumes];
    return value === undefined ? [] : [{ key, value, ...(unit !== asked && { weak: true as const }) }];
  });
  return { said, notes: [] };
}

function readPlaces(text: string): AnswerRead {
  if (/^(?:unlimited|no limit|none|open|not limited|unbegrenzt|keine begrenzung)$/i.test(text.trim()))
    return { said: [{ key: 'access.type', value: 'open', weak: true }], notes: [] };
  const count = readAmounts(text, 'people')?.people;
  if (count === undefined || count < 1) return asks(note('number', 'access.maxParticipants', text));
  return {
    said: [
      { key: 'access.maxParticipants', value: count },
      { key: 'access.type', value: 'limited', weak: true },
    ],
    notes: [],
  };
}

/** The greatest number may stand behind the option, as the sheet asks. */
function readAccess(text: string): AnswerRead {
  const { found } = readOptions('access-types', text);
  const comment = found.find(({ concept }) => concept.word === 'limited')?.comment;
  const read = readChoice('access.type', 'access-types', text);
  return comment === undefined || !/\d/.test(comment) ? read : together(read, readPlaces(comment));
}

/** The sheet has one box for both ways of being bound to a time. */
function readPace(text: string): AnswerRead {
  const both = /time[\s-]*bound\s*\(?\s*synchronous\s*\/\s*asynchronous\s*\)?/gi;
  const asked = both.test(text);
  const { found, unknown } = readOptions('paces', text.replace(both, 'time-bound-synchronous; time-bound-asynchronous'));
  const ambiguous = asked && found.some(({ concept }) => concept.word === 'time-bound-asynchronous');
  const notes = [
    ...unknown.map((each) => note('option', 'delivery.pace', each)),
    ...(ambiguous ? [note('all-of-it', 'delivery.pace', text)] : []),
  ];
  return found.length === 0
    ? asks(...notes)
    : says(
        'delivery.pace',
        found.map(({ concept }) => concept.word),
        ...notes,
      );
}

function readFunding(text: string, language: string): AnswerRead {
  const { found, unknown } = readOptions('funding-types', text);
  const comment = found.find(({ concept }) => concept.word === 'other')?.comment ?? '';
  const notes = unknown.map((each) => note('option', 'funding.types', each));
  if (found.length === 0) return asks(...notes);
  const said = says(
    'funding.types',
    found.map(({ concept }) => concept.word),
    ...notes,
  );
  return ['', 'comment'].includes(wordsOf(comment)) ? said : together(said, says('funding.otherComment', { [language]: comment }));
}

function readFees(text: string, language: string): AnswerRead {
  const amounts = linesIn(text).map(readMoney);
  if (amounts.every((amount) => amount !== undefined)) return says('fees.categories', amounts);
  return {
    said: [{ key: 'fees.regulation', value: { [language]: text }, weak: true }],
    notes: [note('elsewhere', 'fees.regulation', text)],
  };
}

/** Where one applies, and in the words beside it how one is selected. */
function readApplication(text: string, language: string, asked: 'application.channels' | 'application.selection'): AnswerRead {
  const { channels, rest } = readChannels(text);
  const listed = channels.length === 0 ? nothing : says('application.channels', channels);
  if (asked === 'application.selection') return together(listed, says(asked, { [language]: text }));
  if (rest === undefined) return listed;
  const selection: Said = { key: 'application.selection', value: { [language]: rest }, weak: true };
  return together(listed, { said: [selection], notes: [note('elsewhere', 'application.selection', rest)] });
}

/** "Other: ..." begins what stands on no list. */
const otherwise = /^[ \t•●·–-]*(?:others?|further|andere[s]?|sonstige[s]?|weitere[s]?)[ \t]*:[ \t]*/im;

/** What stands on no list is kept as words beside it. */
function keepingRest(key: string, codes: CodeListName, restKey: string): Special {
  return (whole, language) => {
    const other = optionsIn(whole).length === 0 ? otherwise.exec(whole) : null;
    const text = other === null ? whole : whole.slice(0, other.index).trim();
    const said = other === null ? undefined : whole.slice(other.index + other[0].length).trim();
    const { found, unknown } = readOptions(codes, text);
    const listed =
      found.length === 0
        ? nothing
        : says(
            key,
            found.map(({ concept }) => concept.word),
          );
    const unlisted = unknown.length === 0 ? [] : [found.length === 0 ? text : unknown.join(', ')];
    const rest = [...unlisted, ...(said ? [said] : [])].join('\n');
    if (rest === '') return listed;
    return together(listed, {
      said: [{ key: restKey, value: { [language]: rest }, weak: true }],
      notes: [note('elsewhere', restKey, rest)],
    });
  };
}

const ofTeachers = /^\s*(?:•\s*)?(?:for\s+)?(?:teachers|lecturers|teaching staff|für lehrende|lehrende)\s*[:–-]\s*/im;
const ofLearners = /^\s*(?:•\s*)?(?:for\s+)?(?:students|learners|für studierende|für lernende|studierende|lernende)\s*[:–-]\s*/im;

/** One question about students and teachers: an answer in two labelled parts is taken apart, any other stands for both. */
function forBoth(key: 'support' | 'infrastructure'): Special {
  return (text, language) => {
    const [teachers, learners] = [partBehind(text, ofTeachers, ofLearners), partBehind(text, ofLearners, ofTeachers)];
    const say = (who: 'teachers' | 'learners', words: string): Said => ({ key: `${key}.${who}`, value: { [language]: words } });
    if (teachers !== undefined && learners !== undefined)
      return { said: [say('learners', learners), say('teachers', teachers)], notes: [] };
    return { said: [say('learners', text), say('teachers', text)], notes: [note('all-of-it', `${key}.learners`, text)] };
  };
}

function partBehind(text: string, begin: RegExp, other: RegExp): string | undefined {
  const found = begin.exec(text);
  if (found === null) return undefined;
  const behind = text.slice(found.index + found[0].length);
  const end = other.exec(behind)?.index ?? behind.length;
  return behind.slice(0, end).trim();
}
