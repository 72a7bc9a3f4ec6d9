import { SaxesParser } from 'saxes';

export type XmlElement = { readonly name: string; text: string };

/**
 * The elements of an XML document in their order, each with the text that stands in it.
 * @throws where it is not well-formed
 */
export function readXml(xml: string): readonly XmlElement[] {
  const parser = new SaxesParser({ xmlns: true });
  const found: XmlElement[] = [];
  const open: XmlElement[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    const element = { name, text: '' };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const around = open.at(-1);
    if (around) around.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return found;
}
