// session-sig.verify: what the profiles of deployed nodes refuse beyond the specification.
import {
  type AuthSig, aborted, accepted, alice, atNode, authSig, grantText, group, lit, message, only, type Row, refusedBy, sessionSig, sessions, topic,
} from '../vocabulary.js';

const { at, capability, cell, pkp, SIGNING, with_ } = sessions;

const hidden = () => ({ ...cell('lit-pkp://*', 'Threshold/Decryption'), ...cell(pkp) });
const byContract = (over = {}): AuthSig => authSig(grantText(), alice(), { derivedVia: 'EIP1271', sig: '0x00', ...over });
const bySolana = (): AuthSig => ({
  sig: '00'.repeat(64), derivedVia: 'solana.signMessage', signedMessage: 'I am creating an account to use Lit Protocol at 2026-01-15T11:00:00Z',
  address: '7v91N7iZ9mNicL8WfG6cgSCKyRXydQjLh6UYBWwm6y1Q',
});

export default () => topic<object>({ operation: 'session-sig.verify', name: 'profiles', prefix: 'session-' },
  [
    { id: 'first-entry', title: 'The wildcard with one ability and the PKP with the requested one', rules: ['lit-v7.first-entry-only', 'capability.ability'],
      profiles: lit(refusedBy('lit-v7.first-entry-only')),
      why: 'All cells count, and that of the PKP covers the request. Nodes of the Lit networks look at the wildcard entry only, where there is one.',
      input: at({ capabilities: [capability({ att: hidden() })] }) },
    { id: 'first-entry-covers', title: 'The wildcard with the requested ability and the PKP with another',
      rules: ['lit-v7.first-entry-only', 'capability.ability'],
      why: 'The cell of the wildcard covers the request, and it is the one that is looked at everywhere.',
      input: at({ capabilities: [capability({ att: { ...cell('lit-pkp://*'), ...cell(pkp, 'Threshold/Decryption') } })] }) },
    { id: 'first-entry-apart', title: 'The wildcard with one ability in one grant, the PKP with the requested one in another',
      rules: ['lit-v7.first-entry-only', 'capability.ability'], why: 'A wildcard entry hides entries of its own ReCap only; the two grants are of one wallet.',
      input: with_([capability({ att: cell('lit-pkp://*', 'Threshold/Decryption') }), capability()]) },
    { id: 'first-entry-other-prefix', title: 'The wildcard of another prefix beside the PKP', rules: ['lit-v7.first-entry-only'],
      why: 'A wildcard entry hides entries of its own prefix only.',
      input: at({ capabilities: [capability({ att: { ...cell('lit-accesscontrolcondition://*', 'Threshold/Decryption'), ...cell(pkp) } })] }) },
    { id: 'first-entry-both', title: 'The wildcard and the PKP with the requested ability', rules: ['lit-v7.first-entry-only'], profiles: lit(accepted),
      why: 'Either cell covers the request.',
      input: at({ capabilities: [capability({ att: { ...cell('lit-pkp://*'), ...only(pkp, only(SIGNING, [{}])) } })] }) },
  ],
  group({ prefix: 'session-unsupported-', rules: ['lit-v7.unsupported-aborts', 'auth-sig.kind-undecided', 'session.no-authority'], profiles: aborted,
    why: 'What cannot be decided is ignored and listed beside a valid candidate. Nodes of the Lit networks end verification at it.',
    from: ({ other }: Row & { readonly other: AuthSig }) => ({ input: with_([capability(), other]) }) }, [
    { id: 'contract', title: 'A capability of a contract wallet beside the grant', ignored: { 1: 'auth-sig.kind-undecided' }, other: byContract() },
    { id: 'contract-sha256', title: 'A capability of a contract wallet over SHA-256 beside the grant', ignored: { 1: 'auth-sig.kind-undecided' },
      other: byContract({ derivedVia: 'EIP1271_SHA256' }) },
    { id: 'solana', title: 'A capability of a Solana account beside the grant', other: bySolana() },
  ]),
  [
    { id: 'unsupported-first', title: 'A capability of a contract wallet in front of the grant',
      rules: ['lit-v7.unsupported-aborts', 'auth-sig.kind-undecided', 'session.no-authority'], profiles: aborted,
      why: 'What cannot be decided is ignored and listed, wherever it stands.', input: with_([byContract(), capability()]),
      ignored: { 0: 'auth-sig.kind-undecided' } },
    { id: 'contract-alone', title: 'A capability of a contract wallet alone, signed by the wallet as an account', twin: 'session-standard',
      change: 'derivedVia: "EIP1271"', rule: 'auth-sig.kind-undecided', risk: ['fail-open', 'type-confusion'], profiles: aborted,
      why: 'The kind is that of a contract, and it is not read as another because the signature would fit that one.',
      input: with_(capability({ over: { derivedVia: 'EIP1271' } })) },
    { id: 'no-price', title: 'A message without maxPrice', rules: ['lit-v8.max-price', 'session-message.shape'],
      profiles: { 'lit-v8': refusedBy('lit-v8.max-price') }, why: 'maxPrice is a member of messages of the eighth network generation, which demands it.',
      input: atNode(sessionSig(message({ maxPrice: undefined }))) },
  ],
);
