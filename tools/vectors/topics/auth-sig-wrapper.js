// The signature of a contract that need not be deployed yet: a wrapper (ERC-6492), its encoding, and the reply about it.
import { asLogin, lit, loginText } from '../auth-sigs.js';
import {
  abiNumber,
  brought,
  calls,
  contractWallet,
  deployment,
  ecdsaOver,
  noCode,
  ownKeyWallet,
  purposes,
  REFUSAL,
  replyTo,
  SUFFIX,
  vault,
  wrapper,
} from '../kinds.js';
import { accept, alice, eip191, file, reject, undecided } from '../kit.js';

const SHA256 = 'EIP1271_SHA256';
const wrapped = (options) => contractWallet({ deployment: deployment(), ...options });
const ownWrapped = (options) => ownKeyWallet({ deployment: deployment(), ...options });
const answered = (made, reply = {}) => asLogin(made.authSig, calls(replyTo(made, reply)));

/** What the standard wrapper is made of. */
const parts = (over = {}) => ({ ...deployment(), sig: wrapped().question.signature, ...over });

const opened = () => [
  ...Object.entries(purposes).map(([purpose, { textOf, input }]) => {
    const made = wrapped({ text: textOf(vault()) });
    return accept(
      `auth-wrapper${purpose === 'login' ? '' : `-${purpose}`}`,
      `A ${purpose === 'session' ? 'grant' : purpose} by a wallet that its wrapper deploys`,
      {
        rules: ['auth-sig.signature-form', 'auth-sig.kind-undecided', 'auth-sig.contract-signature'],
        reason:
          'The suffix says that this is a wrapper. After the factory was called with its data there was code at the address, and it agreed to the signature inside.',
        input: input(made.authSig, calls(replyTo(made))),
        trace: { ...made.question.deployment, signature: made.question.signature },
      },
    );
  }),
  accept('auth-wrapper-sha256', 'A wrapper for kind EIP1271_SHA256', {
    rules: ['auth-sig.kind-undecided'],
    reason: 'The digest follows from the kind and not from the wrapper.',
    input: answered(wrapped({ via: SHA256 })),
  }),
  accept('auth-wrapper-own-key', 'A wrapper with the signature of the key of the address', {
    rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature'],
    reason: 'There was code after the deployment, and it agreed; that the key signed is not needed.',
    input: answered(ownWrapped()),
  }),
  ...[
    [
      'deployed',
      'A wrapper that deploys nothing: no factory and no call data',
      { deployment: { factory: `0x${'00'.repeat(20)}`, data: '0x' } },
      'Where the contract is there already nothing has to be called; the suffix alone makes a wrapper',
    ],
    [
      'data-one-byte',
      'A wrapper whose call data is one byte',
      { deployment: { ...deployment(), data: '0x01' } },
      'Call data has any number of bytes, padded to a word',
    ],
    [
      'data-word',
      'A wrapper whose call data is a word',
      { deployment: { ...deployment(), data: `0x${'5a'.repeat(32)}` } },
      'Whole words have no padding',
    ],
    [
      'sig-empty',
      'A wrapper with an empty signature inside',
      { sig: '0x' },
      'The signature inside has any number of bytes',
    ],
    [
      'sig-two-words',
      'A wrapper with a signature of 64 bytes inside',
      { sig: `0x${'c0'.repeat(64)}` },
      'Whole words have no padding',
    ],
    [
      'nested',
      'A wrapper inside a wrapper',
      { sig: wrapper(parts()) },
      'A wrapper is opened once: what stands inside goes to the contract as it is, whatever it ends with',
    ],
    [
      'suffix-inside',
      'A wrapper whose signature inside is the suffix',
      { sig: `0x${SUFFIX}` },
      'Only the last 32 bytes are looked at to tell a wrapper',
    ],
  ].map(([name, title, options, why]) =>
    accept(`auth-wrapper-${name}`, title, {
      rules: ['auth-sig.signature-form', 'auth-sig.kind-undecided'],
      reason: `${why}.`,
      input: answered(wrapped(options)),
    }),
  ),
  accept('auth-wrapper-upper-hex', 'A wrapper in upper-case hex digits', {
    rules: ['auth-sig.signature-form', 'auth-sig.kind-undecided'],
    reason: 'Hex digits have no letter case, in the wrapper and in the deployment of the reply.',
    input: (() => {
      const made = wrapped();
      const upper = (text) => `0x${text.slice(2).toUpperCase()}`;
      const { factory, data } = made.question.deployment;
      return answered(
        { ...made, authSig: { ...made.authSig, sig: upper(made.authSig.sig) } },
        { deployment: { factory: upper(factory), data: upper(data) } },
      );
    })(),
  }),
];

/** Bytes that are no wrapper, because they do not end with the suffix. */
const unwrapped = () =>
  [
    ['byte-behind', 'A wrapper and one more byte', `${wrapper(parts())}00`],
    ['suffix-short', 'A wrapper without its last byte', wrapper(parts()).slice(0, -2)],
    [
      'suffix-shifted',
      'A wrapper whose suffix begins with its second byte',
      wrapper(parts({ suffix: '9264'.repeat(16) })),
    ],
    ['suffix-front', 'A wrapper with the suffix in front', wrapper(parts({ front: SUFFIX, suffix: '' }))],
    ['no-suffix', 'The encoding of a wrapper without a suffix', wrapper(parts({ suffix: '' }))],
  ].map(([name, title, sig]) =>
    accept(`auth-wrapper-none-${name}`, `${title}, taken as it stands`, {
      rules: ['auth-sig.signature-form', 'auth-sig.kind-undecided'],
      reason:
        'The bytes do not end with the suffix, so they are a signature like any other: the contract was asked about all of them, and agreed.',
      input: answered(contractWallet({ sig })),
    }),
  );

const malformed = (profiles) => (entries) =>
  entries.map(([name, title, sig, mutation, why, made = wrapped()]) =>
    reject(`auth-wrapper-form-${name}`, title, {
      rule: 'auth-sig.signature-form',
      risk: ['signature-malleability', 'parser-differential'],
      twin: 'auth-wrapper',
      mutation,
      reason: `${why}.`,
      input: answered({ ...made, authSig: { ...made.authSig, sig } }),
      profiles,
    }),
  );

/** Other encodings of the same three values: a lenient reader opens them, and the reply is about what it finds. */
const otherEncodings = () => {
  const one = parts();
  const [data, sig] = [one.data.slice(2), one.sig.slice(2)];
  const tail = (digits) => abiNumber(digits.length / 2) + digits.padEnd(Math.ceil(digits.length / 64) * 64, '0');
  const again = { deployment: { ...deployment(), data: one.sig } };
  return malformed(undefined)([
    [
      'no-prefix',
      'A wrapper without 0x',
      wrapper(one).slice(2),
      'sig without 0x',
      'The form is 0x and hex, of a wrapper too',
    ],
    [
      'factory-dirty',
      'A factory with a bit above its 20 bytes',
      wrapper(one).replace(/^0x00/, '0x01'),
      'first byte of the encoding: 01',
      'An address is padded with zeros; other bits make a second text of one wrapper',
    ],
    [
      'swapped',
      'A wrapper with the signature in front of the call data',
      wrapper({
        ...one,
        dataOffset: abiNumber(96 + tail(sig).length / 2),
        sigOffset: abiNumber(96),
        gap: tail(sig),
        sigLength: '',
        sig: '0x',
        sigPadding: '',
      }),
      'the two tails exchanged, their offsets with them',
      'An encoder writes the call data first, at offset 96',
    ],
    [
      'gap',
      'A wrapper with a word between head and tail',
      wrapper({
        ...one,
        dataOffset: abiNumber(128),
        sigOffset: abiNumber(128 + tail(data).length / 2),
        gap: '00'.repeat(32),
      }),
      'offsets += 32, a word of zeros between',
      'Bytes that nothing points at make a second text of one wrapper',
    ],
    [
      'unaligned',
      'A wrapper whose tails stand at odd places',
      wrapper({ ...one, dataOffset: abiNumber(97), sigOffset: abiNumber(97 + tail(data).length / 2), gap: '04' }),
      'offsets += 1, a byte 04 between',
      'The call data stands at offset 96, and a byte in front of it is left over',
    ],
    [
      'behind',
      'A wrapper with a word between the signature and the suffix',
      wrapper({ ...one, behind: '00'.repeat(32) }),
      'a word of zeros in front of the suffix',
      'Nothing is left over between the padded signature and the suffix',
    ],
    [
      'data-padding',
      'A wrapper with a bit in the padding of its call data',
      wrapper({ ...one, dataPadding: `${'0'.repeat(55)}1` }),
      'last bit of the padding of the call data: 1',
      'Padding is zeros; other bits make a second text of one wrapper',
    ],
    [
      'sig-padding',
      'A wrapper with a bit in the padding of its signature',
      wrapper({ ...one, sigPadding: `${'0'.repeat(61)}1` }),
      'last bit of the padding of the signature: 1',
      'Padding is zeros; other bits make a second text of one wrapper',
    ],
    [
      'unpadded',
      'A wrapper without the padding of its signature',
      wrapper({ ...one, sigPadding: '' }),
      'padding of the signature left out',
      'bytes are padded to whole words',
    ],
    [
      'shared',
      'A wrapper whose two offsets point at the same bytes',
      wrapper({ ...one, data: '0x', dataLength: '', sigOffset: abiNumber(96) }),
      'call data: the signature, by the same offset',
      'An encoder writes equal bytes twice',
      wrapped(again),
    ],
  ]);
};

/** Encodings that cannot be opened: a lenient reader takes all the bytes as signature, which nobody replied about. */
const unreadable = () => {
  const one = parts();
  const ones = 'ff'.repeat(32);
  const encoding = wrapper({ ...one, suffix: '' }).slice(2);
  return malformed(lit('undecided', 'auth-sig.kind-undecided'))([
    ['suffix-only', 'The suffix alone', `0x${SUFFIX}`, 'sig: the suffix', 'Nothing stands in front of the suffix'],
    [
      'bare-signature',
      'A signature of a wallet and the suffix',
      `${one.sig}${SUFFIX}`,
      'the signature and the suffix, without encoding',
      '65 bytes are not the encoding of (address, bytes, bytes)',
    ],
    [
      'head-only',
      'The head of a wrapper and the suffix',
      `0x${encoding.slice(0, 192)}${SUFFIX}`,
      'both tails left out',
      'The offsets point behind the encoding',
    ],
    [
      'tuple',
      'The encoding of a tuple of the three values',
      wrapper({ ...one, front: abiNumber(32) }),
      'an offset of 32 in front',
      'The three values are encoded as arguments and not as one tuple',
    ],
    [
      'packed',
      'The three values in packed encoding',
      `0x${one.factory.slice(2)}${one.data.slice(2)}${one.sig.slice(2)}${SUFFIX}`,
      'factory, call data and signature one behind the other',
      'Without lengths nobody knows where one ends',
    ],
    [
      'byte-front',
      'A wrapper with a byte 04 in front',
      wrapper({ ...one, front: '04' }),
      'a byte 04 in front of the encoding',
      'The encoding begins with the factory, and all its words are moved',
    ],
    [
      'byte-missing',
      'A wrapper without its first byte',
      `0x${wrapper(one).slice(4)}`,
      'first byte left out',
      'The encoding begins with a whole word',
    ],
    [
      'data-offset-far',
      'A wrapper whose call data stands behind the end',
      wrapper({ ...one, dataOffset: abiNumber(4096) }),
      'offset of the call data: 4,096',
      'There are no bytes at this offset',
    ],
    [
      'sig-offset-far',
      'A wrapper whose signature stands in the suffix',
      wrapper({ ...one, sigOffset: abiNumber(encoding.length / 2) }),
      'offset of the signature: that of the suffix',
      'The suffix is no part of the encoding; as a length it is larger than all memory',
    ],
    [
      'offset-max',
      'A wrapper with an offset of 2^256 - 32',
      wrapper({ ...one, sigOffset: `${ones.slice(0, 62)}e0` }),
      'offset of the signature: 2^256 - 32',
      'In arithmetic that wraps around it would point at the beginning',
    ],
    [
      'offset-64-bits',
      'A wrapper with an offset of 2^64 + its own',
      wrapper({ ...one, dataOffset: `${'0'.repeat(47)}1${abiNumber(96).slice(48)}` }),
      'offset of the call data += 2^64',
      'In 64 bits it would be the offset that an encoder writes',
    ],
    [
      'length-one-more',
      'A wrapper whose signature is longer than the bytes that are there',
      wrapper({ ...one, sigLength: abiNumber(97) }),
      'length of the signature: 97, where 96 bytes are left',
      'The last byte would be that of the suffix',
    ],
    [
      'length-max',
      'A wrapper with a length of 2^256 - 1',
      wrapper({ ...one, dataLength: ones }),
      'length of the call data: 2^256 - 1',
      'No such bytes are there, and nobody has room for them',
    ],
    [
      'odd',
      'A wrapper with a digit missing',
      `0x${wrapper(one).slice(3)}`,
      'first digit left out',
      'Hex digits come in pairs',
    ],
  ]);
};

/** Lengths that are in reach: a lenient reader opens another wrapper than the one that was made. */
const cut = () =>
  malformed(lit('undecided', 'auth-sig.kind-undecided'))([
    [
      'sig-shorter',
      'A wrapper that counts one byte of its signature less',
      wrapper({ ...parts(), sigLength: abiNumber(64) }),
      'length of the signature: 64',
      'What is left over is no padding',
    ],
    [
      'sig-longer',
      'A wrapper that counts a byte of the padding to its signature and keeps all of it',
      wrapper({ ...parts(), sigLength: abiNumber(66), behind: '00' }),
      'length of the signature: 66, one more byte behind',
      '66 bytes have 30 bytes of padding, and one more is left over',
    ],
  ]);

// --- What the reply says ---

const open = (name, title, over, why, risk = ['fail-open', 'forgery']) =>
  undecided(`auth-wrapper-about-${name}`, title, {
    rule: 'auth-sig.kind-undecided',
    risk,
    twin: 'auth-wrapper-own-key',
    mutation: `the reply: ${over.map(([member, value]) => `${member} ${value}`).join(', ')}`,
    reason: `${why}: what is about something else is no evidence.`,
    input: answered(ownWrapped(), Object.fromEntries(over.map(([member, , value]) => [member, value]))),
  });

const unanswered = () => {
  const { factory, data } = deployment();
  return [
    open(
      'bare',
      'A reply without the deployment of the wrapper',
      [['deployment', 'left out', undefined]],
      'Nobody made the contract ready before this reply, so that another contract or none may have been asked',
    ),
    open(
      'factory',
      'A reply after a call of another factory',
      [['deployment', 'by another factory', { factory: vault('other').address.toLowerCase(), data }]],
      'Another factory deploys another contract',
    ),
    open(
      'data',
      'A reply after another call of the factory',
      [['deployment', 'with other call data', { factory, data: `${data.slice(0, -2)}5b` }]],
      'Another call makes a wallet with other owners',
    ),
    open(
      'no-data',
      'A reply whose deployment has no call data',
      [['deployment', 'without data', { factory }]],
      'A deployment is a factory and its call data',
    ),
    open(
      'whole',
      'A reply about the whole wrapper as signature',
      [
        ['signature', 'the wrapper', ownWrapped().authSig.sig],
        ['deployment', 'left out', undefined],
      ],
      'A wrapper is opened first, and the contract is asked about the signature inside',
    ),
    open(
      'signature',
      'A reply about another signature inside',
      [['signature', 'that of another text', ecdsaOver(eip191(loginText({ requestId: '1' })), alice())]],
      'Agreement to another signature is none to this one',
    ),
    open(
      'chain',
      'A reply to a wrapper from another chain',
      [['chainId', '10', '10']],
      'The same factory may make another contract on another chain',
    ),
    open(
      'stale',
      'A reply to a wrapper of 61 seconds ago',
      [['asOf', '2026-01-15T11:58:59Z', '2026-01-15T11:58:59Z']],
      'The reply is too old, and a state that is gone is another one',
      ['fail-open', 'replay'],
    ),
    undecided('auth-wrapper-no-reply', 'A wrapper with the signature of the key of the address, and no evidence', {
      rule: 'auth-sig.kind-undecided',
      risk: ['fail-open'],
      twin: 'auth-wrapper-own-key',
      mutation: 'evidence left out',
      reason:
        'A wrapper says that there is a contract to be asked, and nobody asked it. That its address is that of the key that signed changes nothing.',
      input: asLogin(ownWrapped().authSig),
    }),
  ];
};

const refused = () =>
  [
    ['no', 'A wallet that was deployed and refuses', { data: REFUSAL }, 'The contract returned another value'],
    ['empty', 'A wallet that was deployed and returns nothing', { data: '0x' }, 'No bytes are not the magic value'],
    [
      'failed',
      'A wallet that was deployed and fails',
      { outcome: 'failed', data: undefined },
      'The call of the contract failed',
    ],
  ]
    .map(([name, title, over, why]) => [name, title, answered(ownWrapped(), over), Object.entries(over), why])
    .concat([
      [
        'no-code',
        'A wrapper after whose call there is no code, and the key of the address signed',
        asLogin(ownWrapped().authSig, calls(noCode(ownWrapped()))),
        [
          ['code', false],
          ['data', undefined],
        ],
        'A wrapper says that there is a contract: an account that has none after its deployment is no wallet, and no key is asked in its place',
      ],
      [
        'no-code-magic',
        'A wrapper after whose call there is no code, and data of the magic value',
        asLogin(ownWrapped().authSig, calls(replyTo(ownWrapped(), { code: false }))),
        [['code', false]],
        'A call of an account without code succeeds; what came back was returned by nobody',
      ],
    ])
    .map(([name, title, input, members, why]) =>
      reject(`auth-wrapper-returns-${name}`, title, {
        rule: 'auth-sig.contract-signature',
        risk: ['forgery', 'wrong-account'],
        twin: 'auth-wrapper-own-key',
        mutation: members
          .map(([key, value]) => (value === undefined ? `${key} left out` : `${key}: ${JSON.stringify(value)}`))
          .join(', '),
        reason: `${why}.`,
        input,
      }),
    );

/** A wrapper is a matter of contract wallets. */
const ofWallets = () => [
  reject('auth-wrapper-eoa', 'A wrapper as the signature of a wallet', {
    rule: 'auth-sig.signature-form',
    risk: ['type-confusion'],
    twin: 'auth-login',
    mutation: 'sig: a wrapper around it',
    reason: 'The form follows from the kind: kind eoa has 65 bytes or 64, and knows no wrapper.',
    input: answered(ownWrapped({ over: { derivedVia: 'web3.eth.personal.sign' } })),
    profiles: lit('reject', 'auth-sig.signature'),
  }),
];

export default () => [
  file(
    'auth-sig.verify',
    'wrapper',
    brought([
      ...opened(),
      ...unwrapped(),
      ...otherEncodings(),
      ...unreadable(),
      ...cut(),
      ...unanswered(),
      ...refused(),
      ...ofWallets(),
    ]),
  ),
];
