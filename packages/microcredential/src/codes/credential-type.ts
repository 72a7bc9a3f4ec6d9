import { codeList, european } from './concept.ts';

const type = european('credential');

/** The types under which Europass tells credentials apart. */
export const credentialTypeList = codeList([
  type('generic', 'e34929035b', 'Generic', 'Allgemein'),
  type('accredited', '6cf8e68c43', 'Accredited', 'Akkreditiert'),
  type('mandated', 'c_9a31f32a', 'Issued under a mandate', 'Im Auftrag ausgestellt'),
  type('converted', 'c_7e400154', 'Converted', 'Umgewandelt'),
  type('diploma-supplement', '6dff8a0f87', 'Diploma Supplement', 'Diplomzusatz (Diploma Supplement)'),
  type('accreditation', 'c_ae121a00', 'Accreditation', 'Akkreditierung'),
]);
