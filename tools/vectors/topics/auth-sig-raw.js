// auth-sig.verify: texts that are no Unicode as they come, and signatures of a network that are JSON and no object.
import { asLogin, lit, loginText, underNetwork } from '../auth-sigs.js';
import { alice, authSig, blsAuthSig, file, grantText, json, network, reject } from '../kit.js';

export const since = '3.0.0';

const text = () => json(authSig(loginText()));
const STATEMENT = 'Sign in to the example application';

const raw = () => [
  ['high', 'A high surrogate as it is', (whole) => whole.replace(STATEMENT, `${STATEMENT}\ud800`)],
  ['low', 'A low surrogate as it is', (whole) => whole.replace(STATEMENT, `${STATEMENT}\udc00`)],
  ['key', 'A surrogate in a further key', (whole) => `${whole.slice(0, -1)},"\ud800":1}`],
];

const values = [
  ['number', 'a number', '7'],
  ['list', 'a list', '[]'],
  ['list-text', 'a list with the name of the point', '["ProofOfPossession"]'],
  ['text', 'a text', '"ProofOfPossession"'],
];

export default () => [
  file('auth-sig.verify', 'raw', [
    ...raw().map(([name, title, change]) =>
      reject(`auth-raw-surrogate-${name}`, title, {
        rule: 'json.text',
        twin: 'auth-login',
        mutation: `${title}, in the text of the AuthSig`,
        reason: 'JSON text is Unicode: a lone surrogate has no UTF-8.',
        risk: ['parser-differential', 'signature-malleability'],
        input: asLogin(change(text())),
        profiles: { reown: { result: 'reject', rule: name === 'key' ? 'auth-sig.shape' : 'siwe.statement' } },
      }),
    ),
    ...values.map(([name, words, sig]) =>
      reject(`auth-raw-network-${name}`, `A signature of the network that is ${words}`, {
        rule: 'auth-sig.signature-form',
        twin: 'auth-bls',
        mutation: `sig: ${JSON.stringify(sig)}`,
        reason: 'The signature of a network is a JSON object with the point as ProofOfPossession.',
        risk: ['forgery', 'type-confusion'],
        profiles: lit('reject', 'auth-sig.signature'),
        input: underNetwork(blsAuthSig(grantText(), network('one'), alice(), { sig })),
      }),
    ),
  ]),
];
