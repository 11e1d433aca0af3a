import type * as lines from '../ndjson.js';
import type { readPlan } from '../plan.js';

/**
 * What judges lines, as whoever loads the queue has it: the queue comes in a package of its own, and what it says of a session has to be
 * what the verifier that is installed says.
 */
export type Judging = Pick<typeof lines, 'judgeThere' | 'mostJobs' | 'prepareLines' | 'readLines' | 'rowOf'> & {
  readonly readPlan: typeof readPlan;
};
