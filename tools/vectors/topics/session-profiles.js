// session-sig.verify: what the profiles of deployed nodes refuse beyond the specification.
import { accept, alice, atNode, authSig, file, grantText, message, sessionSig, undecided } from '../kit.js';
import { accepted, at, capability, cell, lit, only, pkp, refusedBy, SIGNING, with_ } from '../sessions.js';

const hidden = () => ({ ...cell('lit-pkp://*', 'Threshold/Decryption'), ...cell(pkp) });
const byContract = (over = {}) => authSig(grantText(), alice(), { derivedVia: 'EIP1271', sig: '0x00', ...over });
const bySolana = () => ({
  sig: '00'.repeat(64),
  derivedVia: 'solana.signMessage',
  signedMessage: 'I am creating an account to use Lit Protocol at 2026-01-15T11:00:00Z',
  address: '7v91N7iZ9mNicL8WfG6cgSCKyRXydQjLh6UYBWwm6y1Q',
});

export default () => [
  file('session-sig.verify', 'profiles', [
    accept('session-first-entry', 'The wildcard with one ability and the PKP with the requested one', {
      rules: ['lit-v7.first-entry-only', 'capability.ability'],
      reason:
        'All cells count, and that of the PKP covers the request. Nodes of the Lit networks look at the wildcard entry only, where there is one.',
      profiles: lit(refusedBy('lit-v7.first-entry-only')),
      input: at({ capabilities: [capability({ att: hidden() })] }),
    }),
    accept('session-first-entry-covers', 'The wildcard with the requested ability and the PKP with another', {
      rules: ['lit-v7.first-entry-only', 'capability.ability'],
      reason: 'The cell of the wildcard covers the request, and it is the one that is looked at everywhere.',
      input: at({
        capabilities: [capability({ att: { ...cell('lit-pkp://*'), ...cell(pkp, 'Threshold/Decryption') } })],
      }),
    }),
    accept(
      'session-first-entry-apart',
      'The wildcard with one ability in one grant, the PKP with the requested one in another',
      {
        rules: ['lit-v7.first-entry-only', 'capability.ability'],
        reason: 'A wildcard entry hides entries of its own ReCap only; the two grants are of one wallet.',
        input: with_([capability({ att: cell('lit-pkp://*', 'Threshold/Decryption') }), capability()]),
      },
    ),
    accept('session-first-entry-other-prefix', 'The wildcard of another prefix beside the PKP', {
      rules: ['lit-v7.first-entry-only'],
      reason: 'A wildcard entry hides entries of its own prefix only.',
      input: at({
        capabilities: [
          capability({ att: { ...cell('lit-accesscontrolcondition://*', 'Threshold/Decryption'), ...cell(pkp) } }),
        ],
      }),
    }),
    accept('session-first-entry-both', 'The wildcard and the PKP with the requested ability', {
      rules: ['lit-v7.first-entry-only'],
      reason: 'Either cell covers the request.',
      profiles: lit(accepted),
      input: at({ capabilities: [capability({ att: { ...cell('lit-pkp://*'), ...only(pkp, only(SIGNING, [{}])) } })] }),
    }),
    ...[
      ['contract', 'a contract wallet', byContract],
      ['contract-sha256', 'a contract wallet over SHA-256', () => byContract({ derivedVia: 'EIP1271_SHA256' })],
      ['solana', 'a Solana account', bySolana],
    ].map(([id, who, other]) =>
      accept(`session-unsupported-${id}`, `A capability of ${who} beside the grant`, {
        rules: ['lit-v7.unsupported-aborts', 'auth-sig.kind-undecided', 'session.no-authority'],
        reason:
          'What cannot be decided is ignored and listed beside a valid candidate. Nodes of the Lit networks end verification at it.',
        profiles: lit(refusedBy('lit-v7.unsupported-aborts')),
        input: with_([capability(), other()]),
        ...(id === 'solana' ? {} : { ignored: { 1: 'auth-sig.kind-undecided' } }),
      }),
    ),
    accept('session-unsupported-first', 'A capability of a contract wallet in front of the grant', {
      rules: ['lit-v7.unsupported-aborts', 'auth-sig.kind-undecided', 'session.no-authority'],
      reason: 'What cannot be decided is ignored and listed, wherever it stands.',
      profiles: lit(refusedBy('lit-v7.unsupported-aborts')),
      input: with_([byContract(), capability()]),
      ignored: { 0: 'auth-sig.kind-undecided' },
    }),
    undecided('session-contract-alone', 'A capability of a contract wallet alone, signed by the wallet as an account', {
      rule: 'auth-sig.kind-undecided',
      twin: 'session-standard',
      mutation: 'derivedVia: "EIP1271"',
      reason: 'The kind is that of a contract, and it is not read as another because the signature would fit that one.',
      risk: ['fail-open', 'type-confusion'],
      profiles: lit(refusedBy('lit-v7.unsupported-aborts')),
      input: with_(capability({ over: { derivedVia: 'EIP1271' } })),
    }),
    accept('session-no-price', 'A message without maxPrice', {
      rules: ['lit-v8.max-price', 'session-message.shape'],
      reason: 'maxPrice is a member of messages of the eighth network generation, which demands it.',
      profiles: { 'lit-v8': refusedBy('lit-v8.max-price') },
      input: atNode(sessionSig(message({ maxPrice: undefined }))),
    }),
  ]),
];
