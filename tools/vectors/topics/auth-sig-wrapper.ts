// The signature of a contract that need not be deployed yet: a wrapper (ERC-6492), its encoding, and the reply about it.
import { alice, authSigs, describe, eip191, group, type Input, kinds, lit, type Row, refusedBy, topic } from '../vocabulary.js';

const { asLogin, loginText } = authSigs;
const { abiNumber, calls, contractWallet, deployment, ecdsaOver, ownKeyWallet, purposes, REFUSAL, replyTo, SINCE, SUFFIX, vault, wrapper } = kinds;

const wrapped = (parts?: kinds.ContractParts) => contractWallet({ deployment: deployment(), ...parts });
const ownWrapped = (parts?: kinds.ContractParts) => ownKeyWallet({ deployment: deployment(), ...parts });
const answered = (made: kinds.Contract, reply?: Input) => asLogin(made.authSig, calls(replyTo(made, reply)));

/** What the standard wrapper is made of, and that wrapper with parts of it replaced. */
const parts = () => ({ ...deployment(), sig: wrapped().question.signature as string });
const wrapping = (over: Input = {}) => wrapper({ ...parts(), ...over });

// --- Wrappers that are opened, and bytes that are none ---

const forPurpose = (purpose: keyof typeof purposes) => {
  const { authSig, question } = wrapped({ text: purposes[purpose].textOf(vault()) });
  return { input: purposes[purpose].input(authSig, calls(replyTo({ question }))), trace: { ...question.deployment, signature: question.signature } };
};

const agreedTo = ({ made }: Row & { readonly made: kinds.Contract }) => ({ input: answered(made) });

const upper = (text: string) => `0x${text.slice(2).toUpperCase()}`;

const opened = () => {
  const standard = wrapped();
  const { factory, data } = deployment();
  return [
    ...group({ prefix: 'auth-', rules: ['auth-sig.signature-form', 'auth-sig.kind-undecided', 'auth-sig.contract-signature'],
      why: 'The suffix says that this is a wrapper. After the factory was called with its data there was code at the address, and it agreed to the signature inside.' }, [
      { id: 'wrapper', title: 'A login by a wallet that its wrapper deploys', ...forPurpose('login') },
      { id: 'wrapper-session', title: 'A grant by a wallet that its wrapper deploys', ...forPurpose('session') },
      { id: 'wrapper-delegation', title: 'A delegation by a wallet that its wrapper deploys', ...forPurpose('delegation') },
    ]),
    ...group({ rules: ['auth-sig.signature-form', 'auth-sig.kind-undecided'], from: agreedTo }, [
      { id: 'sha256', title: 'A wrapper for kind EIP1271_SHA256', rules: ['auth-sig.kind-undecided'],
        why: 'The digest follows from the kind and not from the wrapper.', made: wrapped({ via: 'EIP1271_SHA256' }) },
      { id: 'own-key', title: 'A wrapper with the signature of the key of the address', rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature'],
        why: 'There was code after the deployment, and it agreed; that the key signed is not needed.', made: ownWrapped() },
      { id: 'deployed', title: 'A wrapper that deploys nothing: no factory and no call data',
        why: 'Where the contract is there already nothing has to be called; the suffix alone makes a wrapper.',
        made: wrapped({ deployment: { factory: `0x${'00'.repeat(20)}`, data: '0x' } }) },
      { id: 'data-one-byte', title: 'A wrapper whose call data is one byte', why: 'Call data has any number of bytes, padded to a word.',
        made: wrapped({ deployment: { factory, data: '0x01' } }) },
      { id: 'data-word', title: 'A wrapper whose call data is a word', why: 'Whole words have no padding.',
        made: wrapped({ deployment: { factory, data: `0x${'5a'.repeat(32)}` } }) },
      { id: 'sig-empty', title: 'A wrapper with an empty signature inside', why: 'The signature inside has any number of bytes.',
        made: wrapped({ sig: '0x' }) },
      { id: 'sig-two-words', title: 'A wrapper with a signature of 64 bytes inside', why: 'Whole words have no padding.',
        made: wrapped({ sig: `0x${'c0'.repeat(64)}` }) },
      { id: 'nested', title: 'A wrapper inside a wrapper', made: wrapped({ sig: wrapping() }),
        why: 'A wrapper is opened once: what stands inside goes to the contract as it is, whatever it ends with.' },
      { id: 'suffix-inside', title: 'A wrapper whose signature inside is the suffix', why: 'Only the last 32 bytes are looked at to tell a wrapper.',
        made: wrapped({ sig: `0x${SUFFIX}` }) },
      { id: 'upper-hex', title: 'A wrapper in upper-case hex digits',
        why: 'Hex digits have no letter case, in the wrapper and in the deployment of the reply.',
        made: { authSig: { ...standard.authSig, sig: upper(standard.authSig.sig) },
          question: { ...standard.question, deployment: { factory: upper(factory), data: upper(data) } } } },
    ]),
  ];
};

const asItStands = ({ sig }: Row & { readonly sig: string }) => ({ input: answered(contractWallet({ sig })) });

/** Bytes that are no wrapper, because they do not end with the suffix. */
const unwrapped = () =>
  group({ prefix: 'auth-wrapper-none-', rules: ['auth-sig.signature-form', 'auth-sig.kind-undecided'], from: asItStands,
    why: 'The bytes do not end with the suffix, so they are a signature like any other: the contract was asked about all of them, and agreed.' }, [
    { id: 'byte-behind', title: 'A wrapper and one more byte, taken as it stands', sig: `${wrapping()}00` },
    { id: 'suffix-short', title: 'A wrapper without its last byte, taken as it stands', sig: wrapping().slice(0, -2) },
    { id: 'suffix-shifted', title: 'A wrapper whose suffix begins with its second byte, taken as it stands', sig: wrapping({ suffix: '9264'.repeat(16) }) },
    { id: 'suffix-front', title: 'A wrapper with the suffix in front, taken as it stands', sig: wrapping({ front: SUFFIX, suffix: '' }) },
    { id: 'no-suffix', title: 'The encoding of a wrapper without a suffix, taken as it stands', sig: wrapping({ suffix: '' }) },
  ]);

// --- Encodings ---

/** Another signature in place of the wrapper that the reply is about. */
interface Encoded {
  readonly sig: string;
  readonly made?: kinds.Contract;
}

const encoded = ({ sig, made = wrapped() }: Row & Encoded) => ({ input: answered({ ...made, authSig: { ...made.authSig, sig } }) });

/** Other encodings of the same three values: a lenient reader opens them, and the reply is about what it finds. */
const otherEncodings = () => {
  const one = parts();
  const tail = (digits: string) => abiNumber(digits.length / 2) + digits.padEnd(Math.ceil(digits.length / 64) * 64, '0');
  const [data, sig] = [tail(one.data.slice(2)), tail(one.sig.slice(2))];
  return group<Encoded>({}, [
    { id: 'no-prefix', title: 'A wrapper without 0x', change: 'sig without 0x', why: 'The form is 0x and hex, of a wrapper too.', sig: wrapper(one).slice(2) },
    { id: 'factory-dirty', title: 'A factory with a bit above its 20 bytes', change: 'first byte of the encoding: 01',
      why: 'An address is padded with zeros; other bits make a second text of one wrapper.', sig: wrapper(one).replace(/^0x00/, '0x01') },
    { id: 'swapped', title: 'A wrapper with the signature in front of the call data', change: 'the two tails exchanged, their offsets with them',
      why: 'An encoder writes the call data first, at offset 96.',
      sig: wrapping({ dataOffset: abiNumber(96 + sig.length / 2), sigOffset: abiNumber(96), gap: sig, sigLength: '', sig: '0x', sigPadding: '' }) },
    { id: 'gap', title: 'A wrapper with a word between head and tail', change: 'offsets += 32, a word of zeros between',
      why: 'Bytes that nothing points at make a second text of one wrapper.',
      sig: wrapping({ dataOffset: abiNumber(128), sigOffset: abiNumber(128 + data.length / 2), gap: '00'.repeat(32) }) },
    { id: 'unaligned', title: 'A wrapper whose tails stand at odd places', change: 'offsets += 1, a byte 04 between',
      why: 'The call data stands at offset 96, and a byte in front of it is left over.',
      sig: wrapping({ dataOffset: abiNumber(97), sigOffset: abiNumber(97 + data.length / 2), gap: '04' }) },
    { id: 'behind', title: 'A wrapper with a word between the signature and the suffix', change: 'a word of zeros in front of the suffix',
      why: 'Nothing is left over between the padded signature and the suffix.', sig: wrapping({ behind: '00'.repeat(32) }) },
    { id: 'data-padding', title: 'A wrapper with a bit in the padding of its call data', change: 'last bit of the padding of the call data: 1',
      why: 'Padding is zeros; other bits make a second text of one wrapper.', sig: wrapping({ dataPadding: `${'0'.repeat(55)}1` }) },
    { id: 'sig-padding', title: 'A wrapper with a bit in the padding of its signature', change: 'last bit of the padding of the signature: 1',
      why: 'Padding is zeros; other bits make a second text of one wrapper.', sig: wrapping({ sigPadding: `${'0'.repeat(61)}1` }) },
    { id: 'unpadded', title: 'A wrapper without the padding of its signature', change: 'padding of the signature left out',
      why: 'bytes are padded to whole words.', sig: wrapping({ sigPadding: '' }) },
    { id: 'shared', title: 'A wrapper whose two offsets point at the same bytes', change: 'call data: the signature, by the same offset',
      why: 'An encoder writes equal bytes twice.', sig: wrapping({ data: '0x', dataLength: '', sigOffset: abiNumber(96) }),
      made: wrapped({ deployment: { factory: one.factory, data: one.sig } }) },
  ]);
};

/** Encodings that cannot be opened: a lenient reader takes all the bytes as signature, which nobody replied about. */
const unreadable = () => {
  const one = parts();
  const ones = 'ff'.repeat(32);
  const encoding = wrapping({ suffix: '' }).slice(2);
  return group<Encoded>({ profiles: lit(refusedBy('auth-sig.kind-undecided')) }, [
    { id: 'suffix-only', title: 'The suffix alone', change: 'sig: the suffix', why: 'Nothing stands in front of the suffix.', sig: `0x${SUFFIX}` },
    { id: 'bare-signature', title: 'A signature of a wallet and the suffix', change: 'the signature and the suffix, without encoding',
      why: '65 bytes are not the encoding of (address, bytes, bytes).', sig: `${one.sig}${SUFFIX}` },
    { id: 'head-only', title: 'The head of a wrapper and the suffix', change: 'both tails left out', why: 'The offsets point behind the encoding.',
      sig: `0x${encoding.slice(0, 192)}${SUFFIX}` },
    { id: 'tuple', title: 'The encoding of a tuple of the three values', change: 'an offset of 32 in front',
      why: 'The three values are encoded as arguments and not as one tuple.', sig: wrapping({ front: abiNumber(32) }) },
    { id: 'packed', title: 'The three values in packed encoding', change: 'factory, call data and signature one behind the other',
      why: 'Without lengths nobody knows where one ends.', sig: `0x${one.factory.slice(2)}${one.data.slice(2)}${one.sig.slice(2)}${SUFFIX}` },
    { id: 'byte-front', title: 'A wrapper with a byte 04 in front', change: 'a byte 04 in front of the encoding',
      why: 'The encoding begins with the factory, and all its words are moved.', sig: wrapping({ front: '04' }) },
    { id: 'byte-missing', title: 'A wrapper without its first byte', change: 'first byte left out', why: 'The encoding begins with a whole word.',
      sig: `0x${wrapper(one).slice(4)}` },
    { id: 'data-offset-far', title: 'A wrapper whose call data stands behind the end', change: 'offset of the call data: 4,096',
      why: 'There are no bytes at this offset.', sig: wrapping({ dataOffset: abiNumber(4096) }) },
    { id: 'sig-offset-far', title: 'A wrapper whose signature stands in the suffix', change: 'offset of the signature: that of the suffix',
      why: 'The suffix is no part of the encoding; as a length it is larger than all memory.', sig: wrapping({ sigOffset: abiNumber(encoding.length / 2) }) },
    { id: 'offset-max', title: 'A wrapper with an offset of 2^256 - 32', change: 'offset of the signature: 2^256 - 32',
      why: 'In arithmetic that wraps around it would point at the beginning.', sig: wrapping({ sigOffset: `${ones.slice(0, 62)}e0` }) },
    { id: 'offset-64-bits', title: 'A wrapper with an offset of 2^64 + its own', change: 'offset of the call data += 2^64',
      why: 'In 64 bits it would be the offset that an encoder writes.', sig: wrapping({ dataOffset: `${'0'.repeat(47)}1${abiNumber(96).slice(48)}` }) },
    { id: 'length-one-more', title: 'A wrapper whose signature is longer than the bytes that are there',
      change: 'length of the signature: 97, where 96 bytes are left', why: 'The last byte would be that of the suffix.', sig: wrapping({ sigLength: abiNumber(97) }) },
    { id: 'length-max', title: 'A wrapper with a length of 2^256 - 1', change: 'length of the call data: 2^256 - 1',
      why: 'No such bytes are there, and nobody has room for them.', sig: wrapping({ dataLength: ones }) },
    { id: 'odd', title: 'A wrapper with a digit missing', change: 'first digit left out', why: 'Hex digits come in pairs.', sig: `0x${wrapper(one).slice(3)}` },
    // Lengths that are in reach: a lenient reader opens another wrapper than the one that was made.
    { id: 'sig-shorter', title: 'A wrapper that counts one byte of its signature less', change: 'length of the signature: 64',
      why: 'What is left over is no padding.', sig: wrapping({ sigLength: abiNumber(64) }) },
    { id: 'sig-longer', title: 'A wrapper that counts a byte of the padding to its signature and keeps all of it',
      change: 'length of the signature: 66, one more byte behind', why: '66 bytes have 30 bytes of padding, and one more is left over.',
      sig: wrapping({ sigLength: abiNumber(66), behind: '00' }) },
  ]);
};

const malformed = () => group({ prefix: 'auth-wrapper-form-', rule: 'auth-sig.signature-form', twin: 'auth-wrapper',
  risk: ['signature-malleability', 'parser-differential'], from: encoded }, otherEncodings(), unreadable());

// --- What the reply says ---

/** A reply about something else. */
const aside = ({ reply, not }: Row & { readonly reply: Input; readonly not: string }) => ({
  why: `${not}: what is about something else is no evidence.`,
  input: answered(ownWrapped(), reply),
});

const unanswered = () => {
  const { factory, data } = deployment();
  return group({ rule: 'auth-sig.kind-undecided', twin: 'own-key' }, group({ prefix: 'auth-wrapper-about-', from: aside }, [
    { id: 'bare', title: 'A reply without the deployment of the wrapper', change: 'the reply: deployment left out', reply: { deployment: undefined },
      not: 'Nobody made the contract ready before this reply, so that another contract or none may have been asked' },
    { id: 'factory', title: 'A reply after a call of another factory', change: 'the reply: deployment by another factory',
      reply: { deployment: { factory: vault('other').address.toLowerCase(), data } }, not: 'Another factory deploys another contract' },
    { id: 'data', title: 'A reply after another call of the factory', change: 'the reply: deployment with other call data',
      reply: { deployment: { factory, data: `${data.slice(0, -2)}5b` } }, not: 'Another call makes a wallet with other owners' },
    { id: 'no-data', title: 'A reply whose deployment has no call data', change: 'the reply: deployment without data', reply: { deployment: { factory } },
      not: 'A deployment is a factory and its call data' },
    { id: 'whole', title: 'A reply about the whole wrapper as signature', change: 'the reply: signature the wrapper, deployment left out',
      reply: { signature: ownWrapped().authSig.sig, deployment: undefined },
      not: 'A wrapper is opened first, and the contract is asked about the signature inside' },
    { id: 'signature', title: 'A reply about another signature inside', change: 'the reply: signature that of another text',
      reply: { signature: ecdsaOver(eip191(loginText({ requestId: '1' })), alice()) }, not: 'Agreement to another signature is none to this one' },
    { id: 'chain', title: 'A reply to a wrapper from another chain', change: 'the reply: chainId 10', reply: { chainId: '10' },
      not: 'The same factory may make another contract on another chain' },
    { id: 'stale', title: 'A reply to a wrapper of 61 seconds ago', change: 'the reply: asOf 2026-01-15T11:58:59Z', risk: ['fail-open', 'replay'],
      reply: { asOf: '2026-01-15T11:58:59Z' }, not: 'The reply is too old, and a state that is gone is another one' },
  ]), [
    { id: 'no-reply', title: 'A wrapper with the signature of the key of the address, and no evidence', change: 'evidence left out', risk: ['fail-open'],
      why: 'A wrapper says that there is a contract to be asked, and nobody asked it. That its address is that of the key that signed changes nothing.',
      input: asLogin(ownWrapped().authSig) },
  ]);
};

/** What came back is no yes. */
const denied = ({ reply }: Row & { readonly reply: Input }) => ({ change: describe(reply), input: answered(ownWrapped(), reply) });

const refused = () => group({ prefix: 'auth-wrapper-returns-', rule: 'auth-sig.contract-signature', twin: 'auth-wrapper-own-key', from: denied }, [
  { id: 'no', title: 'A wallet that was deployed and refuses', reply: { data: REFUSAL }, why: 'The contract returned another value.' },
  { id: 'empty', title: 'A wallet that was deployed and returns nothing', reply: { data: '0x' }, why: 'No bytes are not the magic value.' },
  { id: 'failed', title: 'A wallet that was deployed and fails', reply: { outcome: 'failed', data: undefined }, why: 'The call of the contract failed.' },
  { id: 'no-code', title: 'A wrapper after whose call there is no code, and the key of the address signed', reply: { code: false, data: undefined },
    why: 'A wrapper says that there is a contract: an account that has none after its deployment is no wallet, and no key is asked in its place.' },
  { id: 'no-code-magic', title: 'A wrapper after whose call there is no code, and data of the magic value', reply: { code: false },
    why: 'A call of an account without code succeeds; what came back was returned by nobody.' },
]);

/** A wrapper is a matter of contract wallets. */
const ofWallets = () => group({}, [
  { id: 'eoa', title: 'A wrapper as the signature of a wallet', twin: 'auth-login', change: 'sig: a wrapper around it', rule: 'auth-sig.signature-form',
    risk: ['type-confusion'], profiles: lit(refusedBy('auth-sig.signature')),
    why: 'The form follows from the kind: kind eoa has 65 bytes or 64, and knows no wrapper.',
    input: answered(ownWrapped({ over: { derivedVia: 'web3.eth.personal.sign' } })) },
]);

export default () => topic({ operation: 'auth-sig.verify', name: 'wrapper', prefix: 'auth-wrapper-', since: SINCE },
  opened(), unwrapped(), malformed(), unanswered(), refused(), ofWallets());
