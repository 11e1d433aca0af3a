import type { Misuse } from '../command.js';
import { isAbsent } from '../runner.js';

/** What has the queue, which whoever judges on one machine does not carry along: where this is published it comes with the service. */
const queuePackage = 'capsig-serve';
const howToInstall = `--queue needs packages that are not installed: npm install ${queuePackage} bullmq@6 redis@5`;

/** Loads what spreads an audit over machines; misuse where it is not installed. */
export async function loadSpread(): Promise<typeof import('./spread.js') | Misuse> {
  try {
    return await import('./spread.js');
  } catch (error) {
    if (isAbsent(error, queuePackage)) return { misuse: howToInstall };
    throw error;
  }
}
