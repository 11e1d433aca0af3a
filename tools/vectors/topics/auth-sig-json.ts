// The outermost document: JSON text with one reading, and an object with the members of an AuthSig.
import {
  accepted, authSig, authSigs, blsAuthSig, bob, type Document, describe, ecdsa, ecdsaHex, eip191, group, hex, type Input, json, lit, type Row, refusedBy, topic,
  utf8,
} from '../vocabulary.js';

const { asLogin, LOGIN_STATEMENT, loginText } = authSigs;

const genuine = () => authSig(loginText());
const member = (key: string, value: unknown) => `${json(key)}:${json(value)}`;

/** JSON text of an object whose members are given one by one, so that a key may come twice. */
const objectText = (...members: readonly string[]) => `{${members.join(',')}}`;
const membersOf = (value: object) => Object.entries(value).map(([key, inner]) => member(key, inner));

/** Escapes the character of a JSON text that stands at an index. */
const escapeAt = (text: string, index: number) =>
  `${text.slice(0, index)}\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}${text.slice(index + 1)}`;

const bytesOf = (text: string) => ({ hex: hex(utf8(text)) });

/** Bytes of the JSON text of a login whose statement has other bytes in place of one letter. */
function spoiled(bytes: string) {
  const text = json(genuine());
  const at = text.indexOf(LOGIN_STATEMENT);
  return { hex: hex(utf8(text.slice(0, at))) + bytes + hex(utf8(text.slice(at + 1))) };
}

const readable = () =>
  group({ rules: ['json.text'], from: ({ build }: { build: (text: string) => Document }) => ({ input: asLogin(build(json(genuine()))) }) }, [
    { id: 'json-bytes', title: 'A login as UTF-8 bytes', why: 'The bytes are the UTF-8 of the same text.', build: (text) => bytesOf(text) },
    { id: 'json-white-space', title: 'White space around the members', why: 'White space between the tokens of JSON is free.',
      build: () => ` \t\r\n${JSON.stringify(genuine(), null, 2)}\n` },
    { id: 'json-escaped-key', title: 'A key with an escaped letter', why: 'An escape in a key is the letter that it stands for.',
      build: (text) => escapeAt(text, text.indexOf('derivedVia')) },
    { id: 'json-escaped-text', title: 'Signed text with escapes', why: 'The signature is over the text that the JSON string means, and escapes are resolved.',
      build: (text) => escapeAt(text.replaceAll('/', '\\/'), text.indexOf('wants')) },
    { id: 'json-order', title: 'The members in another order', why: 'The members of an object have no order.',
      build: () => objectText(...membersOf(genuine()).reverse()) },
  ]);

/** Readers of JSON that are lenient take it. */
const byReown = { reown: accepted };
const unreadable = refusedBy('auth-sig.shape');
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

const texts = (): Row[] => {
  const value = genuine();
  const text = json(value);
  const open = text.slice(0, -1);
  const forged = loginText({ by: bob(), statement: 'Transfer everything' });
  const bySomeoneElse = ecdsaHex(ecdsa(eip191(value.signedMessage), bob().secretKey));
  return [
    ...group({ twin: 'auth-login', rule: 'json.text' }, [
      { id: 'json-duplicate-equal', title: 'A key that comes twice with one value', change: 'address, a second time', profiles: byReown,
        why: 'No object has a key twice, equal values or not.', input: asLogin(`${open},${member('address', value.address)}}`) },
      { id: 'json-duplicate-first-forged', title: 'Two signed texts, the last one signed', change: 'signedMessage of another text in front of the signed one',
        profiles: byReown, why: 'A reader that keeps the first of two keys shows another text than one that keeps the last.',
        input: asLogin(objectText(member('signedMessage', forged), ...membersOf(value))) },
      { id: 'json-duplicate-last-forged', title: 'Two signatures, the first one genuine', change: 'sig of another wallet after the genuine one',
        profiles: { reown: refusedBy('auth-sig.signature') }, why: 'A reader that keeps the first of two keys accepts what one that keeps the last refuses.',
        input: asLogin(`${open},${member('sig', bySomeoneElse)}}`) },
      { id: 'json-duplicate-escaped', title: 'A key that comes twice, once with an escape',
        change: 'derivedVia: "EIP1271" in front, its first letter escaped in the key', profiles: byReown,
        why: 'Keys are compared after their escapes are resolved.',
        input: asLogin(objectText(escapeAt(member('derivedVia', 'EIP1271'), 1), ...membersOf(value))) },
      { id: 'json-bom', title: 'A byte order mark in front', change: 'U+FEFF in front of the text', profiles: byReown,
        why: 'JSON text does not begin with a byte order mark, which some readers drop and others refuse.', input: asLogin(`\ufeff${text}`) },
      { id: 'json-bom-bytes', title: 'The bytes of a byte order mark in front', change: 'the bytes EF BB BF in front of the text',
        profiles: byReown, why: 'JSON text does not begin with a byte order mark, as bytes either.',
        input: asLogin({ hex: `efbbbf${hex(utf8(text))}` }) },
    ]),
    ...group({ twin: 'auth-login', rule: 'json.text', profiles: { reown: refusedBy('siwe.statement') },
      from: ({ bytes, note }: { bytes: string; note: string }) => ({
        change: `first byte of the statement: ${bytes.toUpperCase()}`, why: `${note}, so the bytes are not UTF-8.`, input: asLogin(spoiled(bytes)) }) }, [
      { id: 'json-utf8-ff', title: 'A byte that UTF-8 never has', note: 'FF stands in no UTF-8', bytes: 'ff' },
      { id: 'json-utf8-overlong', title: 'A letter in two bytes instead of one', note: 'C1 93 is an overlong S', bytes: 'c193' },
      { id: 'json-utf8-surrogate-bytes', title: 'A surrogate in three bytes', note: 'ED A0 80 is the encoding of a surrogate', bytes: 'eda080' },
      { id: 'json-utf8-cut', title: 'The first two bytes of a character of three', note: 'E2 82 needs a third byte, and a letter follows', bytes: 'e282' },
    ]),
    { id: 'json-utf16', title: 'The text in UTF-16', twin: 'auth-login', change: 'encoded as UTF-16, little end first', rule: 'json.text',
      profiles: { reown: unreadable }, why: 'JSON text is UTF-8, and these bytes are a digit, a letter or a mark with a NUL after each.',
      input: asLogin({ hex: Buffer.from(text, 'utf16le').toString('hex') }) },
    ...group({ twin: 'auth-login', rule: 'json.text', profiles: { reown: refusedBy('siwe.statement') },
      from: ({ written }: { written: string }) => ({
        change: `statement += ${written} in JSON`, input: asLogin(text.replace(LOGIN_STATEMENT, LOGIN_STATEMENT + written)) }) }, [
      { id: 'json-surrogate-high', title: 'An escaped high surrogate alone', why: 'A high surrogate without a low one is no character.', written: '\\ud800' },
      { id: 'json-surrogate-swapped', title: 'An escaped pair of surrogates in the wrong order', why: 'A low surrogate does not come first.',
        written: '\\udc00\\ud800' },
    ]),
    { id: 'json-depth-33', title: 'Nesting of 33 levels', twin: 'auth-login', change: '"x": arrays that are nested 32 deep, inside the object',
      rule: 'json.text', risk: ['resource-exhaustion'], profiles: { reown: unreadable }, why: '32 levels are the most, the outermost object among them.',
      input: asLogin(`${open},"x":${nested(32)}}`) },
    ...group({ twin: 'auth-login', rule: 'json.text', profiles: { reown: unreadable },
      from: ({ number }: { number: string }) => ({ change: `algo: ${number}`, input: asLogin(`${open},"algo":${number}}`) }) }, [
      { id: 'json-number-integer', title: 'An integer of 2^53', why: '2^53 is more than 2^53-1.', number: '9007199254740992' },
      { id: 'json-number-infinite', title: 'A number that is infinite in binary64', why: '1e999 is not finite in binary64.', number: '1e999' },
    ]),
    ...group({ twin: 'auth-login', rule: 'json.text', profiles: { reown: unreadable },
      why: 'A document is one JSON value with white space around it at most, by the grammar of RFC 8259.',
      from: ({ signature }: { signature: string }) => ({ input: asLogin(signature) }) }, [
      { id: 'json-text-after', title: 'Text after the object', change: 'a letter after the text', signature: `${text}x` },
      { id: 'json-second-object', title: 'Two objects in a row', change: 'the text twice', signature: `${text}${text}` },
      { id: 'json-nul-after', title: 'A NUL after the object', change: 'U+0000 after the text', signature: `${text}\u0000` },
      { id: 'json-no-break-space', title: 'A no-break space in front', change: 'U+00A0 in front of the text', signature: `\u00a0${text}` },
      { id: 'json-trailing-comma', title: 'A comma after the last member', change: 'a comma after the last member', signature: `${open},}` },
      { id: 'json-comment', title: 'A comment', change: 'a comment after the last member', signature: `${open}/* */}` },
      { id: 'json-raw-line-feed', title: 'Line feeds in a string that are not escaped', change: 'each \\n written as a line feed',
        signature: text.replaceAll('\\n', '\n') },
      { id: 'json-cut', title: 'Text without its last brace', change: 'without the last brace', signature: open },
      { id: 'json-empty', title: 'An empty text', change: 'an empty text', signature: '' },
    ]),
  ];
};

const shapes = (): Row[] => {
  const value = genuine();
  const text = json(value);
  const open = text.slice(0, -1);
  const without = (key: string) => objectText(...membersOf(value).filter((_, index) => Object.keys(value)[index] !== key));
  const bls = JSON.parse(blsAuthSig(loginText()).sig);
  return [
    { id: 'shape-algo-null', title: 'An algo of null', rules: ['auth-sig.shape', 'auth-sig.kind'],
      why: 'null means the same as absent, and an EOA signature has no algo.', input: asLogin({ ...value, algo: null }) },
    ...['sig', 'derivedVia', 'signedMessage', 'address'].map((key): Row => (
      { id: `shape-no-${key.toLowerCase()}`, title: `No ${key}`, twin: 'auth-login', change: `${key} left out`, rule: 'auth-sig.shape',
        why: `${key} is one of the four members that an AuthSig has.`, input: asLogin(without(key)) })),
    ...group({ twin: 'auth-login', rule: 'auth-sig.shape',
      from: ({ step, over }: { step?: string; over: Input }) => ({ change: step ?? describe(over), input: asLogin({ ...value, ...over }) }) }, [
      { id: 'shape-sig-null', title: 'A sig of null', why: 'sig is a string; null is one for algo only.', over: { sig: null } },
      { id: 'shape-sig-object', title: 'A network signature as an object',
        why: 'sig is a string, for a network signature the JSON text of an object and not the object.', step: 'sig: an object with ProofOfPossession',
        over: { sig: bls } },
      { id: 'shape-message-object', title: 'A signed message as an object', why: 'What was signed is a text.', step: 'signedMessage: an object with the text',
        over: { signedMessage: { text: value.signedMessage } } },
      { id: 'shape-address-array', title: 'An address in an array',
        why: 'address is a string, and an array of one string becomes that string where types are converted.', step: 'address: in an array',
        over: { address: [value.address] } },
      { id: 'shape-address-number', title: 'An address as a number', why: 'address is a string.', over: { address: 1 } },
      { id: 'shape-derived-via-array', title: 'A derivedVia in an array', why: 'derivedVia is a string.', step: 'derivedVia: in an array',
        over: { derivedVia: [value.derivedVia] } },
      { id: 'shape-algo-number', title: 'An algo of 0', why: 'algo is a string, null or absent; 0 is none of these, although it counts as false.',
        over: { algo: 0 } },
      { id: 'shape-algo-false', title: 'An algo of false', why: 'algo is a string, null or absent; false is none of these.', over: { algo: false } },
    ]),
    ...group({ twin: 'auth-login', rule: 'auth-sig.shape', risk: ['parser-differential'],
      from: ({ extra }: { extra: string }) => ({
        change: `${extra.length > 60 ? `${extra.slice(0, 4)}...` : extra} added`, input: asLogin(`${open},${extra}}`) }) }, [
      { id: 'shape-unknown', title: 'A member that no AuthSig has', why: 'An unknown member is refused: who reads it believes what nobody signed.',
        extra: member('chain', 'ethereum') },
      { id: 'shape-unknown-case', title: 'A second sig in another letter case',
        why: 'Names of members have a letter case; where they have none there are two sig.', extra: member('Sig', value.sig) },
      { id: 'shape-unknown-proto', title: 'A member __proto__', risk: ['prototype-pollution'],
        why: '__proto__ is an unknown member like any other, and does not become the prototype.', extra: '"__proto__":{"algo":"LIT_BLS"}' },
      { id: 'shape-unknown-constructor', title: 'A member constructor', risk: ['prototype-pollution'], why: 'constructor is an unknown member like any other.',
        extra: '"constructor":null' },
      { id: 'shape-depth-32', title: 'An unknown member with nesting of 32 levels in all', risk: ['resource-exhaustion'],
        why: '32 levels are within the limit of JSON text, and x is no member of an AuthSig.', extra: `"x":${nested(31)}` },
    ]),
    ...group({ twin: 'auth-login', rule: 'auth-sig.shape', from: ({ signature }: { signature: string }) => ({ input: asLogin(signature) }) }, [
      { id: 'shape-array', title: 'An array with one AuthSig', change: 'in an array',
        why: 'An AuthSig is an object; a request with several is another document.', signature: `[${text}]` },
      { id: 'shape-by-chain', title: 'A map of AuthSigs by chain', change: 'below the key ethereum',
        why: 'An AuthSig has four members of its own; a map by chain is another document.', signature: `{"ethereum":${text}}` },
      { id: 'shape-string', title: 'JSON text inside a JSON string', change: 'serialised twice', why: 'A JSON string is no object, whatever its text is.',
        signature: json(text) },
      { id: 'shape-null', title: 'The value null', change: 'null', why: 'null is no object, although it is one for some readers.', signature: 'null' },
      { id: 'shape-empty', title: 'An empty object', change: '{}', why: 'All four members are missing.', signature: '{}' },
    ]),
    ...group({ twin: 'auth-login', rule: 'auth-sig.shape', risk: ['resource-exhaustion'],
      from: ({ step, over }: { step: string; over: Input }) => ({ change: step, input: asLogin({ ...value, ...over }) }) }, [
      { id: 'shape-long-sig', title: 'A sig of 8193 characters', why: 'sig has at most 8192 characters.', step: 'sig: 0x and 8191 zeros',
        over: { sig: `0x${'0'.repeat(8191)}` } },
      { id: 'shape-long-derived-via', title: 'A derivedVia of 65 characters', why: 'derivedVia has at most 64 characters.', step: 'derivedVia: 65 letters x',
        over: { derivedVia: 'x'.repeat(65) } },
      { id: 'shape-long-address', title: 'An address of 129 characters', why: 'address has at most 128 characters.', step: 'address += 87 zeros',
        over: { address: `${value.address}${'0'.repeat(87)}` } },
    ]),
  ];
};

/** The longest members: within the shape, so the rule that looks at their content has the word. */
const longest = (): Row[] => {
  const value = genuine();
  return [
    { id: 'shape-longest-sig', title: 'A sig of 8192 characters', twin: 'auth-login', change: 'sig: 0x and 8190 zeros', rule: 'auth-sig.signature-form',
      risk: ['resource-exhaustion'], profiles: lit(refusedBy('auth-sig.signature')),
      why: '8192 characters are within the shape, and the signature of a wallet has 64 or 65 bytes.',
      input: asLogin({ ...value, sig: `0x${'0'.repeat(8190)}` }) },
    { id: 'shape-longest-derived-via', title: 'A derivedVia of 64 characters', twin: 'auth-login', change: 'derivedVia: 64 letters x', rule: 'auth-sig.kind',
      why: '64 characters are within the shape, and no kind has this name.', input: asLogin({ ...value, derivedVia: 'x'.repeat(64) }) },
    { id: 'shape-longest-address', title: 'An address of 128 characters beyond the BMP', twin: 'auth-login', change: 'address: U+1F511, 128 times',
      rule: 'auth-sig.address', risk: ['parser-differential'],
      why: 'Lengths count code points, so 128 characters are within the shape although they are 256 UTF-16 units; they are not the signed address.',
      input: asLogin({ ...value, address: '\u{1f511}'.repeat(128) }) },
  ];
};

export default () => [
  topic({ operation: 'auth-sig.verify', name: 'json', prefix: 'auth-' }, readable(), texts()),
  topic({ operation: 'auth-sig.verify', name: 'shape', prefix: 'auth-' }, shapes(), longest()),
];
