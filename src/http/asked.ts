import { type Ask, assertAsk } from '../capability/ask.js';
import type { Namespaces } from '../capability.js';
import { assertAccount } from '../chain.js';
import { anyRequest } from '../session-sig.js';

/** Says whether a value passes an assertion: it may be made of what a stranger wrote, which is no mistake of the server. */
export function passes(assertion: () => void): boolean {
  try {
    assertion();
    return true;
  } catch {
    return false;
  }
}

/** Says whether somebody can have granted as this. */
export const isAccount = (account: string | undefined): boolean =>
  passes(() => assertAccount(account ?? '', 'account'));

/** Says whether somebody can have granted what is asked. */
export const canBeAsked = (asked: Ask | typeof anyRequest, namespaces: Namespaces): boolean =>
  asked === anyRequest || passes(() => assertAsk(asked, namespaces, 'ask'));
