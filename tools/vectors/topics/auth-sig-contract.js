// The signature of a contract wallet (ERC-1271): what its contract replied, and what holds where there is none.
import { asLogin, lit, loginText } from '../auth-sigs.js';
import {
  brought,
  calls,
  contractWallet,
  ecdsaOver,
  MAGIC,
  noCode,
  ownKeyWallet,
  purposes,
  REFUSAL,
  replyTo,
  vault,
} from '../kinds.js';
import {
  accept,
  alice,
  asGrant,
  bob,
  DOMAIN,
  ecdsa,
  ecdsaHex,
  eip191,
  file,
  grantText,
  reject,
  secp256k1,
  sha256,
  unhex,
  utf8,
  wallet,
} from '../kit.js';

const SHA256 = 'EIP1271_SHA256';

/** A login of a contract wallet with one reply that differs in `reply`. */
const answered = (made, reply = {}, over = {}) => asLogin(made.authSig, { ...calls(replyTo(made, reply)), ...over });

const traceOf = ({ question: { digest } }) => ({ digest });

// --- The contract agrees ---

const kinds = () =>
  [
    ['', 'EIP1271', 'the EIP-191 digest'],
    ['-sha256', SHA256, 'SHA-256 of the text'],
  ].flatMap(([suffix, via, hashed]) =>
    Object.entries(purposes).map(([purpose, { textOf, input }]) => {
      const made = contractWallet({ via, text: textOf(vault()) });
      return accept(
        `auth-contract${suffix}${purpose === 'login' ? '' : `-${purpose}`}`,
        `A ${purpose === 'session' ? 'grant' : purpose} by a wallet of kind ${via} whose contract agrees`,
        {
          rules: ['auth-sig.kind', 'auth-sig.purpose', 'auth-sig.kind-undecided', 'auth-sig.contract-signature'],
          reason: `The contract at the SIWE address on the SIWE chain was asked about ${hashed} and this signature, and returned the magic value and nothing else.`,
          input: input(made.authSig, calls(replyTo(made))),
          trace: traceOf(made),
        },
      );
    }),
  );

/** Signatures whose form is the contract's business. */
const anySignature = () => {
  const { question } = contractWallet();
  const [first, second] = [bob(), wallet('carol')].map((by) => ecdsaOver(unhex(question.digest.slice(2)), by));
  const { r, s, recovery } = ecdsa(unhex(question.digest.slice(2)), bob().secretKey);
  return [
    ['empty', 'An empty signature', '0x', 'A contract may have been told beforehand, so that no signature is needed'],
    ['one-byte', 'A signature of one byte', '0x01', 'The form of a contract wallet is bytes of any number'],
    [
      'two-owners',
      'The signatures of two owners, one behind the other',
      first + second.slice(2),
      'What the bytes mean is decided by the contract',
    ],
    [
      'v31',
      'A signature of an owner with v of 31',
      `${first.slice(0, -2)}1f`,
      'v of 31 is no v of a wallet, and wallets of other forms are what contracts are for',
    ],
    [
      'high-s',
      'The high twin of the signature of an owner',
      ecdsaHex({ r, s: secp256k1.Point.Fn.ORDER - s, recovery: 1 - recovery }),
      'Whether s has to be low is decided by the contract: it is no ECDSA signature of its account',
    ],
    [
      'upper-hex',
      'A signature in upper-case hex digits',
      `0x${first.slice(2).toUpperCase()}`,
      'Hex digits have no letter case, in the signature and in the reply',
    ],
    [
      'longest',
      'A signature of 4,095 bytes',
      `0x${'c0'.repeat(4095)}`,
      'With 0x it has 8,192 characters, the most that sig may have',
    ],
  ].map(([name, title, sig, why]) => {
    const made = contractWallet({ sig });
    return accept(`auth-contract-signature-${name}`, `${title}, and the contract agrees`, {
      rules: ['auth-sig.signature-form', 'auth-sig.contract-signature'],
      reason: `${why}.`,
      input: answered(made, { signature: sig.toLowerCase() }),
    });
  });
};

const upperHex = (text) => `0x${text.slice(2).toUpperCase()}`;

const agreed = () => [
  accept('auth-contract-own-key', 'A contract at the address of a key, which signed, and the contract agrees', {
    rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature', 'auth-sig.signature'],
    reason: 'There is code at the address, and the contract agrees; that the key of the address signed is not needed.',
    input: answered(ownKeyWallet()),
  }),
  accept(
    'auth-contract-sha256-own-key',
    'A contract at the address of a key, by SHA-256, where the key signed the EIP-191 digest',
    {
      rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature'],
      reason: 'The contract was asked about SHA-256 of the text with these bytes as signature, and agrees.',
      input: answered(ownKeyWallet({ via: SHA256 })),
    },
  ),
  ...Object.entries(purposes)
    .filter(([purpose]) => purpose !== 'login')
    .map(([purpose, { textOf, input }]) => {
      const made = ownKeyWallet({ text: textOf(alice()) });
      return accept(`auth-contract-own-key-${purpose}`, `A contract at the address of a key: a ${purpose}`, {
        rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature'],
        reason: 'There is code at the address, and the contract agrees.',
        input: input(made.authSig, calls(replyTo(made))),
      });
    }),
  accept('auth-contract-chain', 'A contract wallet on another chain', {
    rules: ['auth-sig.kind-undecided'],
    reason: 'The chain is that of the SIWE message, and the reply is from there.',
    input: answered(contractWallet({ chainId: '8453', text: loginText({ by: vault(), chainId: '8453' }) })),
  }),
  accept('auth-contract-null-algo', 'A contract wallet with an algo of null', {
    rules: ['auth-sig.kind'],
    reason: 'null equals absent, and EIP1271 has no algo.',
    input: answered(contractWallet({ over: { algo: null } })),
  }),
  accept('auth-contract-json-lower', 'A contract wallet whose JSON has its address in lower case', {
    rules: ['auth-sig.address'],
    reason: 'The addresses are equal, letter case aside.',
    input: answered(contractWallet({ over: { address: vault().address.toLowerCase() } })),
  }),
  (() => {
    const made = contractWallet();
    const { address, digest, signature } = made.question;
    return accept('auth-contract-reply-case', 'A reply with its hex digits in other letter cases', {
      rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature'],
      reason: 'Members of a question are compared letter case aside, and hex digits of what was returned have none.',
      input: answered(made, {
        address: address.toLowerCase(),
        digest: upperHex(digest),
        signature: upperHex(signature),
        data: upperHex(MAGIC),
      }),
    });
  })(),
  accept('auth-contract-domain', 'A login of a contract wallet for the domain and with the nonce of the verifier', {
    rules: ['auth-sig.domain', 'auth-sig.nonce', 'auth-sig.expired'],
    reason: 'The rules about the SIWE message are those of any wallet, and all of them hold.',
    input: answered(contractWallet({ via: SHA256 }), { asOf: '2026-01-15T11:59:59Z' }),
  }),
];

// --- The contract does not agree ---

const refusals = () =>
  [
    [
      'no',
      'A contract that returns 0xffffffff',
      { data: REFUSAL },
      'It returned another value, as contracts do for a no',
    ],
    [
      'empty',
      'A contract that returns nothing',
      { data: '0x' },
      'No bytes are not 32, and code that knows no such call returns none',
    ],
    [
      'four-bytes',
      'A contract that returns the four bytes alone',
      { data: '0x1626ba7e' },
      'The ABI pads bytes4 to 32 bytes, and four bytes are not 32',
    ],
    ['31-bytes', 'A contract that returns 31 bytes', { data: MAGIC.slice(0, -2) }, '31 bytes are not 32'],
    ['33-bytes', 'A contract that returns 33 bytes', { data: `${MAGIC}00` }, '33 bytes are not 32'],
    [
      'two-words',
      'A contract that returns the magic value twice',
      { data: MAGIC + MAGIC.slice(2) },
      '64 bytes are not 32',
    ],
    [
      'word-behind',
      'A contract that returns the magic value and a word',
      { data: `${MAGIC}${'00'.repeat(32)}` },
      '64 bytes are not 32',
    ],
    [
      'fifth-byte',
      'A contract that returns a bit behind the magic value',
      { data: `${MAGIC.slice(0, 10)}80${MAGIC.slice(12)}` },
      'The bytes behind the first four are zeros',
    ],
    [
      'last-bit',
      'A contract that returns the magic value and a last bit',
      { data: `${MAGIC.slice(0, -1)}1` },
      'The bytes behind the first four are zeros',
    ],
    [
      'right',
      'A contract that returns the magic value at the end of the word',
      { data: `0x${'00'.repeat(28)}1626ba7e` },
      'bytes4 stand at the beginning of a word, and a number with these digits is another value',
    ],
    [
      'true',
      'A contract that returns the number 1',
      { data: `0x${'00'.repeat(31)}01` },
      'A truth value is not the magic value',
    ],
    [
      'zeros',
      'A contract that returns a word of zeros',
      { data: `0x${'00'.repeat(32)}` },
      'Zeros are not the magic value',
    ],
    [
      'near',
      'A contract that returns a value one below the magic one',
      { data: `0x1626ba7d${'00'.repeat(28)}` },
      'One bit makes another value',
    ],
    [
      'old-magic',
      'A contract that returns the magic value of an older draft',
      { data: `0x20c13b0b${'00'.repeat(28)}` },
      '20c13b0b is the value of a function with other parameters',
    ],
    [
      'digest',
      'A contract that returns the digest',
      (made) => ({ data: made.question.digest }),
      'What it was asked about is not the magic value',
    ],
    [
      'failed',
      'A call that failed',
      { outcome: 'failed', data: undefined },
      'A contract that reverts, runs out of gas or into an invalid instruction agreed to nothing',
    ],
    [
      'failed-magic',
      'A call that failed with the magic value',
      { outcome: 'failed' },
      'What a call reverts with is not what it returns',
    ],
  ].map(([name, title, over, why]) => {
    const made = contractWallet();
    const reply = typeof over === 'function' ? over(made) : over;
    return reject(`auth-contract-returns-${name}`, title, {
      rule: 'auth-sig.contract-signature',
      risk: ['forgery', 'wrong-account'],
      twin: 'auth-contract',
      mutation: Object.entries(reply)
        .map(([key, value]) => (value === undefined ? `${key} left out` : `${key}: ${JSON.stringify(value)}`))
        .join(', '),
      reason: `${why}.`,
      input: answered(made, reply),
    });
  });

const refusedElsewhere = () => [
  ...[
    [
      'sha256',
      'auth-contract-sha256',
      contractWallet({ via: SHA256 }),
      asLogin,
      'A login by SHA-256 that the contract refuses',
    ],
    ...['session', 'delegation'].map((purpose) => [
      purpose,
      `auth-contract-${purpose}`,
      contractWallet({ text: purposes[purpose].textOf(vault()) }),
      purposes[purpose].input,
      `A ${purpose} that the contract refuses`,
    ]),
  ].map(([name, twin, made, input, title]) =>
    reject(`auth-contract-refused-${name}`, title, {
      rule: 'auth-sig.contract-signature',
      risk: ['forgery', 'wrong-account'],
      twin,
      mutation: `data: ${JSON.stringify(REFUSAL)}`,
      reason: 'The contract decides in every purpose and about either digest, and it did not return the magic value.',
      input: input(made.authSig, calls(replyTo(made, { data: REFUSAL }))),
    }),
  ),
  ...[
    ['own-key', 'auth-contract-own-key', {}, 'A signature of the key of the address that its contract refuses'],
    [
      'own-key-sha256',
      'auth-contract-sha256-own-key',
      { via: SHA256 },
      'A signature of the key of the address, for SHA-256, that its contract refuses',
    ],
  ].map(([name, twin, options, title]) =>
    reject(`auth-contract-refused-${name}`, title, {
      rule: 'auth-sig.contract-signature',
      risk: ['forgery', 'wrong-account'],
      twin,
      mutation: `data: ${JSON.stringify(REFUSAL)}`,
      reason:
        'No key is recovered where there is code: an account with code has given its contract the last word, and this one says no although the key signed.',
      input: answered(ownKeyWallet(options), { data: REFUSAL }),
    }),
  ),
  reject('auth-contract-expired', 'An expired login of a contract wallet whose contract agrees', {
    rule: 'auth-sig.expired',
    risk: ['expiry'],
    twin: 'auth-contract',
    mutation: 'expirationTime: "2026-01-15T11:30:00Z"',
    reason: 'The contract judges a signature and not a text: what the text says binds all the same.',
    input: answered(contractWallet({ text: loginText({ by: vault(), expirationTime: '2026-01-15T11:30:00Z' }) })),
  }),
  reject('auth-contract-other-domain', 'A login of a contract wallet at another domain, and the contract agrees', {
    rule: 'auth-sig.domain',
    risk: ['wrong-domain'],
    twin: 'auth-contract',
    mutation: 'domain: "evil.example"',
    reason: `The text names another domain than ${DOMAIN}; that its contract agrees changes nothing.`,
    input: answered(contractWallet({ text: loginText({ by: vault(), domain: 'evil.example' }) })),
  }),
];

// --- No code at the address ---

const bare = (made, over = {}) => asLogin(made.authSig, calls(noCode(made, over)));

const codeless = () => {
  const { r, s, recovery } = ecdsa(eip191(loginText()), alice().secretKey);
  const high = ecdsaHex({ r, s: secp256k1.Point.Fn.ORDER - s, recovery: 1 - recovery });
  const made = (sig, via) => ownKeyWallet({ sig, via });
  const genuine = ownKeyWallet().authSig.sig;
  const refused = (
    name,
    title,
    rule,
    sig,
    mutation,
    why,
    { risk = ['forgery', 'wrong-account'], profiles, via, reply } = {},
  ) =>
    reject(`auth-contract-no-code-${name}`, title, {
      rule,
      risk,
      twin: via ? 'auth-contract-no-code-sha256' : 'auth-contract-no-code',
      mutation,
      reason: `${why}.`,
      input: bare(made(sig, via), reply),
      profiles,
    });
  return [
    accept('auth-contract-no-code', 'No code at the address, whose key signed', {
      rules: ['auth-sig.kind-undecided', 'auth-sig.low-s', 'auth-sig.signature', 'auth-sig.contract-signature'],
      reason: 'There is no code at the address, so that the signature is judged as one of kind eoa, and it is one.',
      input: bare(ownKeyWallet()),
    }),
    accept('auth-contract-no-code-sha256', 'No code at the address, whose key signed the EIP-191 digest, for SHA-256', {
      rules: ['auth-sig.signature'],
      reason: 'An account without code is judged over the EIP-191 digest whatever the kind.',
      input: bare(ownKeyWallet({ via: SHA256 })),
    }),
    accept('auth-contract-no-code-data', 'No code at the address, whose key signed, and data that refuses', {
      rules: ['auth-sig.contract-signature'],
      reason: 'Nobody is there who could return anything: data says nothing where there is no code.',
      input: bare(ownKeyWallet(), { data: REFUSAL }),
    }),
    refused(
      'other',
      'No code at the address, and another key signed',
      'auth-sig.signature',
      ecdsaOver(eip191(loginText()), bob()),
      'signed by another wallet',
      'The address that recovers is another one',
    ),
    refused(
      'magic',
      'No code at the address, another key signed, and data of the magic value',
      'auth-sig.signature',
      ecdsaOver(eip191(loginText()), bob()),
      'signed by another wallet, data: the magic value',
      'Data says nothing where there is no code, and the signature is that of another key',
      { reply: { data: MAGIC } },
    ),
    refused(
      'sha256-digest',
      'No code at the address, whose key signed SHA-256 of the text',
      'auth-sig.signature',
      ecdsaOver(sha256(utf8(loginText())), alice()),
      'signed: SHA-256 of the text',
      'An account without code is judged over the EIP-191 digest whatever the kind',
      { via: SHA256 },
    ),
    refused(
      'high-s',
      'No code at the address, and the high twin of a signature',
      'auth-sig.low-s',
      high,
      's: n - s, parity flipped',
      'Judged as one of kind eoa, s is at most half the group order',
      { risk: ['signature-malleability', 'replay'] },
    ),
    refused(
      'empty',
      'No code at the address, and an empty signature',
      'auth-sig.signature-form',
      '0x',
      'sig: "0x"',
      'Judged as one of kind eoa, a signature has 65 bytes or 64',
      { risk: ['forgery'], profiles: lit('reject', 'auth-sig.signature') },
    ),
    refused(
      'longer',
      'No code at the address, and a signature with one more byte',
      'auth-sig.signature-form',
      `${genuine}00`,
      'sig += 00',
      'Judged as one of kind eoa, a signature has 65 bytes or 64',
      { risk: ['signature-malleability'] },
    ),
    refused(
      'v31',
      'No code at the address, and a signature with another v',
      'auth-sig.signature-form',
      genuine.slice(0, -2) + (genuine.endsWith('1b') ? '1d' : '1e'),
      'v += 2',
      'Judged as one of kind eoa, v is 0, 1, 27 or 28',
      { risk: ['signature-malleability'] },
    ),
  ];
};

// --- Form and address ---

const forms = () => {
  const made = contractWallet();
  const { signature } = made.question;
  return [
    [
      'no-prefix',
      'A signature of a contract wallet without 0x',
      signature.slice(2),
      'sig without 0x',
      'The form is 0x and hex',
      undefined,
    ],
    [
      'blank',
      'An empty text as signature of a contract wallet',
      '',
      'sig: ""',
      'No bytes are 0x; an empty text is no hex',
      lit('undecided', 'auth-sig.kind-undecided'),
    ],
    [
      'upper-prefix',
      'A signature of a contract wallet with 0X',
      `0X${signature.slice(2)}`,
      '0X in place of 0x',
      'The prefix is a lower-case 0x',
      lit('undecided', 'auth-sig.kind-undecided'),
    ],
    [
      'odd',
      'A signature of a contract wallet with a digit missing',
      signature.slice(0, -1),
      'last digit of sig left out',
      'Hex digits come in pairs',
      lit('undecided', 'auth-sig.kind-undecided'),
    ],
    [
      'letter',
      'A signature of a contract wallet with a letter that is no hex digit',
      `${signature.slice(0, -2)}g7`,
      'last byte of sig: g7',
      'g is no hex digit, and nothing is read up to it',
      lit('undecided', 'auth-sig.kind-undecided'),
    ],
    [
      'line-feed',
      'A signature of a contract wallet with a line feed',
      `${signature}\n`,
      'sig += U+000A',
      'Nothing is trimmed before the hex is read',
      lit('undecided', 'auth-sig.kind-undecided'),
    ],
    [
      'base64',
      'A signature of a contract wallet in base64',
      Buffer.from(unhex(signature.slice(2))).toString('base64'),
      'sig in base64',
      'The form is 0x and hex',
      lit('undecided', 'auth-sig.kind-undecided'),
    ],
  ].map(([name, title, sig, mutation, why, profiles]) =>
    reject(`auth-contract-form-${name}`, title, {
      rule: 'auth-sig.signature-form',
      risk: ['signature-malleability', 'type-confusion'],
      twin: 'auth-contract',
      mutation,
      reason: `${why}.`,
      input: answered({ ...made, authSig: { ...made.authSig, sig } }),
      profiles,
    }),
  );
};

const claimed = () => {
  const mallory = vault('mallory');
  const honest = contractWallet({ over: { address: mallory.address } });
  const theirs = { question: { ...honest.question, address: mallory.address } };
  return [
    reject('auth-contract-address', 'The JSON names another contract, and both agree', {
      rule: 'auth-sig.address',
      risk: ['forgery', 'wrong-account'],
      twin: 'auth-contract',
      mutation: 'address: another contract, whose reply is in the evidence too',
      reason: 'The contract that is asked is the address of the SIWE message; the JSON is a claim of whoever sent it.',
      input: asLogin(honest.authSig, calls(replyTo(honest), replyTo(theirs))),
    }),
    reject('auth-contract-address-key', 'The JSON names a wallet, and the contract of the signed text agrees', {
      rule: 'auth-sig.address',
      risk: ['forgery', 'wrong-account'],
      twin: 'auth-contract',
      mutation: 'address: that of a wallet, whose reply is in the evidence too',
      reason: 'Whoever takes the account from the JSON lets the owner of one contract act as anybody.',
      input: (() => {
        const made = contractWallet({ over: { address: alice().address } });
        return asLogin(
          made.authSig,
          calls(replyTo(made), replyTo({ question: { ...made.question, address: alice().address } })),
        );
      })(),
    }),
  ];
};

const tooLong = () => {
  const made = contractWallet({ sig: `0x${'c0'.repeat(4096)}` });
  return [
    reject('auth-contract-signature-longer', 'A signature of 4,096 bytes, and the contract agrees', {
      rule: 'auth-sig.shape',
      risk: ['resource-exhaustion'],
      twin: 'auth-contract-signature-longest',
      mutation: 'sig: one more byte',
      reason: 'With 0x it has 8,194 characters, and sig has at most 8,192.',
      input: answered(made),
    }),
  ];
};

/** What no contract is believed. */
const contextual = () => {
  const details = {
    att: { 'lit-resolvedauthcontext://*': { 'Auth/Auth': [{ auth_context: { actionIpfsIds: [] } }] } },
    prf: [],
  };
  const made = contractWallet({ text: grantText({ by: vault(), details }) });
  return [
    reject('auth-contract-auth-context', 'A resolved auth context that a contract agrees to', {
      rule: 'auth-sig.auth-context',
      risk: ['forgery', 'widening'],
      twin: 'auth-contract-session',
      mutation: 'ReCap: Auth/Auth on lit-resolvedauthcontext://*',
      reason:
        'Only the network says how a user authenticated; anybody can deploy a contract that agrees to everything.',
      input: asGrant(made.authSig, calls(replyTo(made))),
    }),
  ];
};

export default () => [
  file(
    'auth-sig.verify',
    'contract',
    brought([
      ...kinds(),
      ...anySignature(),
      ...agreed(),
      ...refusals(),
      ...refusedElsewhere(),
      ...codeless(),
      ...forms(),
      ...claimed(),
      ...tooLong(),
      ...contextual(),
    ]),
  ),
];
