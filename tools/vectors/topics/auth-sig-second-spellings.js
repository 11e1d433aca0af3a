// Second spellings of what kinds without a key of Ethereum consist of: addresses, signatures, digests, wrappers, replies.
import { asLogin } from '../auth-sigs.js';
import {
  adr36,
  asAccount,
  calls,
  contractWallet,
  cosmosAccount,
  cosmosSig,
  deployment,
  MAGIC,
  ownKeyWallet,
  replyTo,
  SUFFIX,
  solanaAccount,
  solanaSig,
  textAt,
  wrapper,
} from '../kinds.js';
import { file, hex, reject, several, sha256, undecided, utf8 } from '../kit.js';

export const since = '3.0.0';

/** A Solana account whose address has 43 letters, so that one more is not too long. */
function shortAccount() {
  for (let i = 0; ; i++) {
    const account = solanaAccount(`short ${i}`);
    if (account.address.length <= 43) return account;
  }
}

const solana = () => {
  const by = shortAccount();
  const { sig } = solanaSig();
  return [
    ...[
      ['cyrillic', 'ж', 'in front of', (address, letter) => letter + address],
      ['ideograph', '你', 'in front of', (address, letter) => letter + address],
      ['inside', 'ж', 'instead of a letter of', (address, letter) => address.slice(0, 20) + letter + address.slice(21)],
      ['last', 'ж', 'instead of the last letter of', (address, letter) => address.slice(0, -1) + letter],
    ].map(([name, letter, where, spell]) =>
      reject(`auth-solana-letter-${name}`, `The letter ${letter} ${where} a Solana address`, {
        rule: 'auth-sig.address-form',
        risk: ['wrong-account', 'parser-differential'],
        twin: 'auth-solana',
        mutation: `address: ${letter} ${where} that of the key`,
        reason:
          'The letter is none of Base58. A reader that counts it as nothing, or as zero, finds the same key or another one.',
        input: asAccount(solanaSig(textAt(), by, { address: spell(by.address, letter) })),
      }),
    ),
    reject('auth-solana-signature-0x-inside', 'A Solana signature with 0x inside', {
      rule: 'auth-sig.signature-form',
      risk: ['signature-malleability'],
      twin: 'auth-solana',
      mutation: '0x between R and S',
      reason: 'The signature is 128 hex digits, and x is none of them.',
      input: asAccount(solanaSig(textAt(), solanaAccount(), { sig: `${sig.slice(0, 64)}0x${sig.slice(64)}` })),
      profiles: {
        'lit-v7': { result: 'reject', rule: 'auth-sig.signature' },
        'lit-v8': { result: 'reject', rule: 'auth-sig.signature' },
      },
    }),
  ];
};

const cosmos = () => {
  const by = cosmosAccount();
  const digest = hex(sha256(utf8(adr36(by.address, textAt()))));
  return [
    ['behind', `${digest}aa`],
    ['front', `aa${digest}`],
  ].map(([where, signedMessage]) =>
    several(`auth-cosmos-digest-longer-${where}`, `A digest with two hex digits more ${where}, and no text`, {
      faults: ['auth-sig.signed-text', 'auth-sig.signature'],
      risk: ['type-confusion', 'forgery'],
      twin: 'auth-cosmos',
      mutation: `signedMessage: aa ${where === 'front' ? 'in front of' : 'behind'} the digest; signedTexts left out`,
      reason:
        'A digest has 64 hex digits: what has more is that of no text, nobody needs a text to say so, and no signature is one of it.',
      input: asAccount(cosmosSig(textAt(), by, { signedMessage })),
    }),
  );
};

const wrapped = (options) => contractWallet({ deployment: deployment(), ...options });

const wrappers = () => {
  const made = wrapped();
  const { signature: sig } = made.question;
  /** The wrapper with other parts, and a contract that agrees to all that a reader could make of it. */
  const spelt = (text) => {
    const plain = { ...made.question, signature: text };
    delete plain.deployment;
    return asLogin({ ...made.authSig, sig: text }, calls(replyTo(made), replyTo({ question: plain })));
  };
  const agreed = { 'lit-v7': { result: 'accept' }, 'lit-v8': { result: 'accept' } };
  return [
    ['second-suffix', 'a second suffix', `${made.authSig.sig}${SUFFIX}`, 'another suffix behind it'],
    [
      'second-suffix-word',
      'a word of zeros in front of its suffix',
      wrapper({ ...deployment(), sig, behind: '00'.repeat(32) }),
      '32 zeros in front of the suffix',
    ],
    [
      'cut',
      'a signature that ends beyond it',
      wrapper({ ...deployment(), sig, sigLength: (1000).toString(16).padStart(64, '0') }),
      'the length of the signature: 1000',
    ],
    [
      'one-beyond',
      'a signature that ends one byte beyond it',
      wrapper({ ...deployment(), sig, sigLength: (97).toString(16).padStart(64, '0') }),
      'the length of the signature: 97',
    ],
  ].map(([name, title, text, mutation]) =>
    reject(`auth-wrapper-spelling-${name}`, `A wrapper with ${title}`, {
      rule: 'auth-sig.signature-form',
      risk: ['signature-malleability', 'parser-differential'],
      twin: 'auth-wrapper',
      mutation,
      reason: 'It is not the encoding that an encoder writes for three values: one signature would have two texts.',
      input: spelt(text),
      profiles: agreed,
    }),
  );
};

const replies = () => {
  const made = ownKeyWallet();
  return [
    ['space', ` ${MAGIC}`],
    ['text', `data: ${MAGIC}`],
    ['line', `\n${MAGIC}`],
    ['twice', `0x${MAGIC}`],
    ['feed', `${MAGIC}\n`],
  ].map(([name, data]) =>
    undecided(
      `auth-contract-reply-data-${name}`,
      `A reply whose data is ${JSON.stringify(`${data.slice(0, 12)}...`)} ${name}`,
      {
        rule: 'auth-sig.kind-undecided',
        risk: ['fail-open', 'parser-differential'],
        twin: 'auth-contract-own-key',
        mutation: `data: ${JSON.stringify(data)}`,
        reason:
          'data is 0x and hex and nothing else: a reply of another form is none, so nobody knows what the contract said.',
        input: asLogin(made.authSig, calls(replyTo(made, { data }))),
      },
    ),
  );
};

export default () => [
  file('auth-sig.verify', 'second-spellings', [...solana(), ...wrappers(), ...replies()]),
  { operation: 'auth-sig.verify', folder: 'several-faults', topic: 'auth-sig-digests', vectors: cosmos() },
];
