// auth-sig.verify: texts that are no Unicode as they come, and signatures of a network that are JSON and no object.
import { alice, authSig, authSigs, blsAuthSig, describe, grantText, group, json, lit, network, refusedBy, topic } from '../vocabulary.js';

const { asLogin, LOGIN_STATEMENT, loginText, underNetwork } = authSigs;

const text = () => json(authSig(loginText()));

export default () => topic({ operation: 'auth-sig.verify', name: 'raw', prefix: 'auth-raw-', since: '3.0.0' },
  group({ twin: 'auth-login', rule: 'json.text', risk: ['parser-differential', 'signature-malleability'], profiles: { reown: refusedBy('siwe.statement') },
    why: 'JSON text is Unicode: a lone surrogate has no UTF-8.', from: ({ title }) => ({ change: `${title}, in the text of the AuthSig` }) }, [
    { id: 'surrogate-high', title: 'A high surrogate as it is', input: asLogin(text().replace(LOGIN_STATEMENT, `${LOGIN_STATEMENT}\ud800`)) },
    { id: 'surrogate-low', title: 'A low surrogate as it is', input: asLogin(text().replace(LOGIN_STATEMENT, `${LOGIN_STATEMENT}\udc00`)) },
    { id: 'surrogate-key', title: 'A surrogate in a further key', profiles: { reown: refusedBy('auth-sig.shape') },
      input: asLogin(`${text().slice(0, -1)},"\ud800":1}`) },
  ]),
  group({ twin: 'auth-bls', rule: 'auth-sig.signature-form', risk: ['forgery', 'type-confusion'], profiles: lit(refusedBy('auth-sig.signature')),
    why: 'The signature of a network is a JSON object with the point as ProofOfPossession.',
    from: ({ sig }: { sig: string }) => ({ change: describe({ sig }), input: underNetwork(blsAuthSig(grantText(), network('one'), alice(), { sig })) }) }, [
    { id: 'network-number', title: 'A signature of the network that is a number', sig: '7' },
    { id: 'network-list', title: 'A signature of the network that is a list', sig: '[]' },
    { id: 'network-list-text', title: 'A signature of the network that is a list with the name of the point', sig: '["ProofOfPossession"]' },
    { id: 'network-text', title: 'A signature of the network that is a text', sig: '"ProofOfPossession"' },
  ]));
