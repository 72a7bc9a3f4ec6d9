import type { Description } from '@laurel/microcredential';
import { writePaper } from '../../base/office-files/write-paper.ts';
import { type TemplateReader, templateOf } from './template.ts';

/** A description as a filled-in T4EU template in DOCX, which `readOffer` reads back; of a description that says nothing, the empty form. */
export function writeTemplate(content: Description, reader: TemplateReader, title: string): Buffer {
  const { say, language } = reader;
  const isEmpty = Object.keys(content).length === 0;
  return writePaper({
    title: isEmpty ? say('template.name') : say('template.title', { title }),
    language: language.region,
    lead: [say(isEmpty ? 'template.blank-lead' : 'template.read-back')],
    rows: templateOf(content, reader),
  });
}
