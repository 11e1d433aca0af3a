// AuthSigs with several faults: which of them the verdict names. A flow, because a vector of its own has one fault.
import { asLogin, loginText } from '../auth-sigs.js';
import { accept, alice, asGrant, authSig, blsAuthSig, bob, file, grant, grantText, otherSession } from '../kit.js';

const step = (input) => ({ operation: 'auth-sig.verify', input });
const refusal = (rule) => ({ result: 'reject', rule });
const open = (rule) => ({ result: 'undecided', rule });

const PAST = { issuedAt: '2025-01-15T11:00:00Z', expirationTime: '2025-01-16T11:00:00Z' };
const contract = { derivedVia: 'EIP1271' };
const CID = 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG';

const flows = () => [
  accept('flow-auth-decided-outweighs-undecided', 'What is decided outweighs what cannot be decided', {
    rules: [
      'auth-sig.kind-undecided',
      'auth-sig.expired',
      'auth-sig.proofs',
      'auth-sig.network-key',
      'auth-sig.session-bound',
    ],
    reason:
      'Where one rule rejects and another cannot decide, the verdict is reject. A contract wallet in time is undecided and an expired one is refused; so is a grant with proofs, or one of a network without a key, that is bound to another session key.',
    input: {
      steps: [
        step(asLogin(authSig(loginText(), alice(), contract))),
        step(asLogin(authSig(loginText(PAST), alice(), contract))),
        step(asGrant(authSig(grantText({ details: { ...grant(), prf: [CID] }, to: otherSession() })))),
        step(asGrant(blsAuthSig(grantText({ to: otherSession() })))),
      ],
    },
    output: [
      open('auth-sig.kind-undecided'),
      refusal('auth-sig.expired'),
      refusal('auth-sig.session-bound'),
      refusal('auth-sig.session-bound'),
    ],
    profiles: {
      reown: {
        result: 'accept',
        output: [
          open('auth-sig.kind-undecided'),
          open('auth-sig.kind-undecided'),
          refusal('auth-sig.session-bound'),
          refusal('auth-sig.session-bound'),
        ],
      },
    },
  }),
  accept('flow-auth-stages', 'The first stage with an issue ends verification', {
    rules: ['json.text', 'auth-sig.shape', 'siwe.version', 'auth-sig.session-bound', 'auth-sig.signature'],
    reason:
      'Each AuthSig has the fault of the one before it and one of an earlier stage: signature, rules, parse, shape, text. The earlier stage has the word.',
    input: {
      steps: [
        ...[
          [{}, {}],
          [{ to: otherSession() }, {}],
          [{ to: otherSession(), version: '2' }, {}],
          [{ to: otherSession(), version: '2' }, { address: 1 }],
        ].map(([fields, over]) =>
          step(asGrant(authSig(grantText(fields), bob(), { address: alice().address, ...over }))),
        ),
        step(asGrant(`${JSON.stringify(authSig(grantText({ version: '2' }), bob(), { address: 1 }))}x`)),
      ],
    },
    output: [
      refusal('auth-sig.signature'),
      refusal('auth-sig.session-bound'),
      refusal('siwe.version'),
      refusal('auth-sig.shape'),
      refusal('json.text'),
    ],
    profiles: {
      reown: {
        result: 'accept',
        output: [
          refusal('auth-sig.signature'),
          refusal('auth-sig.session-bound'),
          refusal('siwe.version'),
          refusal('auth-sig.shape'),
          refusal('auth-sig.shape'),
        ],
      },
    },
  }),
];

export default () => [file('flow.run', 'precedence', flows())];
