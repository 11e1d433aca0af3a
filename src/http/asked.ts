import { type Ask, assertAsk } from '../capability/ask.js';
import type { Namespaces } from '../capability.js';
import { assertAccount } from '../chain.js';
import { anyRequest } from '../session-sig.js';

/** Says what an assertion finds wrong with a value: it may be made of what a stranger wrote, which is no mistake of the server. */
export function faultOf(assertion: () => void): string | undefined {
  try {
    assertion();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Says whether a value passes an assertion. */
export const passes = (assertion: () => void): boolean => faultOf(assertion) === undefined;

/** Says whether somebody can have granted as this. */
export const isAccount = (account: string | undefined): boolean =>
  passes(() => assertAccount(account ?? '', 'account'));

/** Says why nobody can have granted what is asked; undefined where somebody can. */
export const askFault = (asked: Ask | typeof anyRequest, namespaces: Namespaces): string | undefined =>
  asked === anyRequest ? undefined : faultOf(() => assertAsk(asked, namespaces, 'ask'));
