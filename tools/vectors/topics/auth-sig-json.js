// The outermost document: JSON text with one reading, and an object with the members of an AuthSig.
import { asLogin, LOGIN_STATEMENT, lit, loginText } from '../auth-sigs.js';
import { accept, authSig, blsAuthSig, bob, ecdsa, ecdsaHex, eip191, file, hex, json, reject, utf8 } from '../kit.js';

const genuine = () => authSig(loginText());
const member = (key, value) => `${json(key)}:${json(value)}`;

/** JSON text of an object whose members are given one by one, so that a key may come twice. */
const objectText = (...members) => `{${members.join(',')}}`;
const membersOf = (value) => Object.entries(value).map(([key, inner]) => member(key, inner));

/** Escapes the character of a JSON text that stands at an index. */
const escapeAt = (text, index) =>
  `${text.slice(0, index)}\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}${text.slice(index + 1)}`;

const bytesOf = (text) => ({ hex: hex(utf8(text)) });

/** Bytes of the JSON text of a login whose statement has other bytes in place of one letter. */
function spoiled(bytes) {
  const text = json(genuine());
  const at = text.indexOf(LOGIN_STATEMENT);
  return { hex: hex(utf8(text.slice(0, at))) + bytes + hex(utf8(text.slice(at + 1))) };
}

const readable = () => [
  ...[
    ['bytes', 'A login as UTF-8 bytes', (text) => bytesOf(text), 'The bytes are the UTF-8 of the same text'],
    [
      'white-space',
      'White space around the members',
      () => ` \t\r\n${JSON.stringify(genuine(), null, 2)}\n`,
      'White space between the tokens of JSON is free',
    ],
    [
      'escaped-key',
      'A key with an escaped letter',
      (text) => escapeAt(text, text.indexOf('derivedVia')),
      'An escape in a key is the letter that it stands for',
    ],
    [
      'escaped-text',
      'Signed text with escapes',
      (text) => escapeAt(text.replaceAll('/', '\\/'), text.indexOf('wants')),
      'The signature is over the text that the JSON string means, and escapes are resolved',
    ],
    [
      'order',
      'The members in another order',
      () => objectText(...membersOf(genuine()).reverse()),
      'The members of an object have no order',
    ],
  ].map(([name, title, build, why]) =>
    accept(`auth-json-${name}`, title, {
      rules: ['json.text'],
      reason: `${why}.`,
      input: asLogin(build(json(genuine()))),
    }),
  ),
];

const refused = (
  name,
  title,
  { signature, mutation, why, risk = ['parser-differential'], reown = { result: 'accept' } },
) =>
  reject(`auth-json-${name}`, title, {
    rule: 'json.text',
    risk,
    twin: 'auth-login',
    mutation,
    reason: `${why}.`,
    input: asLogin(signature),
    profiles: { reown },
  });

const unreadable = { result: 'reject', rule: 'auth-sig.shape' };
const nested = (depth) => '['.repeat(depth) + ']'.repeat(depth);

const texts = () => {
  const value = genuine();
  const text = json(value);
  const open = text.slice(0, -1);
  const forged = loginText({ by: bob(), statement: 'Transfer everything' });
  const bySomeoneElse = ecdsaHex(ecdsa(eip191(value.signedMessage), bob().secretKey));
  return [
    refused('duplicate-equal', 'A key that comes twice with one value', {
      signature: `${open},${member('address', value.address)}}`,
      mutation: 'address, a second time',
      why: 'No object has a key twice, equal values or not',
    }),
    refused('duplicate-first-forged', 'Two signed texts, the last one signed', {
      signature: objectText(member('signedMessage', forged), ...membersOf(value)),
      mutation: 'signedMessage of another text in front of the signed one',
      why: 'A reader that keeps the first of two keys shows another text than one that keeps the last',
    }),
    refused('duplicate-last-forged', 'Two signatures, the first one genuine', {
      signature: `${open},${member('sig', bySomeoneElse)}}`,
      mutation: 'sig of another wallet after the genuine one',
      why: 'A reader that keeps the first of two keys accepts what one that keeps the last refuses',
      reown: { result: 'reject', rule: 'auth-sig.signature' },
    }),
    refused('duplicate-escaped', 'A key that comes twice, once with an escape', {
      signature: objectText(escapeAt(member('derivedVia', 'EIP1271'), 1), ...membersOf(value)),
      mutation: 'derivedVia: "EIP1271" in front, its first letter escaped in the key',
      why: 'Keys are compared after their escapes are resolved',
    }),
    refused('bom', 'A byte order mark in front', {
      signature: `\ufeff${text}`,
      mutation: 'U+FEFF in front of the text',
      why: 'JSON text does not begin with a byte order mark, which some readers drop and others refuse',
    }),
    refused('bom-bytes', 'The bytes of a byte order mark in front', {
      signature: { hex: `efbbbf${hex(utf8(text))}` },
      mutation: 'the bytes EF BB BF in front of the text',
      why: 'JSON text does not begin with a byte order mark, as bytes either',
    }),
    ...[
      ['ff', 'A byte that UTF-8 never has', 'ff', 'FF stands in no UTF-8'],
      ['overlong', 'A letter in two bytes instead of one', 'c193', 'C1 93 is an overlong S'],
      ['surrogate-bytes', 'A surrogate in three bytes', 'eda080', 'ED A0 80 is the encoding of a surrogate'],
      ['cut', 'The first two bytes of a character of three', 'e282', 'E2 82 needs a third byte, and a letter follows'],
    ].map(([name, title, bytes, why]) =>
      refused(`utf8-${name}`, title, {
        signature: spoiled(bytes),
        mutation: `first byte of the statement: ${bytes.toUpperCase()}`,
        why: `${why}, so the bytes are not UTF-8`,
        reown: { result: 'reject', rule: 'siwe.statement' },
      }),
    ),
    refused('utf16', 'The text in UTF-16', {
      signature: { hex: Buffer.from(text, 'utf16le').toString('hex') },
      mutation: 'encoded as UTF-16, little end first',
      why: 'JSON text is UTF-8, and these bytes are a digit, a letter or a mark with a NUL after each',
      reown: unreadable,
    }),
    ...[
      ['high', 'An escaped high surrogate alone', '\\ud800', 'A high surrogate without a low one is no character'],
      [
        'swapped',
        'An escaped pair of surrogates in the wrong order',
        '\\udc00\\ud800',
        'A low surrogate does not come first',
      ],
    ].map(([name, title, written, why]) =>
      refused(`surrogate-${name}`, title, {
        signature: text.replace(LOGIN_STATEMENT, LOGIN_STATEMENT + written),
        mutation: `statement += ${written} in JSON`,
        why,
        reown: { result: 'reject', rule: 'siwe.statement' },
      }),
    ),
    refused('depth-33', 'Nesting of 33 levels', {
      signature: `${open},"x":${nested(32)}}`,
      mutation: '"x": arrays that are nested 32 deep, inside the object',
      why: '32 levels are the most, the outermost object among them',
      risk: ['resource-exhaustion'],
      reown: unreadable,
    }),
    ...[
      ['integer', 'An integer of 2^53', '9007199254740992', '2^53 is more than 2^53-1'],
      ['infinite', 'A number that is infinite in binary64', '1e999', '1e999 is not finite in binary64'],
    ].map(([name, title, number, why]) =>
      refused(`number-${name}`, title, {
        signature: `${open},"algo":${number}}`,
        mutation: `algo: ${number}`,
        why,
        reown: unreadable,
      }),
    ),
    ...[
      ['text-after', 'Text after the object', `${text}x`, 'a letter after the text'],
      ['second-object', 'Two objects in a row', `${text}${text}`, 'the text twice'],
      ['nul-after', 'A NUL after the object', `${text}\u0000`, 'U+0000 after the text'],
      ['no-break-space', 'A no-break space in front', `\u00a0${text}`, 'U+00A0 in front of the text'],
      ['trailing-comma', 'A comma after the last member', `${open},}`, 'a comma after the last member'],
      ['comment', 'A comment', `${open}/* */}`, 'a comment after the last member'],
      [
        'raw-line-feed',
        'Line feeds in a string that are not escaped',
        text.replaceAll('\\n', '\n'),
        'each \\n written as a line feed',
      ],
      ['cut', 'Text without its last brace', open, 'without the last brace'],
      ['empty', 'An empty text', '', 'an empty text'],
    ].map(([name, title, signature, mutation]) =>
      refused(name, title, {
        signature,
        mutation,
        why: 'A document is one JSON value with white space around it at most, by the grammar of RFC 8259',
        reown: unreadable,
      }),
    ),
  ];
};

const shapeless = (name, title, signature, mutation, why, { risk = ['type-confusion'], profiles } = {}) =>
  reject(`auth-shape-${name}`, title, {
    rule: 'auth-sig.shape',
    risk,
    twin: 'auth-login',
    mutation,
    reason: `${why}.`,
    input: asLogin(signature),
    profiles,
  });

const shapes = () => {
  const value = genuine();
  const text = json(value);
  const open = text.slice(0, -1);
  const without = (key) => objectText(...membersOf(value).filter((_, index) => Object.keys(value)[index] !== key));
  const bls = JSON.parse(blsAuthSig(loginText()).sig);
  return [
    accept('auth-shape-algo-null', 'An algo of null', {
      rules: ['auth-sig.shape', 'auth-sig.kind'],
      reason: 'null means the same as absent, and an EOA signature has no algo.',
      input: asLogin({ ...value, algo: null }),
    }),
    ...['sig', 'derivedVia', 'signedMessage', 'address'].map((key) =>
      shapeless(
        `no-${key.toLowerCase()}`,
        `No ${key}`,
        without(key),
        `${key} left out`,
        `${key} is one of the four members that an AuthSig has`,
      ),
    ),
    ...[
      ['sig-null', 'A sig of null', { sig: null }, 'sig is a string; null is one for algo only'],
      [
        'sig-object',
        'A network signature as an object',
        { sig: bls },
        'sig is a string, for a network signature the JSON text of an object and not the object',
        'sig: an object with ProofOfPossession',
      ],
      [
        'message-object',
        'A signed message as an object',
        { signedMessage: { text: value.signedMessage } },
        'What was signed is a text',
        'signedMessage: an object with the text',
      ],
      [
        'address-array',
        'An address in an array',
        { address: [value.address] },
        'address is a string, and an array of one string becomes that string where types are converted',
        'address: in an array',
      ],
      ['address-number', 'An address as a number', { address: 1 }, 'address is a string'],
      [
        'derived-via-array',
        'A derivedVia in an array',
        { derivedVia: [value.derivedVia] },
        'derivedVia is a string',
        'derivedVia: in an array',
      ],
      [
        'algo-number',
        'An algo of 0',
        { algo: 0 },
        'algo is a string, null or absent; 0 is none of these, although it counts as false',
      ],
      ['algo-false', 'An algo of false', { algo: false }, 'algo is a string, null or absent; false is none of these'],
    ].map(([name, title, over, why, mutation]) =>
      shapeless(
        name,
        title,
        { ...value, ...over },
        mutation ?? Object.entries(over).map((entry) => `${entry[0]}: ${json(entry[1])}`)[0],
        why,
      ),
    ),
    ...[
      [
        'unknown',
        'A member that no AuthSig has',
        member('chain', 'ethereum'),
        'An unknown member is refused: who reads it believes what nobody signed',
      ],
      [
        'unknown-case',
        'A second sig in another letter case',
        member('Sig', value.sig),
        'Names of members have a letter case; where they have none there are two sig',
      ],
      [
        'unknown-proto',
        'A member __proto__',
        '"__proto__":{"algo":"LIT_BLS"}',
        '__proto__ is an unknown member like any other, and does not become the prototype',
        ['prototype-pollution'],
      ],
      [
        'unknown-constructor',
        'A member constructor',
        '"constructor":null',
        'constructor is an unknown member like any other',
        ['prototype-pollution'],
      ],
      [
        'depth-32',
        'An unknown member with nesting of 32 levels in all',
        `"x":${nested(31)}`,
        '32 levels are within the limit of JSON text, and x is no member of an AuthSig',
        ['resource-exhaustion'],
      ],
    ].map(([name, title, extra, why, risk = ['parser-differential']]) =>
      shapeless(
        name,
        title,
        `${open},${extra}}`,
        `${extra.length > 60 ? `${extra.slice(0, 4)}...` : extra} added`,
        why,
        {
          risk,
        },
      ),
    ),
    ...[
      [
        'array',
        'An array with one AuthSig',
        `[${text}]`,
        'in an array',
        'An AuthSig is an object; a request with several is another document',
      ],
      [
        'by-chain',
        'A map of AuthSigs by chain',
        `{"ethereum":${text}}`,
        'below the key ethereum',
        'An AuthSig has four members of its own; a map by chain is another document',
      ],
      [
        'string',
        'JSON text inside a JSON string',
        json(text),
        'serialised twice',
        'A JSON string is no object, whatever its text is',
      ],
      ['null', 'The value null', 'null', 'null', 'null is no object, although it is one for some readers'],
      ['empty', 'An empty object', '{}', '{}', 'All four members are missing'],
    ].map(([name, title, signature, mutation, why]) => shapeless(name, title, signature, mutation, why)),
    ...[
      [
        'sig',
        'A sig of 8193 characters',
        { sig: `0x${'0'.repeat(8191)}` },
        'sig has at most 8192 characters',
        'sig: 0x and 8191 zeros',
      ],
      [
        'derived-via',
        'A derivedVia of 65 characters',
        { derivedVia: 'x'.repeat(65) },
        'derivedVia has at most 64 characters',
      ],
      [
        'address',
        'An address of 129 characters',
        { address: `${value.address}${'0'.repeat(87)}` },
        'address has at most 128 characters',
        'address += 87 zeros',
      ],
    ].map(([name, title, over, why, mutation]) =>
      shapeless(
        `long-${name}`,
        title,
        { ...value, ...over },
        mutation ?? `${Object.keys(over)[0]}: 65 letters x`,
        why,
        { risk: ['resource-exhaustion'] },
      ),
    ),
  ];
};

/** The longest members: within the shape, so the rule that looks at their content has the word. */
const longest = () => {
  const value = genuine();
  return [
    reject('auth-shape-longest-sig', 'A sig of 8192 characters', {
      rule: 'auth-sig.signature-form',
      risk: ['resource-exhaustion'],
      twin: 'auth-login',
      mutation: 'sig: 0x and 8190 zeros',
      reason: '8192 characters are within the shape, and the signature of a wallet has 64 or 65 bytes.',
      input: asLogin({ ...value, sig: `0x${'0'.repeat(8190)}` }),
      profiles: lit('reject', 'auth-sig.signature'),
    }),
    reject('auth-shape-longest-derived-via', 'A derivedVia of 64 characters', {
      rule: 'auth-sig.kind',
      risk: ['type-confusion'],
      twin: 'auth-login',
      mutation: 'derivedVia: 64 letters x',
      reason: '64 characters are within the shape, and no kind has this name.',
      input: asLogin({ ...value, derivedVia: 'x'.repeat(64) }),
    }),
    reject('auth-shape-longest-address', 'An address of 128 characters beyond the BMP', {
      rule: 'auth-sig.address',
      risk: ['parser-differential'],
      twin: 'auth-login',
      mutation: 'address: U+1F511, 128 times',
      reason:
        'Lengths count code points, so 128 characters are within the shape although they are 256 UTF-16 units; they are not the signed address.',
      input: asLogin({ ...value, address: '\u{1f511}'.repeat(128) }),
    }),
  ];
};

export default () => [
  file('auth-sig.verify', 'json', [...readable(), ...texts()]),
  file('auth-sig.verify', 'shape', [...shapes(), ...longest()]),
];
