import { codeList, own } from './concept.ts';
import { participationForms } from './participation-form.ts';

const place = own('place');
const pace = own('pace');
const synchrony = own('synchrony');
const activity = own('activity-type');

/** Where it takes place: the offer sheet's three places. */
export const placeList = codeList(
  [
    place('on-campus', 'On campus', 'Auf dem Campus'),
    place('off-campus-online', 'Off campus (online)', 'Außerhalb des Campus (online)'),
    place('blended', 'Blended', 'Beides im Wechsel'),
  ],
  { 'off-campus-online': ['off-campus'] },
);

export const paceList = codeList([
  pace('self-paced', 'Self-paced', 'Im eigenen Tempo'),
  pace('time-bound-synchronous', 'Time-bound, synchronous', 'Zu festen Zeiten, gemeinsam (synchron)'),
  pace('time-bound-asynchronous', 'Time-bound, asynchronous', 'Innerhalb einer Frist, jede und jeder für sich (asynchron)'),
]);

/** How the online part is taught. */
export const synchronyList = codeList([
  synchrony('synchronous', 'Synchronous', 'Synchron'),
  synchrony('asynchronous', 'Asynchronous', 'Asynchron'),
]);

const modes = new Set(['on-site', 'online', 'blended', 'hybrid']);

/** The four modes that the alliances' frameworks know, of Europass's forms of participation. */
export const deliveryModeList = codeList(
  participationForms.filter(({ word }) => modes.has(word)),
  { 'on-site': ['onsite', 'on-campus', 'f2f', 'face-to-face', 'presential'] },
);

export const activityTypeList = codeList([
  activity('course', 'Course', 'Kurs'),
  activity('training', 'Training', 'Schulung'),
  activity('module', 'Module', 'Modul'),
  activity('challenge', 'Challenge', 'Challenge'),
  activity('summer-school', 'Summer school', 'Sommerschule'),
  activity('other', 'Other', 'Andere', { comment: 'required' }),
]);
