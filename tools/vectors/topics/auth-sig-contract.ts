// The signature of a contract wallet (ERC-1271): what its contract replied, and what holds where there is none.
import {
  alice, asGrant, authSigs, bob, DOMAIN, describe, eip191, grantText, group, highS, type Input, kinds, lit, type Row, refusedBy, sessions, sha256, topic, unhex,
  utf8, wallet,
} from '../vocabulary.js';

const { asLogin, CONTEXT, details, loginText } = authSigs;
const { calls, contractWallet, ecdsaOver, MAGIC, noCode, ownKeyWallet, purposes, REFUSAL, replyTo, SINCE, vault } = kinds;

const via = 'EIP1271_SHA256';
const open = lit(refusedBy('auth-sig.kind-undecided'));

/** A login of a contract wallet with one reply that differs in `reply`. */
const answered = (made: kinds.Contract, reply?: Input) => asLogin(made.authSig, calls(replyTo(made, reply)));

/** The same for a text of any purpose. */
const answeredFor = (purpose: keyof typeof purposes, { by = vault(), own = false, reply, ...parts }: Parts = {}) => {
  const made = (own ? ownKeyWallet : contractWallet)({ by, text: purposes[purpose].textOf(by), ...parts });
  return { input: purposes[purpose].input(made.authSig, calls(replyTo(made, reply))), trace: { digest: made.question.digest } };
};

/** What is signed, whether the key of the address did, and how the reply differs. */
interface Parts extends kinds.ContractParts {
  readonly own?: boolean;
  readonly reply?: Input;
}

// --- The contract agrees ---

const agreeing = (kind: 'EIP1271' | 'EIP1271_SHA256', hashed: string, prefix: string) =>
  (['login', 'session', 'delegation'] as const).map((purpose) => ({
    id: purpose === 'login' ? prefix : `${prefix}-${purpose}`,
    title: `A ${purpose === 'session' ? 'grant' : purpose} by a wallet of kind ${kind} whose contract agrees`,
    why: `The contract at the SIWE address on the SIWE chain was asked about ${hashed} and this signature, and returned the magic value and nothing else.`,
    ...answeredFor(purpose, { via: kind }),
  }));

const ofKinds = () =>
  group({ prefix: 'auth-', rules: ['auth-sig.kind', 'auth-sig.purpose', 'auth-sig.kind-undecided', 'auth-sig.contract-signature'] },
    agreeing('EIP1271', 'the EIP-191 digest', 'contract'),
    agreeing('EIP1271_SHA256', 'SHA-256 of the text', 'contract-sha256'));

const agreesTo = ({ sig }: Row & { readonly sig: string }) => ({ input: answered(contractWallet({ sig }), { signature: sig.toLowerCase() }) });

/** Signatures whose form is the contract's business. */
const anySignature = () => {
  const { authSig, question: { digest } } = contractWallet();
  const by = (name: string) => ecdsaOver(unhex(digest.slice(2)), wallet(name));
  return group({ prefix: 'auth-contract-signature-', rules: ['auth-sig.signature-form', 'auth-sig.contract-signature'], from: agreesTo }, [
    { id: 'empty', title: 'An empty signature, and the contract agrees', sig: '0x',
      why: 'A contract may have been told beforehand, so that no signature is needed.' },
    { id: 'one-byte', title: 'A signature of one byte, and the contract agrees', sig: '0x01',
      why: 'The form of a contract wallet is bytes of any number.' },
    { id: 'two-owners', title: 'The signatures of two owners, one behind the other, and the contract agrees', sig: by('bob') + by('carol').slice(2),
      why: 'What the bytes mean is decided by the contract.' },
    { id: 'v31', title: 'A signature of an owner with v of 31, and the contract agrees', sig: `${by('bob').slice(0, -2)}1f`,
      why: 'v of 31 is no v of a wallet, and wallets of other forms are what contracts are for.' },
    { id: 'high-s', title: 'The high twin of the signature of an owner, and the contract agrees', sig: highS(authSig, bob()).sig,
      why: 'Whether s has to be low is decided by the contract: it is no ECDSA signature of its account.' },
    { id: 'upper-hex', title: 'A signature in upper-case hex digits, and the contract agrees', sig: upperHex(by('bob')),
      why: 'Hex digits have no letter case, in the signature and in the reply.' },
    { id: 'longest', title: 'A signature of 4,095 bytes, and the contract agrees', sig: `0x${'c0'.repeat(4095)}`,
      why: 'With 0x it has 8,192 characters, the most that sig may have.' },
  ]);
};

const upperHex = (text: string) => `0x${text.slice(2).toUpperCase()}`;

const agreed = () => {
  const { question: { address, digest, signature } } = contractWallet();
  return group({ prefix: 'auth-contract-', rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature'] }, [
    { id: 'own-key', title: 'A contract at the address of a key, which signed, and the contract agrees',
      rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature', 'auth-sig.signature'],
      why: 'There is code at the address, and the contract agrees; that the key of the address signed is not needed.', input: answered(ownKeyWallet()) },
    { id: 'sha256-own-key', title: 'A contract at the address of a key, by SHA-256, where the key signed the EIP-191 digest',
      why: 'The contract was asked about SHA-256 of the text with these bytes as signature, and agrees.', input: answered(ownKeyWallet({ via })) },
    { id: 'own-key-session', title: 'A contract at the address of a key: a session', why: 'There is code at the address, and the contract agrees.',
      input: answeredFor('session', { by: alice(), own: true }).input },
    { id: 'own-key-delegation', title: 'A contract at the address of a key: a delegation', why: 'There is code at the address, and the contract agrees.',
      input: answeredFor('delegation', { by: alice(), own: true }).input },
    { id: 'chain', title: 'A contract wallet on another chain', rules: ['auth-sig.kind-undecided'],
      why: 'The chain is that of the SIWE message, and the reply is from there.',
      input: answered(contractWallet({ chainId: '8453', text: loginText({ by: vault(), chainId: '8453' }) })) },
    { id: 'null-algo', title: 'A contract wallet with an algo of null', rules: ['auth-sig.kind'], why: 'null equals absent, and EIP1271 has no algo.',
      input: answered(contractWallet({ over: { algo: null } })) },
    { id: 'json-lower', title: 'A contract wallet whose JSON has its address in lower case', rules: ['auth-sig.address'],
      why: 'The addresses are equal, letter case aside.', input: answered(contractWallet({ over: { address: vault().address.toLowerCase() } })) },
    { id: 'reply-case', title: 'A reply with its hex digits in other letter cases',
      why: 'Members of a question are compared letter case aside, and hex digits of what was returned have none.',
      input: answered(contractWallet(),
        { address: address.toLowerCase(), digest: upperHex(digest), signature: upperHex(signature), data: upperHex(MAGIC) }) },
    { id: 'domain', title: 'A login of a contract wallet for the domain and with the nonce of the verifier',
      rules: ['auth-sig.domain', 'auth-sig.nonce', 'auth-sig.expired'],
      why: 'The rules about the SIWE message are those of any wallet, and all of them hold.',
      input: answered(contractWallet({ via }), { asOf: '2026-01-15T11:59:59Z' }) },
  ]);
};

// --- The contract does not agree ---

const returning = ({ reply }: Row & { readonly reply: Input }) => ({ change: describe(reply), input: answered(contractWallet(), reply) });
const returned = (data: string) => ({ reply: { data } });

const refusals = () =>
  group({ prefix: 'auth-contract-returns-', rule: 'auth-sig.contract-signature', twin: 'auth-contract', from: returning }, [
    { id: 'no', title: 'A contract that returns 0xffffffff', ...returned(REFUSAL), why: 'It returned another value, as contracts do for a no.' },
    { id: 'empty', title: 'A contract that returns nothing', ...returned('0x'),
      why: 'No bytes are not 32, and code that knows no such call returns none.' },
    { id: 'four-bytes', title: 'A contract that returns the four bytes alone', ...returned('0x1626ba7e'),
      why: 'The ABI pads bytes4 to 32 bytes, and four bytes are not 32.' },
    { id: '31-bytes', title: 'A contract that returns 31 bytes', ...returned(MAGIC.slice(0, -2)), why: '31 bytes are not 32.' },
    { id: '33-bytes', title: 'A contract that returns 33 bytes', ...returned(`${MAGIC}00`), why: '33 bytes are not 32.' },
    { id: 'two-words', title: 'A contract that returns the magic value twice', ...returned(MAGIC + MAGIC.slice(2)), why: '64 bytes are not 32.' },
    { id: 'word-behind', title: 'A contract that returns the magic value and a word', ...returned(`${MAGIC}${'00'.repeat(32)}`),
      why: '64 bytes are not 32.' },
    { id: 'fifth-byte', title: 'A contract that returns a bit behind the magic value', ...returned(`${MAGIC.slice(0, 10)}80${MAGIC.slice(12)}`),
      why: 'The bytes behind the first four are zeros.' },
    { id: 'last-bit', title: 'A contract that returns the magic value and a last bit', ...returned(`${MAGIC.slice(0, -1)}1`),
      why: 'The bytes behind the first four are zeros.' },
    { id: 'right', title: 'A contract that returns the magic value at the end of the word', ...returned(`0x${'00'.repeat(28)}1626ba7e`),
      why: 'bytes4 stand at the beginning of a word, and a number with these digits is another value.' },
    { id: 'true', title: 'A contract that returns the number 1', ...returned(`0x${'00'.repeat(31)}01`), why: 'A truth value is not the magic value.' },
    { id: 'zeros', title: 'A contract that returns a word of zeros', ...returned(`0x${'00'.repeat(32)}`), why: 'Zeros are not the magic value.' },
    { id: 'near', title: 'A contract that returns a value one below the magic one', ...returned(`0x1626ba7d${'00'.repeat(28)}`),
      why: 'One bit makes another value.' },
    { id: 'old-magic', title: 'A contract that returns the magic value of an older draft', ...returned(`0x20c13b0b${'00'.repeat(28)}`),
      why: '20c13b0b is the value of a function with other parameters.' },
    { id: 'digest', title: 'A contract that returns the digest', ...returned(contractWallet().question.digest),
      why: 'What it was asked about is not the magic value.' },
    { id: 'failed', title: 'A call that failed', reply: { outcome: 'failed', data: undefined },
      why: 'A contract that reverts, runs out of gas or into an invalid instruction agreed to nothing.' },
    { id: 'failed-magic', title: 'A call that failed with the magic value', reply: { outcome: 'failed' },
      why: 'What a call reverts with is not what it returns.' },
  ]);

const refusedElsewhere = () => {
  const reply = { data: REFUSAL };
  return group({ prefix: 'auth-contract-', rule: 'auth-sig.contract-signature', change: describe(reply) },
    group({ why: 'The contract decides in every purpose and about either digest, and it did not return the magic value.' }, [
      { id: 'refused-sha256', title: 'A login by SHA-256 that the contract refuses', twin: 'auth-contract-sha256',
        input: answered(contractWallet({ via }), reply) },
      { id: 'refused-session', title: 'A session that the contract refuses', twin: 'session', input: answeredFor('session', { reply }).input },
      { id: 'refused-delegation', title: 'A delegation that the contract refuses', twin: 'delegation', input: answeredFor('delegation', { reply }).input },
    ]),
    group({ why: 'No key is recovered where there is code: an account with code has given its contract the last word, and this one says no although the key signed.' }, [
      { id: 'refused-own-key', title: 'A signature of the key of the address that its contract refuses', twin: 'own-key',
        input: answered(ownKeyWallet(), reply) },
      { id: 'refused-own-key-sha256', title: 'A signature of the key of the address, for SHA-256, that its contract refuses', twin: 'sha256-own-key',
        input: answered(ownKeyWallet({ via }), reply) },
    ]),
    [
      { id: 'expired', title: 'An expired login of a contract wallet whose contract agrees', twin: 'auth-contract',
        change: 'expirationTime: "2026-01-15T11:30:00Z"', rule: 'auth-sig.expired', risk: ['expiry'],
        why: 'The contract judges a signature and not a text: what the text says binds all the same.',
        input: answered(contractWallet({ text: loginText({ by: vault(), expirationTime: '2026-01-15T11:30:00Z' }) })) },
      { id: 'other-domain', title: 'A login of a contract wallet at another domain, and the contract agrees', twin: 'auth-contract',
        change: 'domain: "evil.example"', rule: 'auth-sig.domain',
        why: `The text names another domain than ${DOMAIN}; that its contract agrees changes nothing.`,
        input: answered(contractWallet({ text: loginText({ by: vault(), domain: 'evil.example' }) })) },
    ]);
};

// --- No code at the address ---

/** A login with the signature of the key of the address, or another one, where there is no code. */
const bare = ({ reply, ...parts }: Parts) => {
  const made = ownKeyWallet(parts);
  return { input: asLogin(made.authSig, calls(noCode(made, reply))) };
};

const codeless = () => {
  const genuine = ownKeyWallet().authSig;
  const byBob = ecdsaOver(eip191(loginText()), bob());
  return group({ prefix: 'auth-contract-no-code', refused: { twin: 'auth-contract-no-code' }, from: bare }, [
    { id: '', title: 'No code at the address, whose key signed',
      rules: ['auth-sig.kind-undecided', 'auth-sig.low-s', 'auth-sig.signature', 'auth-sig.contract-signature'],
      why: 'There is no code at the address, so that the signature is judged as one of kind eoa, and it is one.' },
    { id: '-sha256', title: 'No code at the address, whose key signed the EIP-191 digest, for SHA-256', rules: ['auth-sig.signature'], via,
      why: 'An account without code is judged over the EIP-191 digest whatever the kind.' },
    { id: '-data', title: 'No code at the address, whose key signed, and data that refuses', rules: ['auth-sig.contract-signature'],
      why: 'Nobody is there who could return anything: data says nothing where there is no code.', reply: { data: REFUSAL } },
    ...group<Parts>({ rule: 'auth-sig.signature', risk: ['forgery', 'wrong-account'] }, [
      { id: '-other', title: 'No code at the address, and another key signed', change: 'signed by another wallet',
        why: 'The address that recovers is another one.', sig: byBob },
      { id: '-magic', title: 'No code at the address, another key signed, and data of the magic value', reply: { data: MAGIC }, sig: byBob,
        change: 'signed by another wallet, data: the magic value',
        why: 'Data says nothing where there is no code, and the signature is that of another key.' },
      { id: '-sha256-digest', title: 'No code at the address, whose key signed SHA-256 of the text', twin: 'auth-contract-no-code-sha256',
        change: 'signed: SHA-256 of the text', why: 'An account without code is judged over the EIP-191 digest whatever the kind.',
        via, sig: ecdsaOver(sha256(utf8(loginText())), alice()) },
    ]),
    { id: '-high-s', title: 'No code at the address, and the high twin of a signature', change: 's: n - s, parity flipped', rule: 'auth-sig.low-s',
      why: 'Judged as one of kind eoa, s is at most half the group order.', sig: highS(genuine).sig },
    ...group<Parts>({ rule: 'auth-sig.signature-form', risk: ['signature-malleability'] }, [
      { id: '-empty', title: 'No code at the address, and an empty signature', change: 'sig: "0x"', risk: ['forgery'],
        profiles: lit(refusedBy('auth-sig.signature')), why: 'Judged as one of kind eoa, a signature has 65 bytes or 64.', sig: '0x' },
      { id: '-longer', title: 'No code at the address, and a signature with one more byte', change: 'sig += 00',
        why: 'Judged as one of kind eoa, a signature has 65 bytes or 64.', sig: `${genuine.sig}00` },
      { id: '-v31', title: 'No code at the address, and a signature with another v', change: 'v += 2', why: 'Judged as one of kind eoa, v is 0, 1, 27 or 28.',
        sig: genuine.sig.slice(0, -2) + (genuine.sig.endsWith('1b') ? '1d' : '1e') },
    ]),
  ]);
};

// --- Form and address ---

/** A signature that differs in the AuthSig alone. */
const written = ({ sig }: Row & { readonly sig: string }) => {
  const made = contractWallet();
  return { input: answered({ ...made, authSig: { ...made.authSig, sig } }) };
};

const forms = () => {
  const { signature } = contractWallet().question;
  return group({ prefix: 'auth-contract-form-', rule: 'auth-sig.signature-form', twin: 'auth-contract', profiles: open, from: written }, [
    { id: 'no-prefix', title: 'A signature of a contract wallet without 0x', change: 'sig without 0x', profiles: undefined,
      why: 'The form is 0x and hex.', sig: signature.slice(2) },
    { id: 'blank', title: 'An empty text as signature of a contract wallet', change: 'sig: ""', why: 'No bytes are 0x; an empty text is no hex.', sig: '' },
    { id: 'upper-prefix', title: 'A signature of a contract wallet with 0X', change: '0X in place of 0x', why: 'The prefix is a lower-case 0x.',
      sig: `0X${signature.slice(2)}` },
    { id: 'odd', title: 'A signature of a contract wallet with a digit missing', change: 'last digit of sig left out',
      why: 'Hex digits come in pairs.', sig: signature.slice(0, -1) },
    { id: 'letter', title: 'A signature of a contract wallet with a letter that is no hex digit', change: 'last byte of sig: g7',
      why: 'g is no hex digit, and nothing is read up to it.', sig: `${signature.slice(0, -2)}g7` },
    { id: 'line-feed', title: 'A signature of a contract wallet with a line feed', change: 'sig += U+000A',
      why: 'Nothing is trimmed before the hex is read.', sig: `${signature}\n` },
    { id: 'base64', title: 'A signature of a contract wallet in base64', change: 'sig in base64', why: 'The form is 0x and hex.',
      sig: kinds.base64(unhex(signature.slice(2))) },
  ]);
};

/** The JSON names another account than the text, and either contract agrees. */
const claiming = ({ claimed }: Row & { readonly claimed: string }) => {
  const { authSig, question } = contractWallet({ over: { address: claimed } });
  return { input: asLogin(authSig, calls(replyTo({ question }), replyTo({ question: { ...question, address: claimed } }))) };
};

const claimed = () =>
  group({ prefix: 'auth-contract-', rule: 'auth-sig.address', twin: 'auth-contract', from: claiming }, [
    { id: 'address', title: 'The JSON names another contract, and both agree', change: 'address: another contract, whose reply is in the evidence too',
      why: 'The contract that is asked is the address of the SIWE message; the JSON is a claim of whoever sent it.', claimed: vault('mallory').address },
    { id: 'address-key', title: 'The JSON names a wallet, and the contract of the signed text agrees',
      change: 'address: that of a wallet, whose reply is in the evidence too',
      why: 'Whoever takes the account from the JSON lets the owner of one contract act as anybody.', claimed: alice().address },
  ]);

/** A grant of a context of authentication. */
const contextual = () =>
  contractWallet({ text: grantText({ by: vault(), details: details(sessions.cell(CONTEXT, 'Auth/Auth', { auth_context: { actionIpfsIds: [] } })) }) });

const others = () => group({ prefix: 'auth-contract-' }, [
  { id: 'signature-longer', title: 'A signature of 4,096 bytes, and the contract agrees', twin: 'signature-longest', change: 'sig: one more byte',
    rule: 'auth-sig.shape', risk: ['resource-exhaustion'], why: 'With 0x it has 8,194 characters, and sig has at most 8,192.',
    input: answered(contractWallet({ sig: `0x${'c0'.repeat(4096)}` })) },
  // What no contract is believed.
  { id: 'auth-context', title: 'A resolved auth context that a contract agrees to', twin: 'session',
    change: 'ReCap: Auth/Auth on lit-resolvedauthcontext://*', rule: 'auth-sig.auth-context',
    why: 'Only the network says how a user authenticated; anybody can deploy a contract that agrees to everything.',
    input: asGrant(contextual().authSig, calls(replyTo(contextual()))) },
]);

export default () =>
  topic({ operation: 'auth-sig.verify', name: 'contract', since: SINCE },
    ofKinds(), anySignature(), agreed(), refusals(), refusedElsewhere(), codeless(), forms(), claimed(), others());
