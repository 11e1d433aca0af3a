// The AuthSig of a Cosmos account: its address, the digest of a document that has to be known, and its ECDSA signature.
import {
  accepted, alice, concat, DOMAIN, describe, type Ecdsa, ecdsa, eip191, group, hex, type Input, json, keccak, kinds, lit, NONCE, type Risk, type Row,
  type RuleId, refusedBy, secp256k1, sha256, topic, unhex, utf8,
} from '../vocabulary.js';

const {
  abiNumber, adr36, asAccount, asCosmos, base64, bech32, cosmosAccount, cosmosSig, cosmosSigOver, fives, keyHash, rsBytes, SINCE, solanaAccount, textAt, texts,
} = kinds;

const { Point } = secp256k1;
const { Fn } = Point;
const order = Fn.ORDER;
const key = () => cosmosAccount();
const believed = lit(accepted);

/** A login by a text that the account signed. */
const of = (text: string, over?: Input) => asCosmos(cosmosSig(text), over, text);

/** The text with the first number, from 0 on, for which the signature of the account has a parity. */
function textWithParity(bit: number) {
  for (let id = 0; ; id++) {
    const text = `I sign in for the ${id}. time at 2026-01-15T11:30:00Z`;
    if (ecdsa(sha256(utf8(adr36(key().address, text))), key().secretKey).recovery === bit) return text;
  }
}

const EVERY: readonly RuleId[] = [
  'auth-sig.kind', 'auth-sig.purpose', 'auth-sig.kind-undecided', 'auth-sig.address-form', 'auth-sig.signed-text', 'auth-sig.signed-at',
  'auth-sig.age-undecided', 'auth-sig.age', 'auth-sig.signature-form', 'auth-sig.low-s', 'auth-sig.signature',
];

const ofChain = ({ chain }: Row & { readonly chain: string }) => {
  const account = cosmosAccount('alice', chain);
  return { input: asCosmos(cosmosSig(textAt(), account)), trace: { document: adr36(account.address, textAt()) } };
};
const ofText = ({ text }: Row & { readonly text: string }) => ({ input: of(text), trace: { document: adr36(key().address, text) } });
const given = ({ texts: all }: Row & { readonly texts: readonly string[] }) => ({ input: asAccount(cosmosSig(), texts(...all)) });

const SOME_KEY = 'The signature does not say which key it belongs to; one of up to four has the address.';

const valid = () => [
  ...group({ prefix: 'auth-', rules: EVERY, from: ofChain,
    why: 'The digest is that of the ADR-36 document of the given text for this address, the key that recovers has the address, and the time is within the longest age.' }, [
    { id: 'cosmos', title: 'A login of an account with the prefix cosmos', chain: 'cosmos' },
    { id: 'cosmos-kyve', title: 'A login of an account with the prefix kyve', chain: 'kyve' },
    { id: 'cosmos-cheqd', title: 'A login of an account with the prefix cheqd', chain: 'cheqd' },
    { id: 'cosmos-juno', title: 'A login of an account with the prefix juno', chain: 'juno' },
  ]),
  ...group({}, [
    { id: 'null-algo', title: 'A login of a Cosmos account with an algo of null', rules: ['auth-sig.kind'],
      why: 'null equals absent, and kind cosmos has no algo.', input: asCosmos(cosmosSig(textAt(), key(), { algo: null })) },
    { id: 'recovery-0', title: 'A Cosmos signature whose key has the recovery id 0', rules: ['auth-sig.signature'], why: SOME_KEY, input: of(textWithParity(0)) },
    { id: 'recovery-1', title: 'A Cosmos signature whose key has the recovery id 1', rules: ['auth-sig.signature'], why: SOME_KEY, input: of(textWithParity(1)) },
  ]),
  ...group({ prefix: 'auth-cosmos-text-', rules: ['auth-sig.signed-text'], from: ofText }, [
    { id: 'unicode', title: 'A document over a text beyond ASCII', text: 'Ich melde mich an: Grüße, 你好, 🙂 2026-01-15T11:30:00Z',
      why: 'data is the Base64 of the UTF-8 of the text.' },
    { id: 'padded', title: 'A document over a text whose Base64 has padding', text: 'a 2026-01-15T11:30:00Z', why: 'data is Base64 with its padding.' },
    { id: 'quotes', title: 'A document over a text with quotes and a backslash', text: '"\\" 2026-01-15T11:30:00Z',
      why: 'In Base64 nothing of the text needs an escape.' },
    { id: 'alphabet', title: 'A document over a text whose Base64 has a plus and a slash', text: '~~? ??> 2026-01-15T11:30:00Z',
      why: 'data is Base64 and not its variant for URLs.' },
    { id: 'lines', title: 'A document over a text of two lines', text: 'I sign in.\n2026-01-15T11:30:00Z', why: 'The text has any form but its end.' },
  ]),
  ...group({ prefix: 'auth-cosmos-texts-', rules: ['auth-sig.signed-text', 'auth-sig.kind-undecided'], from: given }, [
    { id: 'second', title: 'Two texts, the second of which was signed', texts: ['I sign in at 2026-01-15T11:00:00Z', textAt()],
      why: 'One of the given texts has the digest.' },
    { id: 'old-beside', title: 'Two texts, and the one that was not signed has no time', texts: [textAt(), 'anything'],
      why: 'The time is that of the text that was signed.' },
    { id: 'twice', title: 'One text twice', texts: [textAt(), textAt()], why: 'One of the given texts has the digest.' },
  ]),
];

// --- Account ---

const claiming = ({ title, address, not }: Row & { readonly address: string; readonly not: string }) => ({
  title: `${title}, for a Cosmos account`,
  change: `${describe({ address })}, in the document too`,
  why: `${not}: the address is lower-case bech32 of 20 bytes with a prefix of the table.`,
  input: asCosmos(cosmosSig(textAt(), { ...key(), address })),
});

const addresses = () => {
  const hash = keyHash(key().publicKey);
  const ofPrefix = (prefix: string, bytes = hash) => ({ address: bech32(prefix, bytes) });
  const { address } = key();
  const last = address.endsWith('q') ? 'p' : 'q';
  const polluting: readonly Risk[] = ['wrong-account', 'type-confusion', 'prototype-pollution'];
  return [
    { id: 'empty', title: 'An empty address', address: '', not: 'An empty text has no prefix' },
    { id: 'ethereum', title: 'The address of an Ethereum account', address: alice().address, not: '0x is no bech32' },
    { id: 'solana', title: 'The address of a Solana account', address: solanaAccount().address, not: 'Base58 is no bech32' },
    { id: 'osmo', title: 'An address with a prefix of another chain', ...ofPrefix('osmo'), not: 'osmo is no prefix of the table' },
    { id: 'valoper', title: 'The address of an operator', ...ofPrefix('cosmosvaloper'), not: 'cosmosvaloper only begins with a prefix of the table' },
    { id: 'public-key', title: 'A key with the prefix of keys', ...ofPrefix('cosmospub', key().publicKey),
      not: 'cosmospub is no prefix of the table, and 33 bytes are a key' },
    { id: 'proto', title: 'An address with the prefix __proto__', risk: polluting, ...ofPrefix('__proto__'),
      not: 'A table with a prototype would have this prefix' },
    { id: 'constructor', title: 'An address with the prefix constructor', risk: polluting, ...ofPrefix('constructor'),
      not: 'A table with a prototype would have this prefix' },
    { id: 'upper', title: 'An address in upper case', address: address.toUpperCase(),
      not: 'bech32 may be in upper case, and an address has one spelling: the lower one' },
    { id: 'mixed', title: 'An address in mixed case', address: `${address.slice(0, -1)}${last.toUpperCase()}`, not: 'bech32 has no mixed case' },
    { id: 'checksum', title: 'An address with another last letter', address: address.slice(0, -1) + last, not: 'The checksum does not hold' },
    { id: 'bech32m', title: 'An address in bech32m', address: bech32('cosmos', hash, { constant: 0x2bc830a3 }),
      not: 'Another checksum than that of bech32' },
    { id: '19-bytes', title: 'An address of 19 bytes', ...ofPrefix('cosmos', hash.slice(1)), not: 'An account has 20 bytes' },
    { id: '32-bytes', title: 'An address of 32 bytes', ...ofPrefix('cosmos', sha256(hash)),
      not: '32 bytes are the account of a module or a contract, which has no key' },
    { id: 'no-bytes', title: 'An address of no bytes', address: bech32('cosmos', hash, { groups: [] }), not: 'No bytes are no account' },
    { id: 'extra-group', title: 'An address with five more bits', address: bech32('cosmos', hash, { groups: [...fives(hash), 0] }),
      not: 'Five bits are more than the padding of whole bytes' },
    { id: 'no-separator', title: 'An address without its separator', address: address.replace('1', ''), not: 'Prefix and data are separated by a 1' },
    { id: 'space', title: 'An address with a space behind', address: `${address} `, not: 'Nothing is trimmed' },
    { id: 'hex', title: 'The bytes of an address in hex', address: hex(hash), not: 'Hex digits have no prefix of the table' },
    { id: 'caip', title: 'An address with its chain', address: `cosmos:cosmoshub-4:${address}`,
      not: 'The address is only the end of an account identifier' },
    { id: 'long', title: 'An address of more than 90 letters', ...ofPrefix('cosmos', concat(hash, hash, hash)),
      not: 'bech32 has at most 90 letters, and an account 20 bytes' },
  ].map((row) => ({ ...row, ...claiming(row) }));
};

// --- The document behind the digest ---

/** A document that is another one than that of the text, signed by the account. */
const overDocument = ({ signed, not, text = textAt() }: Row & { readonly signed: string; readonly not: string; readonly text?: string }) => ({
  why: `${not}. The digest is not that of the document of the given text, whatever else was signed.`,
  input: asCosmos(cosmosSigOver(signed), {}, text),
  trace: { signed },
});

const documents = () => {
  const { address } = key();
  const text = textAt();
  const document = adr36(address, text);
  const other = cosmosAccount('bob').address;
  const coded = '~~? ??> 2026-01-15T11:30:00Z';
  return group({ prefix: 'auth-cosmos-document-', rule: 'auth-sig.signed-text', from: overDocument }, [
    { id: 'other-text', title: 'The document of another text', change: 'document: over another text',
      signed: adr36(address, 'I pay everything at 2026-01-15T11:30:00Z'), not: 'The signed text is not the one that was handed in' },
    { id: 'line-feed', title: 'The document of the text and a line feed', change: 'document: over the text and U+000A',
      signed: adr36(address, `${text}\n`), not: 'One line feed makes another text' },
    { id: 'time', title: 'The document of the text with an older time', change: 'document: over the text with another time',
      signed: adr36(address, textAt('2025-01-15T11:30:00Z')), not: 'A text that was signed a year ago is another one' },
    { id: 'other-signer', title: 'The document of the text for another signer', change: 'document: signer: another account',
      signed: adr36(other, text), not: 'The document names who signs, and another account is named' },
    { id: 'other-prefix', title: 'The document of the text for the same key on another chain', change: 'document: signer: with the prefix juno',
      signed: adr36(cosmosAccount('alice', 'juno').address, text), not: 'The address of another chain is another account' },
    { id: 'url-base64', title: 'A document with its data in the Base64 of URLs, without padding', twin: 'text-alphabet',
      change: 'document: data in another alphabet', text: coded, signed: adr36(address, text, Buffer.from(coded).toString('base64url')),
      not: 'data is padded Base64' },
    { id: 'plain', title: 'A document with the text itself as data', change: 'document: data: the text', signed: adr36(address, text, text),
      not: 'data is Base64 of the text' },
    { id: 'hex', title: 'A document with the text in hex as data', change: 'document: data in hex', signed: adr36(address, text, hex(utf8(text))),
      not: 'data is Base64 of the text' },
    { id: 'white-space', title: 'A document with white space', change: 'document: with white space',
      signed: JSON.stringify(JSON.parse(document), null, 2), not: 'The document has no white space' },
    { id: 'line-end', title: 'A document with a line feed at its end', change: 'document += U+000A', signed: `${document}\n`,
      not: 'Nothing stands behind the document' },
    { id: 'unsorted', title: 'A document with its keys in another order', change: 'document: keys reversed',
      signed: json(Object.fromEntries(Object.entries(JSON.parse(document)).reverse())), not: 'The keys are sorted' },
    { id: 'chain-id', title: 'A document for a chain', change: 'document: chain_id: "cosmoshub-4"',
      signed: document.replace('"chain_id":""', '"chain_id":"cosmoshub-4"'), not: 'With a chain it could be a transaction' },
    { id: 'memo', title: 'A document with a memo', change: 'document: memo: "hello"', signed: document.replace('"memo":""', '"memo":"hello"'),
      not: 'The document has no memo' },
    { id: 'fee', title: 'A document with a fee', change: 'document: gas: "200000"', signed: document.replace('"gas":"0"', '"gas":"200000"'),
      not: 'The document costs nothing' },
    { id: 'numbers', title: 'A document with numbers in place of texts', change: 'document: account_number and sequence as numbers',
      signed: document.replace('"account_number":"0"', '"account_number":0').replace('"sequence":"0"', '"sequence":0'), not: 'They are texts' },
    { id: 'type', title: 'A document with a message of another type', change: 'document: type: "sign/MsgSignDat"',
      signed: document.replace('sign/MsgSignData', 'sign/MsgSignDat'), not: 'The type is sign/MsgSignData' },
    { id: 'two-messages', title: 'A document with two messages', change: 'document: the message twice',
      signed: document.replace(/"msgs":\[(.*)\],"sequence"/, '"msgs":[$1,$1],"sequence"'), not: 'There is one message' },
    { id: 'text-alone', title: 'The digest of the text itself', change: 'signed: SHA-256 of the text', signed: text,
      not: 'The digest is that of a document' },
    { id: 'transfer', title: 'The digest of a transaction', change: 'signed: a transfer',
      signed: `{"account_number":"7","chain_id":"cosmoshub-4","fee":{"amount":[{"amount":"5000","denom":"uatom"}],"gas":"200000"},"memo":"","msgs":[{"type":"cosmos-sdk/MsgSend","value":{"amount":[{"amount":"1","denom":"uatom"}],"from_address":"${address}","to_address":"${other}"}}],"sequence":"3"}`,
      not: 'Transactions are public: who sent one would have signed in wherever somebody presents its digest' },
    { id: 'empty', title: 'The digest of nothing', change: 'signed: the empty text', signed: '', not: 'The digest is that of a document' },
  ]);
};

/** A signature whose R.x is above the group order, and the key that it makes: nobody has its secret. */
function wrapped(digest: Uint8Array, odd: number) {
  for (let x = order + 1n; ; x++) {
    let point: InstanceType<typeof Point>;
    try {
      point = Point.fromBytes(unhex(`0${2 + odd}${abiNumber(x)}`));
    } catch {
      continue;
    }
    const [r, s, z] = [x - order, 5n, Fn.create(BigInt(`0x${hex(digest)}`))];
    const publicKey = point.multiply(s).subtract(Point.BASE.multiply(z)).multiply(Fn.inv(r));
    return { sig: base64(rsBytes({ r, s })), address: bech32('cosmos', keyHash(publicKey.toBytes(true))) };
  }
}

const digests = () => {
  const made = cosmosSig();
  const upper = { ...made, signedMessage: made.signedMessage.toUpperCase() };
  const recovering = (odd: number) => ({
    id: `recovery-${2 + odd}`,
    title: `A signature whose key has the recovery id ${2 + odd}, over the document of another signer`,
    change: 'sig: with R.x above the group order; address: that of the key which recovers',
    why: 'The key that recovers has the address, by a recovery id that hardly ever occurs; its document is not that of this signer.',
    input: asCosmos({ ...made, ...wrapped(unhex(made.signedMessage), odd) }),
  });
  return group({ prefix: 'auth-cosmos-digest-', rule: 'auth-sig.signed-text' }, [
    { id: 'upper', title: 'A digest in upper-case hex', change: 'signedMessage in upper case',
      why: 'The digest is in lower-case hex: signedMessage has one spelling.', input: asCosmos(upper) },
    { id: 'upper-no-text', title: 'A digest in upper-case hex, and no text', change: 'signedMessage in upper case, signedTexts left out',
      why: 'What is no lower-case hex of 32 bytes is the digest of no text, and nobody needs one to say so.', input: asAccount(upper) },
    recovering(0), recovering(1),
  ]);
};

const unknown = () =>
  group({ rule: 'auth-sig.kind-undecided', rules: ['auth-sig.signed-text'], risk: ['fail-open', 'consent-bypass'], profiles: believed }, [
    { id: 'no-texts', title: 'A login of a Cosmos account with an empty list of texts', change: 'signedTexts: []',
      why: 'A digest says nothing about what was signed, and no text was handed in.', input: asAccount(cosmosSig(), texts()) },
    { id: 'other-evidence', title: 'A login of a Cosmos account with evidence of contracts', change: 'signedTexts left out, contractCalls: []',
      why: 'Replies of contracts say nothing about a document.', input: asAccount(cosmosSig(), { evidence: { contractCalls: [] } }) },
  ]);

const unknownSite = () =>
  group({ prefix: 'several-auth-cosmos-no-text-', twin: 'auth-cosmos', risk: ['fail-open', 'wrong-domain'],
    why: 'What is expected has to be named, and a text that nobody handed in names nothing.' }, [
    { id: 'domain', title: 'A login of a Cosmos account without its text, a domain is expected', change: 'signedTexts left out, domain: app.example',
      rule: 'auth-sig.domain', rules: ['auth-sig.kind-undecided'], faults: ['auth-sig.domain', 'auth-sig.kind-undecided'], profiles: { ...believed, reown: refusedBy('auth-sig.kind-undecided') },
      input: asAccount(cosmosSig(), { domain: DOMAIN }) },
    { id: 'nonce', title: 'A login of a Cosmos account without its text, a nonce is expected', change: 'signedTexts left out, nonce: one',
      rule: 'auth-sig.nonce', rules: ['auth-sig.kind-undecided'], faults: ['auth-sig.nonce', 'auth-sig.kind-undecided'], profiles: { ...believed, reown: refusedBy('auth-sig.kind-undecided') },
      input: asAccount(cosmosSig(), { nonce: NONCE }) },
  ]);

// --- Signature ---

const withSig = ({ sig }: Row & { readonly sig: string }) => ({ input: asCosmos({ ...cosmosSig(), sig }) });

const forms = () => {
  const { sig, signedMessage } = cosmosSig();
  const bytes = Uint8Array.from(Buffer.from(sig, 'base64'));
  const numbers = ecdsa(unhex(signedMessage), key().secretKey);
  const withRs = (over: Partial<Ecdsa>) => base64(rsBytes({ ...numbers, ...over }));
  return group({ prefix: 'auth-cosmos-', rule: 'auth-sig.signature-form', risk: ['signature-malleability', 'type-confusion'], from: withSig }, [
    { id: 'form-unpadded', title: 'A Cosmos signature without padding', change: 'padding of sig left out', sig: sig.replace(/=+$/, ''),
      why: 'The form is padded Base64: another spelling makes a second text of one signature.' },
    { id: 'form-long', title: 'A Cosmos signature of 65 bytes', change: 'a byte v behind s', sig: base64(concat(bytes, Uint8Array.of(27))),
      why: 'The form of kind cosmos is 64 bytes, r and s.' },
    { id: 'form-line-feed', title: 'A Cosmos signature with a line feed at its end', change: 'sig += U+000A', sig: `${sig}\n`,
      why: 'Nothing is trimmed before Base64 is read.' },
    { id: 'form-line-inside', title: 'A Cosmos signature in two lines', change: 'a line feed inside sig', sig: `${sig.slice(0, 64)}\n${sig.slice(64)}`,
      why: 'Base64 has no line feeds here.' },
    { id: 'form-loose-bits', title: 'A Cosmos signature with a bit behind its last byte', change: 'last bit of the last letter',
      sig: `${sig.slice(0, -3)}${String.fromCharCode(sig.charCodeAt(sig.length - 3) + 1)}==`, why: 'The bits that no byte needs are zeros.' },
  ], group({ profiles: lit(refusedBy('auth-sig.signature')) }, [
    { id: 'form-empty', title: 'An empty Cosmos signature', change: 'sig: ""', sig: '', why: 'No bytes are neither r nor s.' },
    { id: 'form-hex', title: 'A Cosmos signature in hex', change: 'sig in hex', sig: hex(bytes), why: 'The form of kind cosmos is Base64.' },
    { id: 'form-hex-prefix', title: 'A Cosmos signature in hex with 0x', change: 'sig in hex with 0x', sig: `0x${hex(bytes)}`,
      why: 'The form of kind cosmos is Base64.' },
    { id: 'form-short', title: 'A Cosmos signature of 63 bytes', change: 'last byte of sig left out', sig: base64(bytes.slice(0, 63)),
      why: 'r and s have 64 bytes together.' },
    { id: 'form-der', title: 'A Cosmos signature in DER', change: 'sig in DER',
      sig: base64(unhex(new secp256k1.Signature(numbers.r, numbers.s).toHex('der'))), why: 'The form is r and s, each of 32 bytes.' },
    { id: 'form-r-zero', title: 'r of 0 in a Cosmos signature', change: 'r: 0', sig: withRs({ r: 0n }), why: 'r is a number in 1..n-1.' },
    { id: 'form-s-zero', title: 's of 0 in a Cosmos signature', change: 's: 0', sig: withRs({ s: 0n }), why: 's is a number in 1..n-1.' },
    { id: 'form-r-order', title: 'r of the group order in a Cosmos signature', change: 'r: n', sig: withRs({ r: order }), why: 'r is a number in 1..n-1.' },
    { id: 'form-s-order', title: 's of the group order in a Cosmos signature', change: 's: n', sig: withRs({ s: order }), why: 's is a number in 1..n-1.' },
    { id: 'form-json', title: 'The JSON of a wallet as Cosmos signature', change: 'sig: the JSON that the wallet returned',
      sig: json({ pub_key: { type: 'tendermint/PubKeySecp256k1', value: base64(key().publicKey) }, signature: sig }),
      why: 'The form is the member signature of what the wallet returned.' },
  ]), [
    { id: 'high-s', title: 'The high twin of a Cosmos signature', change: 's: n - s', rule: 'auth-sig.low-s', risk: ['signature-malleability', 'replay'],
      why: 'Whoever sees a signature can make its twin, by which the same key recovers; s is at most half the group order.',
      sig: withRs({ s: order - numbers.s }) },
  ]);
};

const forgeries = () => {
  const text = textAt();
  const { address, publicKey, secretKey } = key();
  const document = adr36(address, text);
  const digest = sha256(utf8(document));
  const genuine = Buffer.from(cosmosSig().sig, 'base64');
  const uncompressed = Point.fromBytes(publicKey).toBytes(false);
  const signed = (over: Uint8Array, by = secretKey) => ({ input: asCosmos(cosmosSig(text, key(), { sig: base64(rsBytes(ecdsa(over, by))) })) });
  const named = (claimed: string) => ({ input: asCosmos(cosmosSig(text, { secretKey, address: claimed })) });
  const ofBytes = (bytes: Uint8Array) => named(bech32('cosmos', bytes));
  return group({ prefix: 'auth-cosmos-signature-', rule: 'auth-sig.signature', risk: ['forgery', 'wrong-account'] }, [
    { id: 'other-signer', title: 'Another account signed the document', change: 'signed by another account',
      why: 'The keys that recover have other addresses.', ...signed(digest, cosmosAccount('bob').secretKey) },
    { id: 'other-address', title: 'The document names another account than the key that signed', change: 'address and signer: another account',
      why: 'The address is the account, and its key did not sign.', ...named(cosmosAccount('bob').address) },
    { id: 'last-bit', title: 'A Cosmos signature with another last bit', change: 'last bit of s',
      why: 'Some keys recover from it, and none has the address.',
      input: asCosmos(cosmosSig(text, key(), { sig: base64(genuine.map((byte, i) => (i === 63 ? byte ^ 1 : byte))) })) },
    { id: 'eip191', title: 'A signature over the EIP-191 digest of the document', change: 'signed: the EIP-191 digest',
      why: 'The digest that signedMessage is was not signed.', ...signed(eip191(document)) },
    { id: 'digest-text', title: 'A signature over SHA-256 of the hex of the digest', change: 'signed: signedMessage as text',
      why: 'What is signed is the digest, and not its digits.', ...signed(sha256(utf8(cosmosSig().signedMessage))) },
    { id: 'uncompressed', title: 'An address of the key in its uncompressed form', change: 'address and signer: of 65 bytes',
      why: 'The address is made of the compressed key.', ...ofBytes(keyHash(uncompressed)) },
    { id: 'keccak', title: 'An address of the key as Ethereum makes it', change: 'address and signer: the Ethereum address in bech32',
      why: 'Some chains make addresses so, and those of the table do not.', ...ofBytes(keccak(uncompressed.slice(1)).slice(12)) },
    { id: 'sha256', title: 'An address of SHA-256 of the key, cut', change: 'address and signer: without RIPEMD-160',
      why: 'The address is RIPEMD-160 of SHA-256 of the key.', ...ofBytes(sha256(publicKey).slice(0, 20)) },
  ]);
};

// --- The text behind the digest has the rules of any text without an expiry ---

const dated = ({ time }: Row & { readonly time: string }) => ({ change: `the time of the text: ${time}`, input: of(textAt(time)) });
const untimed = ({ text, not }: Row & { readonly text: string; readonly not: string }) => ({
  change: `the text: ${json(text)}, signed`,
  why: `${not}: nobody knows how old the text is.`,
  input: of(text),
});

const times = () => [
  ...group({ prefix: 'auth-cosmos-age-', accepted: { rules: ['auth-sig.age'] }, from: dated }, [
    { id: 'last', title: 'A Cosmos text that is one second within the longest age and the skew', time: '2026-01-15T10:59:01Z',
      why: 'now is before the time and 3,600 s and the skew of 60 s.' },
    { id: 'first', title: 'A Cosmos text of 60 seconds ahead', time: '2026-01-15T12:01:00Z',
      why: 'The time less the skew is now, which is in time already.' },
    { id: 'end', title: 'A Cosmos text that is as old as the longest age and the skew', rule: 'auth-sig.age', time: '2026-01-15T10:59:00Z',
      why: 'now is the time and 3,600 s and the skew of 60 s, where the age has ended.' },
    { id: 'past-end', title: 'A Cosmos text that is a second older than the longest age and the skew', rule: 'auth-sig.age', time: '2026-01-15T10:58:59Z',
      why: 'now is behind the time and 3,600 s and the skew of 60 s.' },
    { id: 'future', title: 'A Cosmos text of 61 seconds ahead', rule: 'auth-sig.age', time: '2026-01-15T12:01:01Z',
      why: 'More than the skew ahead, it would be admitted for longer than the longest age.' },
  ]),
  ...group({}, [
    { id: 'no-age', title: 'A login of a Cosmos account, and no longest age', change: 'maxAge left out', rule: 'auth-sig.age-undecided',
      why: 'The text says nothing about how long it is good, and the caller did not either.', input: asCosmos(cosmosSig(), { maxAge: undefined }) },
  ]),
  ...group({ prefix: 'auth-cosmos-signed-at-', rule: 'auth-sig.signed-at', from: untimed }, [
    { id: 'none', title: 'A Cosmos text without a time', text: 'I am creating an account to use Lit Protocol', not: 'Protocol is no date-time' },
    { id: 'space', title: 'A Cosmos text with a space behind its time', text: `${textAt()} `, not: 'What follows the last space is nothing' },
    { id: 'empty', title: 'An empty Cosmos text', text: '', not: 'Nothing is no date-time' },
  ]),
  ...group({}, [
    { id: 'domain', title: 'A Cosmos text where a domain is expected', change: { domain: DOMAIN }, rule: 'auth-sig.domain',
      why: 'The text names no domain: only a caller who does not check it accepts this account.', input: asCosmos(cosmosSig(), { domain: DOMAIN }) },
    { id: 'nonce', title: 'A Cosmos text where a nonce is expected', change: { nonce: NONCE }, rule: 'auth-sig.nonce',
      why: 'The text names no nonce: only a caller who does not check it accepts this account.', input: asCosmos(cosmosSig(), { nonce: NONCE }) },
  ]),
];

export default () => [
  topic({ operation: 'auth-sig.verify', name: 'cosmos', prefix: 'auth-cosmos-', since: SINCE, refused: { twin: 'auth-cosmos' } },
    valid(),
    group({ prefix: 'auth-cosmos-address-', rule: 'auth-sig.address-form' }, addresses()),
    documents(), digests(), unknown(), forms(), forgeries(), times()),
  topic({ operation: 'auth-sig.verify', folder: 'several-faults', name: 'auth-cosmos-text', since: '3.1.0' }, unknownSite()),
];
