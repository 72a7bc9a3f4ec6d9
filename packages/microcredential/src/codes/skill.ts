import { codeList, european } from './concept.ts';

const type = european('skill-type');
const reuse = european('skill-reuse-level');

/** Whether something is known or can be done: the two kinds of ESCO. */
export const skillTypeList = codeList(
  [type('knowledge', 'knowledge', 'Knowledge', 'Kenntnisse'), type('skill', 'skill', 'Skill', 'Fähigkeit')],
  // as ESCO's files say it
  { skill: ['skill/competence'] },
);

/** How widely a skill is of use. */
export const skillReuseLevelList = codeList([
  reuse('transversal', 'transversal', 'Transversal', 'Übergreifend'),
  reuse('cross-sector', 'cross-sector', 'Across sectors', 'Sektorübergreifend'),
  reuse('sector-specific', 'sector-specific', 'Specific to a sector', 'Sektorspezifisch'),
  reuse('occupation-specific', 'occupation-specific', 'Specific to an occupation', 'Berufsspezifisch'),
]);
