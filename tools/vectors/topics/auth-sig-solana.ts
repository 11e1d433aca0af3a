// The AuthSig of a Solana account: its address, its Ed25519 signature, and what its text does not say.
import {
  type AuthSig, alice, concat, DOMAIN, ed25519, edwards, eip191, group, hex, type Input, json, kinds, lit, NONCE, type Row, type RuleId, refusedBy, sha256, siwe,
  topic, unhex, utf8,
} from '../vocabulary.js';

const { base, challenge, L, mod, nonce, noPoint, oddEncodings, oddLargeEncoding, parts, sigHex, torsion } = edwards;
const { asAccount, base58, base64, cosmosAccount, SINCE, solanaAccount, solanaSig, textAt } = kinds;

const key = () => solanaAccount();
const signs = (bytes: Uint8Array, by = key()) => hex(ed25519.sign(bytes, by.seed));
const genuine = () => signs(utf8(textAt()));

/** The usual text with other members of the AuthSig. */
const withOver = (over: Input, text = textAt()) => solanaSig(text, key(), over);

/** An account whose key begins with a zero byte, so that its address begins with a one. */
function zeroAccount() {
  for (let i = 0; ; i++) {
    const account = solanaAccount(`zero ${i}`);
    if (account.publicKey[0] === 0) return account;
  }
}

const EVERY: readonly RuleId[] = [
  'auth-sig.kind', 'auth-sig.purpose', 'auth-sig.address-form', 'auth-sig.signed-at', 'auth-sig.age-undecided', 'auth-sig.age', 'auth-sig.signature-form',
  'auth-sig.signature',
];

/** A login by a text that the account signed. */
const signed = ({ text, over }: Row & { readonly text: string; readonly over?: Input }) => ({ input: asAccount(solanaSig(text), over) });
const made = ({ authSig }: Row & { readonly authSig: AuthSig }) => ({ input: asAccount(authSig) });

const NANOSECONDS = textAt('2026-01-15T11:30:00.123456789Z');
const GERMAN = 'Ich melde mich an: Grüße, 你好, 🙂 2026-01-15T11:30:00Z';
const LINES = 'I sign in.\r\n\tReally. 2026-01-15T11:30:00Z';

const valid = () => [
  ...group({ from: made }, [
    { id: 'solana', prefix: 'auth-', title: 'A login of a Solana account', rules: EVERY,
      why: 'The address is the Base58 text of an Ed25519 key, which signed the UTF-8 of the text, whose time is half an hour ago where an hour is admitted.',
      authSig: solanaSig(), trace: { publicKey: hex(key().publicKey), signedAt: '2026-01-15T11:30:00.250Z' } },
    { id: 'backpack', title: 'A login of a Solana account by its second name', rules: ['auth-sig.kind'],
      why: 'backpack.signMessage is the second name of kind solana.', authSig: withOver({ derivedVia: 'backpack.signMessage' }) },
    { id: 'null-algo', title: 'A login of a Solana account with an algo of null', rules: ['auth-sig.kind'],
      why: 'null equals absent, and kind solana has no algo.', authSig: withOver({ algo: null }) },
    { id: 'leading-one', title: 'A Solana account whose address begins with a one', rules: ['auth-sig.address-form'],
      why: 'A one stands for a zero byte in front, and the key is 32 bytes with it.', authSig: solanaSig(textAt(), zeroAccount()) },
    { id: 'upper-hex', title: 'A Solana signature in upper-case hex digits', rules: ['auth-sig.signature-form'], why: 'Hex digits have no letter case.',
      authSig: withOver({ sig: genuine().toUpperCase() }) },
  ]),
  ...group({ prefix: 'auth-solana-text-', rules: ['auth-sig.signed-at', 'auth-sig.age', 'auth-sig.signature'], from: signed }, [
    { id: 'time-alone', title: 'A text that is a time', text: '2026-01-15T11:30:00Z',
      why: 'The date-time is what follows the last space or line feed, or the whole text.' },
    { id: 'time-line', title: 'A text with its time on a line of its own', text: 'I sign in to the application.\n2026-01-15T11:30:00Z',
      why: 'The date-time follows the last line feed.' },
    { id: 'two-times', title: 'A text with two times, the first of them long ago',
      text: `${textAt('2020-01-01T00:00:00Z')} and again at 2026-01-15T11:30:00Z`, why: 'The last one is the time at which the text was signed.' },
    { id: 'offset', title: 'A text with its time at an offset', text: textAt('2026-01-15T17:00:00+05:30'),
      why: 'Five in the afternoon at this offset is half past eleven.' },
    { id: 'long-fraction', title: 'A text with a time of nanoseconds', text: NANOSECONDS, why: 'A fraction has any number of digits.' },
    { id: 'unicode', title: 'A text beyond ASCII', text: GERMAN, why: 'The text is signed as UTF-8.' },
    { id: 'crlf', title: 'A text with CRLF and a tab', text: LINES, why: 'A text has any form but its end, and is signed as it stands.' },
    { id: 'crlf-time', title: 'A text with its time behind CRLF', text: 'I sign in.\r\n2026-01-15T11:30:00Z',
      why: 'The date-time follows the last line feed, and the carriage return stands in front of that.' },
  ]),
  ...group({ rule: 'siws.layout', from: signed }, [
    { id: 'domain-siwe', title: 'A Solana text that is a SIWE message for the expected domain', twin: 'auth-siws',
      change: 'signedMessage: a SIWE message of an Ethereum account, signed; domain: "app.example"', risk: ['wrong-domain', 'type-confusion'],
      why: 'The text presents itself as a sign-in text and has the header of an Ethereum account: no wallet of a Solana account showed it as its own.',
      text: siwe({ domain: DOMAIN, address: alice().address, uri: 'https://app.example/login', issuedAt: '2026-01-15T11:30:00Z' }),
      over: { domain: DOMAIN } },
    { id: 'text-siwe', title: 'A text that is a SIWE message about another account',
      change: 'signedMessage: a SIWE message about an Ethereum account, signed', risk: ['wrong-account', 'type-confusion'],
      why: 'The text presents itself as a sign-in text, so it is no free text; its header is that of an Ethereum account, which no sign-in text of a Solana account has.',
      text: siwe({ domain: DOMAIN, address: alice().address, uri: 'lit:session:00', issuedAt: '2026-01-15T11:30:00Z' }) },
  ]),
];

// --- Account ---

/** Another address, and why it is none. */
const claiming = ({ title, address, not }: Row & { readonly address: string; readonly not: string }) => ({
  title: `${title}, for a Solana account`,
  change: `address: ${json(address)}`,
  why: `${not}: the address is the Base58 text of 32 bytes, the canonical encoding of a key of large order.`,
  input: asAccount(withOver({ address })),
});

const addresses = () => {
  const { address, publicKey } = key();
  const [[, , identity] = ['', '', publicKey]] = oddEncodings;
  return [
    { id: 'empty', title: 'An empty address', address: '', not: 'No bytes are no key' },
    { id: 'ethereum', title: 'The address of an Ethereum account', address: alice().address, not: '0 is no letter of Base58' },
    { id: 'cosmos', title: 'The address of a Cosmos account', address: cosmosAccount().address, not: 'bech32 of 20 bytes is no Base58 of 32' },
    { id: 'hex', title: 'The key in hex', address: hex(publicKey), not: 'Hex digits of a key are no Base58 of 32 bytes' },
    { id: 'base64', title: 'The key in Base64', address: base64(publicKey), not: 'Another alphabet, with padding' },
    { id: '31-bytes', title: 'The address without the last byte of its key', address: base58(publicKey.slice(0, 31)), not: '31 bytes are no key' },
    { id: '33-bytes', title: 'The address of a key and one more byte', address: base58(concat(publicKey, Uint8Array.of(1))), not: '33 bytes are no key' },
    { id: 'one-in-front', title: 'An address with a one in front', address: `1${address}`, not: 'A one stands for a zero byte, which makes 33' },
    { id: 'cut', title: 'An address that was copied in part', address: address.slice(0, -4), not: 'The bytes are fewer than 32' },
    { id: 'letter', title: 'An address with a letter that is none of Base58', address: `l${address.slice(1)}`,
      not: 'l is no letter of Base58, because it looks like a one' },
    { id: 'space', title: 'An address with a space behind', address: `${address} `, not: 'Nothing is trimmed' },
    { id: 'line-feed', title: 'An address with a line feed in front', address: `\n${address}`, not: 'Nothing is trimmed' },
    { id: 'multibase', title: 'An address with the letter of its base in front', address: `z${address}`, not: 'The letter z is a digit here and no prefix' },
    { id: 'caip', title: 'An address with its chain', address: `solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp:${address}`,
      not: 'The address is only the end of an account identifier' },
    { id: 'long', title: 'An address of 128 letters', address: 'z'.repeat(128), not: 'It is the number of many more than 32 bytes' },
    { id: 'zeros', title: 'The address of zeros', address: '1'.repeat(32),
      not: 'Zeros are a point of order 4, under which one signature verifies for many texts' },
    { id: 'identity', title: 'The address of the identity', address: base58(torsion(0).toBytes()),
      not: 'The identity is of small order: under it one signature verifies for every text' },
    { id: 'order-8', title: 'The address of a point of order 8', address: base58(torsion(1).toBytes()), not: 'A point of small order belongs to no secret' },
    { id: 'no-point', title: 'The address of bytes that are no point', address: base58(noPoint()), not: 'No x exists for this y' },
    { id: 'not-canonical', title: 'The address of another encoding of a point', address: base58(oddLargeEncoding()),
      not: 'y is not below p: one key would have two addresses' },
    { id: 'identity-sign', title: 'The address of the identity with a sign', address: base58(identity),
      not: 'x is 0 and has no sign, and the point is of small order' },
  ].map((row) => ({ ...row, ...claiming(row) }));
};

// --- Signature ---

const withSig = ({ sig }: Row & { readonly sig: string }) => ({ input: asAccount(withOver({ sig })) });

const forms = () => {
  const sig = genuine();
  const bytes = unhex(sig);
  const { r, s } = parts(sig);
  return group({ prefix: 'auth-solana-form-', rule: 'auth-sig.signature-form', risk: ['signature-malleability', 'type-confusion'],
    profiles: lit(refusedBy('auth-sig.signature')), from: withSig }, [
    { id: 'prefix', title: 'A Solana signature with 0x', change: '0x in front of sig', profiles: undefined,
      why: 'The form of kind solana is hex without 0x.', sig: `0x${sig}` },
    { id: 'empty', title: 'An empty Solana signature', change: 'sig: ""', why: 'No bytes are neither R nor S.', sig: '' },
    { id: 'short', title: 'A Solana signature of 63 bytes', change: 'last byte of sig left out', why: 'R and S have 64 bytes together.', sig: sig.slice(0, -2) },
    { id: 'long', title: 'A Solana signature of 65 bytes', change: 'sig += 00', why: 'R and S have 64 bytes together.', sig: `${sig}00` },
    { id: 'odd', title: 'A Solana signature with a digit missing', change: 'last digit of sig left out', why: 'Hex digits come in pairs.', sig: sig.slice(0, -1) },
    { id: 'base58', title: 'A Solana signature in Base58', change: 'sig in Base58',
      why: 'Wallets show Base58, and the form of kind solana is hex.', sig: base58(bytes) },
    { id: 'base64', title: 'A Solana signature in Base64', change: 'sig in Base64', why: 'The form of kind solana is hex.', sig: base64(bytes) },
    { id: 'space', title: 'A Solana signature with a space behind', change: 'sig += U+0020', why: 'Nothing is trimmed before the hex is read.', sig: `${sig} ` },
    { id: 'r-identity', title: 'R of the identity', change: 'R: the identity', why: 'R is of small order.', sig: sigHex(torsion(0).toBytes(), s) },
    { id: 'r-order-2', title: 'R of the point of order 2', change: 'R: the point of order 2', why: 'R is of small order.', sig: sigHex(torsion(4).toBytes(), s) },
    { id: 'r-no-point', title: 'R that is no point', change: 'R: a y for which no x exists', why: 'R does not decode to a point.', sig: sigHex(noPoint(), s) },
    { id: 'r-not-canonical', title: 'R in another encoding', change: 'R: a point whose y is written as y + p',
      why: 'R is not canonical: one signature would have two texts.', sig: sigHex(oddLargeEncoding(), s) },
    { id: 's-order', title: 'S of the group order', change: 'S: L', why: 'S is below the group order.', sig: sigHex(r, L) },
    { id: 'zeros', title: 'A Solana signature of zeros', change: 'sig: 64 zero bytes', why: 'Zeros are a point of order 4, which R must not be.',
      sig: '00'.repeat(64) },
    { id: 's-plus-order', title: 'S with the group order added', change: 'S + L', profiles: undefined,
      why: 'S is not below the group order: from each signature a second one could be made.', sig: sigHex(r, s + L) },
  ]);
};

/** R moved by a point of small order, and S that solves the equation times the cofactor. */
function moved(multiple: number) {
  const { scalar } = ed25519.utils.getExtendedPublicKey(key().seed);
  const r = nonce('solana moved');
  const encoded = base(r).add(torsion(multiple)).toBytes();
  return sigHex(encoded, mod(r + challenge(encoded, key().publicKey, textAt()) * scalar));
}

/** What some wallets put in front of a text that is no transaction: a byte, a name, version, format and length. */
const offChain = (text: string) => {
  const bytes = utf8(text);
  return concat(Uint8Array.of(255), utf8('solana offchain'), Uint8Array.of(0, 0, bytes.length & 255, bytes.length >> 8), bytes);
};

const forgeries = () => {
  const text = textAt();
  const other = solanaAccount('bob');
  const odd = 'Ich melde mich an: Grüße 2026-01-15T11:30:00Z';
  const over = (bytes: Uint8Array) => withOver({ sig: signs(bytes) });
  return group({ prefix: 'auth-solana-signature-', rule: 'auth-sig.signature', risk: ['forgery', 'wrong-account'], from: made }, [
    { id: 'other-signer', title: 'Another account signed', change: 'signed by another account', why: 'The signature is genuine under another key.',
      authSig: withOver({ sig: signs(utf8(text), other) }) },
    { id: 'other-address', title: 'The address of another account', change: 'address: another account',
      why: 'The address is the account, and its key did not sign.', authSig: withOver({ address: other.address }) },
    { id: 'changed', title: 'A text with a later time than the signed one', change: 'signedMessage: another time',
      why: 'A text that could be made younger would never grow old.', authSig: withOver({ signedMessage: textAt('2026-01-15T11:59:00Z') }) },
    { id: 'appended', title: 'A text with a time added behind the signed one', change: 'signedMessage += a time',
      why: 'The signature is one of the shorter text.', authSig: withOver({ signedMessage: `${text} 2026-01-15T11:59:00Z` }) },
    { id: 'crlf', title: 'A text whose CRLF became LF', twin: 'text-crlf', change: 'signedMessage: without U+000D',
      why: 'The signature is over the text as the wallet was given it.', authSig: withOver({ signedMessage: LINES.replace('\r', '') }, LINES) },
    { id: 'normalised', title: 'A text whose letters were composed', change: 'signedMessage: NFC, signed: NFD',
      why: 'Letters that look the same are other bytes.', authSig: withOver({ signedMessage: odd }, odd.normalize('NFD')) },
    { id: 'hash', title: 'A Solana signature over SHA-256 of the text', change: 'signed: SHA-256 of the text',
      why: 'The text itself is signed, and Ed25519 hashes it.', authSig: over(sha256(utf8(text))) },
    { id: 'eip191', title: 'A Solana signature over the EIP-191 digest', change: 'signed: the EIP-191 digest', why: 'EIP-191 is for Ethereum accounts.',
      authSig: over(eip191(text)) },
    { id: 'off-chain', title: 'A signature over the text as an off-chain message', change: 'signed: with the header of off-chain messages',
      why: 'The text is signed without anything in front.', authSig: over(offChain(text)) },
    { id: 'utf-16', title: 'A signature over the text in UTF-16', change: 'signed: the text in UTF-16', why: 'The text is signed as UTF-8.',
      authSig: over(Uint8Array.from(Buffer.from(text, 'utf16le'))) },
    { id: 'cofactor-8', title: 'R of a Solana signature moved by a point of order 8', change: 'R + T, and S that solves the equation times the cofactor',
      why: 'The equation has to hold exactly, and it holds times the cofactor only.', authSig: withOver({ sig: moved(1) }) },
    { id: 'negated', title: 'A Solana signature with the sign of R turned', change: 'first bit of R', why: 'The negated point is another R.',
      authSig: withOver({ sig: hex(unhex(genuine()).map((byte, i) => (i === 31 ? byte ^ 0x80 : byte))) }) },
    { id: 'wallet-text', title: 'A text in another language with the signature of another text', twin: 'text-unicode', change: 'signedMessage: another text',
      why: 'The signature is one of another text.', authSig: withOver({ sig: genuine() }, GERMAN) },
  ]);
};

// --- What a text does not say ---

/** What the verifier expects, and why the text does not have it. */
const expecting = ({ expects, text, not }: Row & { readonly expects: Input; readonly text?: string; readonly not: string }) => ({
  change: Object.entries({ ...expects, ...(text === undefined ? {} : { signedMessage: text }) }).map(([member, value]) => `${member}: ${json(value)}`).join(', '),
  why: `${not}: only a caller who does not check it accepts this account.`,
  input: asAccount(solanaSig(text), expects),
});

const policies = () => group({ from: expecting }, [
  { id: 'domain', title: 'A Solana text where a domain is expected', rule: 'auth-sig.domain', expects: { domain: DOMAIN }, not: 'The text names no domain' },
  { id: 'domain-in-text', title: 'A Solana text with the expected domain in its words', rule: 'auth-sig.domain', expects: { domain: DOMAIN },
    text: `I sign in to ${DOMAIN} at 2026-01-15T11:30:00Z`, not: 'Words are no domain: a text of this form names none, whatever stands in it' },
  { id: 'nonce', title: 'A Solana text where a nonce is expected', rule: 'auth-sig.nonce', expects: { nonce: NONCE }, not: 'The text names no nonce' },
  { id: 'nonce-in-text', title: 'A Solana text with the expected nonce in its words', rule: 'auth-sig.nonce', expects: { nonce: NONCE },
    text: `${NONCE} 2026-01-15T11:30:00Z`, not: 'Words are no nonce: a text of this form names none, whatever stands in it' },
  { id: 'nonce-list', title: 'A Solana text where one of two nonces is expected', rule: 'auth-sig.nonce', expects: { nonce: [NONCE, 'Wd5mRz8QcY2p'] },
    not: 'The text names none of them' },
  { id: 'nonce-empty-list', title: 'A Solana text where no nonce is accepted', rule: 'auth-sig.nonce', expects: { nonce: [] },
    not: 'An empty list accepts nothing, and not that there is none' },
]);

export default () => topic({ operation: 'auth-sig.verify', name: 'solana', prefix: 'auth-solana-', since: SINCE, refused: { twin: 'auth-solana' } },
  valid(), group({ prefix: 'auth-solana-address-', rule: 'auth-sig.address-form' }, addresses()), forms(), forgeries(), policies());
