// Second spellings of what kinds without a key of Ethereum consist of: addresses, signatures, digests, wrappers, replies.
import { accepted, authSigs, describe, group, hex, type Input, kinds, lit, type Row, refusedBy, sha256, topic, utf8 } from '../vocabulary.js';

const { asLogin } = authSigs;
const { abiNumber, adr36, asAccount, calls, contractWallet, cosmosAccount, cosmosSig, deployment, MAGIC, ownKeyWallet, replyTo, SUFFIX, solanaAccount,
  solanaSig, textAt, wrapper } = kinds;

/** A Solana account whose address has 43 letters, so that one more is not too long. */
function shortAccount() {
  for (let i = 0; ; i++) {
    const account = solanaAccount(`short ${i}`);
    if (account.address.length <= 43) return account;
  }
}

const solana = (): Row[] => {
  const by = shortAccount();
  const { sig } = solanaSig();
  return [
    ...group({ twin: 'auth-solana', rule: 'auth-sig.address-form', risk: ['wrong-account', 'parser-differential'],
      why: 'The letter is none of Base58. A reader that counts it as nothing, or as zero, finds the same key or another one.',
      from: ({ address }: { address: string }) => ({ input: asAccount(solanaSig(textAt(), by, { address })) }) }, [
      { id: 'solana-letter-cyrillic', title: 'The letter ж in front of a Solana address', change: 'address: ж in front of that of the key',
        address: `ж${by.address}` },
      { id: 'solana-letter-ideograph', title: 'The letter 你 in front of a Solana address', change: 'address: 你 in front of that of the key',
        address: `你${by.address}` },
      { id: 'solana-letter-inside', title: 'The letter ж instead of a letter of a Solana address',
        change: 'address: ж instead of a letter of that of the key',
        address: `${by.address.slice(0, 20)}ж${by.address.slice(21)}` },
      { id: 'solana-letter-last', title: 'The letter ж instead of the last letter of a Solana address',
        change: 'address: ж instead of the last letter of that of the key', address: `${by.address.slice(0, -1)}ж` },
    ]),
    { id: 'solana-signature-0x-inside', title: 'A Solana signature with 0x inside', twin: 'auth-solana', change: '0x between R and S',
      rule: 'auth-sig.signature-form', risk: ['signature-malleability'], profiles: lit(refusedBy('auth-sig.signature')),
      why: 'The signature is 128 hex digits, and x is none of them.',
      input: asAccount(solanaSig(textAt(), solanaAccount(), { sig: `${sig.slice(0, 64)}0x${sig.slice(64)}` })) },
  ];
};

const cosmos = () => {
  const by = cosmosAccount();
  const digest = hex(sha256(utf8(adr36(by.address, textAt()))));
  return group({ twin: 'auth-cosmos', faults: ['auth-sig.signed-text', 'auth-sig.signature'], risk: ['type-confusion', 'forgery'],
    why: 'A digest has 64 hex digits: what has more is that of no text, nobody needs a text to say so, and no signature is one of it.',
    from: ({ signedMessage }: { signedMessage: string }) => ({ input: asAccount(cosmosSig(textAt(), by, { signedMessage })) }) }, [
    { id: 'cosmos-digest-longer-behind', title: 'A digest with two hex digits more behind, and no text',
      change: 'signedMessage: aa behind the digest; signedTexts left out', signedMessage: `${digest}aa` },
    { id: 'cosmos-digest-longer-front', title: 'A digest with two hex digits more front, and no text',
      change: 'signedMessage: aa in front of the digest; signedTexts left out', signedMessage: `aa${digest}` },
  ]);
};

const wrappers = () => {
  const made = contractWallet({ deployment: deployment() });
  const { signature: sig } = made.question;
  /** The wrapper with other parts, and a contract that agrees to all that a reader could make of it. */
  const spelt = (text: string) => {
    const { deployment: _, ...plain }: Input = { ...made.question, signature: text };
    return asLogin({ ...made.authSig, sig: text }, calls(replyTo(made), replyTo({ question: plain })));
  };
  return group({ twin: 'auth-wrapper', rule: 'auth-sig.signature-form', risk: ['signature-malleability', 'parser-differential'], profiles: lit(accepted),
    why: 'It is not the encoding that an encoder writes for three values: one signature would have two texts.',
    from: ({ text }: { text: string }) => ({ input: spelt(text) }) }, [
    { id: 'wrapper-spelling-second-suffix', title: 'A wrapper with a second suffix', change: 'another suffix behind it', text: `${made.authSig.sig}${SUFFIX}` },
    { id: 'wrapper-spelling-second-suffix-word', title: 'A wrapper with a word of zeros in front of its suffix', change: '32 zeros in front of the suffix',
      text: wrapper({ ...deployment(), sig, behind: '00'.repeat(32) }) },
    { id: 'wrapper-spelling-cut', title: 'A wrapper with a signature that ends beyond it', change: 'the length of the signature: 1000',
      text: wrapper({ ...deployment(), sig, sigLength: abiNumber(1000) }) },
    { id: 'wrapper-spelling-one-beyond', title: 'A wrapper with a signature that ends one byte beyond it', change: 'the length of the signature: 97',
      text: wrapper({ ...deployment(), sig, sigLength: abiNumber(97) }) },
  ]);
};

const replies = () => {
  const made = ownKeyWallet();
  return group({ twin: 'auth-contract-own-key', rule: 'auth-sig.kind-undecided', risk: ['fail-open', 'parser-differential'],
    why: 'data is 0x and hex and nothing else: a reply of another form is none, so nobody knows what the contract said.',
    from: ({ data }: { data: string }) => ({ change: describe({ data }), input: asLogin(made.authSig, calls(replyTo(made, { data }))) }) }, [
    { id: 'contract-reply-data-space', title: 'A reply whose data is " 0x1626ba7e0..." space', data: ` ${MAGIC}` },
    { id: 'contract-reply-data-text', title: 'A reply whose data is "data: 0x1626..." text', data: `data: ${MAGIC}` },
    { id: 'contract-reply-data-line', title: 'A reply whose data is "\\n0x1626ba7e0..." line', data: `\n${MAGIC}` },
    { id: 'contract-reply-data-twice', title: 'A reply whose data is "0x0x1626ba7e..." twice', data: `0x${MAGIC}` },
    { id: 'contract-reply-data-feed', title: 'A reply whose data is "0x1626ba7e00..." feed', data: `${MAGIC}\n` },
  ]);
};

export default () => [
  topic({ operation: 'auth-sig.verify', name: 'second-spellings', prefix: 'auth-', since: '3.0.0' }, solana(), wrappers(), replies()),
  topic({ operation: 'auth-sig.verify', folder: 'several-faults', name: 'auth-sig-digests', prefix: 'auth-', since: '3.0.0' }, cosmos()),
];
