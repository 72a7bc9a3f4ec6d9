import { largestSignedLogo, widestSignedLogo } from '@laurel/credential';
import { State } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import type { LogoLeftOut } from './signed-logos.ts';

/** Whose logo will not be in the credential, and why; nothing where all are, or nobody has one. */
export function LogosLeftOut({ visit: { say, writing }, leftOut }: { visit: Visit; leftOut: readonly LogoLeftOut[] }) {
  const limits = { size: writing.number(largestSignedLogo / 1_024), pixels: writing.number(widestSignedLogo) };
  return (
    <>
      {leftOut.map(({ name, why }) => (
        <State tone="info">{say(`logo-left-out.${why}`, { institution: name, ...limits })}</State>
      ))}
    </>
  );
}
