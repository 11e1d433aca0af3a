// flow.run: logins by sign-in texts over a ledger of nonces.
import { accepted, deployed, flows, kinds, lit, NONCE, type ProfileVerdicts, refusedBy, signIns, topic, type Verdict } from '../vocabulary.js';

const solana = (fields: signIns.SignIn, verdict?: Verdict, profiles?: ProfileVerdicts) =>
  flows.login(kinds.solanaSig(signIns.signInText(fields)), verdict, profiles);

const cosmos = (fields: signIns.SignIn, verdict?: Verdict, profiles?: ProfileVerdicts) => {
  const text = signIns.cosmosText(fields);
  return flows.login(kinds.cosmosSig(text), verdict, profiles, kinds.texts(text));
};

/** A text without the nonce, and one with it twice. Nodes of Lit read no text of these accounts, and so find no nonce in it. */
const twice = (signed: typeof cosmos) => [
  signed({ nonce: undefined }, refusedBy('auth-sig.nonce'), deployed(accepted)),
  signed({}),
  signed({}, refusedBy('auth-sig.nonce-once'), lit(accepted)),
];

export default () => topic({ operation: 'flow.run', name: 'sign-in', prefix: 'flow-sign-in-', since: '3.0.0', from: flows.flowing,
  rules: ['siws.layout', 'auth-sig.nonce', 'auth-sig.nonce-once'], risk: ['replay'], nonces: [NONCE],
  why: 'A text without the nonce is refused and consumes nothing. The first one with it is accepted and consumes it; the second finds it used.' }, [
  { id: 'solana', title: 'A sign-in text of a Solana account that is presented twice', steps: twice(solana) },
  { id: 'cosmos', title: 'A sign-in text of a Cosmos account that is presented twice', steps: twice(cosmos) },
]);
