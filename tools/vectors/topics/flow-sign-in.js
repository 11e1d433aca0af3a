// flow.run: logins by sign-in texts over a ledger of nonces.
import { accepted, flow, login, refusedBy } from '../flows.js';
import { cosmosSig, solanaSig, texts } from '../kinds.js';
import { file, NONCE } from '../kit.js';
import { lit } from '../sessions.js';
import { cosmosText, signInText } from '../sign-ins.js';

export const since = '3.0.0';

/** Nodes of Lit read no text of these accounts, and so find no nonce in it. */
const unread = lit(accepted);

const once = (name, kind, signed) =>
  flow(`sign-in-${name}`, `A sign-in text of a ${kind} account that is presented twice`, {
    rules: ['siws.layout', 'auth-sig.nonce', 'auth-sig.nonce-once'],
    risk: ['replay'],
    reason:
      'A text without the nonce is refused and consumes nothing. The first one with it is accepted and consumes it; the second finds it used.',
    nonces: [NONCE],
    steps: [
      signed({ nonce: undefined }, refusedBy('auth-sig.nonce'), { ...unread, reown: accepted }),
      signed({}, accepted),
      signed({}, refusedBy('auth-sig.nonce-once'), unread),
    ],
  });

const solana = (fields, verdict, profiles) => login(solanaSig(signInText(fields)), verdict, profiles);

const cosmos = (fields, verdict, profiles) => {
  const text = cosmosText(fields);
  return login(cosmosSig(text), verdict, profiles, texts(text));
};

export default () => [
  file('flow.run', 'sign-in', [once('solana', 'Solana', solana), once('cosmos', 'Cosmos', cosmos)]),
];
