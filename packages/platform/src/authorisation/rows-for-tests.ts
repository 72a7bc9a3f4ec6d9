import { baseRows } from './base-rows-for-tests.ts';
import { frameworkRows } from './framework-rows-for-tests.ts';
import type { Row } from './row-for-tests.ts';
import { approvalRows, credentialRows, offeringRows, resultRows } from './stage-rows-for-tests.ts';

/** Who may do and see what: every act and every view has at least one row. */
export const rows: readonly Row[] = [...baseRows, ...approvalRows, ...frameworkRows, ...offeringRows, ...resultRows, ...credentialRows];
