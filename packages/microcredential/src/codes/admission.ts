import { codeList, own } from './concept.ts';

const access = own('access');
const channel = own('application-channel');

/** Who may come. What has to be said about `limited` is the greatest number of participants. */
export const accessTypeList = codeList([
  access('open', 'Open to all', 'Offen für alle'),
  access('restricted', 'Restricted to certain groups', 'Nur für bestimmte Gruppen'),
  access('limited', 'For a limited number', 'Begrenzte Teilnehmerzahl', { comment: 'required' }),
]);

/** Where people apply. */
export const applicationChannelList = codeList(
  [
    channel('here', 'Here, in Laurel', 'Hier, in Laurel'),
    channel('virtual-campus', "The alliance's virtual campus", 'Virtueller Campus der Allianz'),
    channel('lms', 'Learning management system', 'Lernplattform (LMS)'),
    channel('university-procedure', "The university's own procedure", 'Bewerbungsverfahren der Hochschule'),
    channel('email', 'E-mail', 'E-Mail'),
    channel('link', 'Link to a page', 'Link zu einer Seite'),
  ],
  // the examples of descriptions that travel between houses say `web`
  { link: ['web', 'web-link'], email: ['e-mail', 'mail'], 'virtual-campus': ['meta-campus'], lms: ['learning-management-system'] },
);
