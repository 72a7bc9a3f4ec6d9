import { codeList, own } from './concept.ts';

const scope = own('scope');
const provision = own('provision');
const provider = own('provider-type');
const role = own('partner-role');
const stakeholder = own('stakeholder-type');
const decision = own('decision');

/** Whose micro-credential it is: one that the alliance's framework applies to, or one under local rules. */
export const scopeList = codeList([
  scope('local', 'Of one institution', 'Einer Einrichtung'),
  scope('alliance', 'Of the alliance', 'Der Allianz'),
]);

export const provisionList = codeList([
  provision('single', 'By one institution', 'Von einer Einrichtung'),
  provision('joint', 'Jointly by several institutions', 'Gemeinsam von mehreren Einrichtungen'),
]);

export const providerTypeList = codeList([
  provider('hei', 'Higher education institution', 'Hochschule'),
  provider('other', 'Other provider', 'Anderer Anbieter'),
]);

export const partnerRoleList = codeList(
  [
    role('offers', 'Offers it', 'Bietet an'),
    role('co-creates', 'Co-creates it', 'Gestaltet mit'),
    role('stakeholder', 'Stakeholder', 'Interessenträger'),
  ],
  { 'co-creates': ['co-creator'] },
);

/** Who outside the universities takes part in development. */
export const stakeholderTypeList = codeList(
  [
    stakeholder('city', 'City or municipality', 'Stadt oder Gemeinde'),
    stakeholder('company', 'Company', 'Unternehmen'),
    stakeholder('employer', 'Employer', 'Arbeitgeber'),
    stakeholder('ngo', 'Non-governmental organisation', 'Nichtregierungsorganisation'),
    stakeholder('labour-market', 'Other partner from the labour market', 'Weiterer Partner aus dem Arbeitsmarkt'),
    stakeholder('social-partner', 'Social partner', 'Sozialpartner'),
    stakeholder('expert', 'Expert', 'Fachleute'),
  ],
  { company: ['business'], city: ['municipality'] },
);

/** How a partner decides about a description. Silence is on no list: it approves nothing. */
export const decisionList = codeList([
  decision('approved', 'Approved', 'Genehmigt'),
  decision('approved-with-conditions', 'Approved with conditions', 'Mit Auflagen genehmigt', { comment: 'required' }),
  decision('changes-required', 'Changes required', 'Änderungen verlangt', { comment: 'required' }),
  decision('rejected', 'Rejected', 'Abgelehnt', { comment: 'required' }),
  decision('pending', 'Pending', 'Ausstehend'),
  decision('abstained', 'Abstained', 'Enthalten'),
]);
