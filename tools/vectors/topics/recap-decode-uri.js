// recap.decode: the examples of the standard, the prefix, and base64url.
import { accept, base64url, contest, file, recapUri, reject } from '../kit.js';
import {
  BASE,
  BASE_TEXT,
  decodes,
  details,
  digits64,
  EXTENSION,
  EXTENSION_URI,
  NO_ALTERNATIVE,
  NO_BASE64,
  only,
  PICTURES_BASE32,
  PICTURES_CID,
  PICTURES_URI,
  PREFIX,
  pictures,
  READ,
  refused,
  restricted,
  restrictedTo,
} from '../recaps.js';

const examples = [
  accept('recap-decode-example-extension', 'The ReCap of the example message of ERC-5573', {
    rules: ['recap.shape', 'recap.order', 'reown.alternatives'],
    profiles: NO_ALTERNATIVE,
    reason: 'The standard prints this URI; an empty array of proofs equals none, and [] is a cell that grants nothing.',
    input: { uri: EXTENSION_URI },
    output: EXTENSION,
    trace: { payload: JSON.stringify(EXTENSION) },
    contested: contest('a-prf-empty', {
      result: 'reject',
      reading: 'prf needs at least one entry, so the example breaks the schema of its own standard.',
    }),
  }),
  accept('recap-decode-example-pictures', 'The ReCap of the example capability of ERC-5573', {
    rules: ['recap.prefix', 'recap.encoding', 'recap.shape', 'recap.order', 'recap.proof-cid'],
    reason: 'The standard prints this URI. Its proof is a Base58btc CID of version 1, as the text demands.',
    input: { uri: PICTURES_URI },
    output: pictures(PICTURES_CID),
    trace: { payload: JSON.stringify(pictures(PICTURES_CID)) },
  }),
  refused(
    'example-pictures-object',
    'The example details object of ERC-5573 with its CID in base32',
    JSON.stringify(pictures(PICTURES_BASE32)),
    {
      rule: 'recap.proof-cid',
      twin: 'example-pictures',
      mutation: `prf[0]: ${JSON.stringify(PICTURES_BASE32)}`,
      reason: 'A proof is a Base58-encoded CID; the object in the standard spells the CID of its own URI in base32.',
      risk: ['parser-differential'],
      contested: contest('a-proof-encoding', {
        result: 'accept',
        reading: 'The schema asks for the format CID, which any multibase satisfies, and the example shows base32.',
      }),
    },
  ),
  decodes('one-cell', 'One ability on one resource', BASE_TEXT, BASE, {
    rules: [
      'recap.prefix',
      'recap.encoding',
      'json.text',
      'recap.shape',
      'recap.order',
      'recap.resource',
      'recap.ability',
    ],
    reason: 'Every step of decoding holds: prefix, unpadded base64url, strict JSON, shape, order, names.',
  }),
];

const payload = base64url(BASE_TEXT);

/** Forms of the prefix: [name, title, URI, mutation, reason, risks]. */
const prefixes = [
  [
    'upper-case',
    'The prefix in upper case',
    `URN:RECAP:${payload}`,
    'URN:RECAP:',
    'URNs may compare without regard to case, a ReCap URI starts with exactly urn:recap:',
    ['consent-bypass', 'parser-differential'],
  ],
  [
    'scheme-upper-case',
    'The scheme in upper case',
    `URN:recap:${payload}`,
    'URN:recap:',
    'A URI parser that lower-cases the scheme reads another prefix than the one received',
    ['consent-bypass', 'parser-differential'],
  ],
  [
    'mixed-case',
    'The prefix spelled as the standard writes the word',
    `urn:ReCap:${payload}`,
    'urn:ReCap:',
    'The prefix is lower case',
    ['consent-bypass', 'parser-differential'],
  ],
  [
    'leading-space',
    'A space in front of the URI',
    ` urn:recap:${payload}`,
    'U+0020 + URI',
    'The URI does not begin with the prefix, and nothing is trimmed',
    ['parser-differential'],
  ],
  [
    'leading-line-feed',
    'A line feed in front of the URI',
    `\nurn:recap:${payload}`,
    'U+000A + URI',
    'The URI does not begin with the prefix, and no line of it is looked for',
    ['parser-differential', 'injection'],
  ],
  [
    'leading-bom',
    'A byte order mark in front of the URI',
    `\uFEFFurn:recap:${payload}`,
    'U+FEFF + URI',
    'The URI does not begin with the prefix',
    ['parser-differential'],
  ],
  [
    'look-alike',
    'A Cyrillic letter in the prefix',
    `urn:re\u0441ap:${payload}`,
    'c -> U+0441',
    'U+0441 looks like c and is not it',
    ['parser-differential', 'consent-bypass'],
  ],
  [
    'inside',
    'The prefix inside another URI',
    `https://example.com/urn:recap:${payload}`,
    '"https://example.com/" + URI',
    'The prefix stands at the beginning or nowhere',
    ['consent-bypass', 'parser-differential'],
  ],
  [
    'other-urn',
    'Another URN namespace',
    `urn:recaps:${payload}`,
    'urn:recaps:',
    'Another namespace is another URI, whatever its payload',
    ['type-confusion'],
  ],
  [
    'no-urn',
    'The prefix without its scheme',
    `recap:${payload}`,
    'recap:',
    'recap: is another scheme',
    ['type-confusion'],
  ],
  [
    'payload-alone',
    'The payload without a prefix',
    payload,
    'the prefix is dropped',
    'Without the prefix it is no ReCap URI',
    ['type-confusion'],
  ],
  [
    'colon-missing',
    'The prefix without its second colon',
    `urn:recap${payload}`,
    'urn:recap',
    'The colon is a part of the prefix',
    ['parser-differential'],
  ],
  [
    'colon-encoded',
    'The second colon percent-encoded',
    `urn:recap%3A${payload}`,
    'urn:recap%3A',
    'Nothing is percent-decoded',
    ['parser-differential'],
  ],
  ['empty', 'The empty text', '', 'uri: ""', 'The empty text does not begin with the prefix', ['fail-open']],
].map(([name, title, uri, mutation, reason, risk]) =>
  reject(`recap-decode-prefix-${name}`, title, {
    rule: 'recap.prefix',
    twin: 'recap-decode-one-cell',
    mutation,
    reason: `${reason}.`,
    risk,
    input: { uri },
  }),
);

/** A ReCap whose payload has a length that leaves the remainder 0, 1 or 2 when divided by three. */
function ofRemainder(remainder) {
  const resource = [1, 2, 3]
    .map((more) => `https://example.com/${'a'.repeat(more)}`)
    .find((candidate) => textOn(candidate).length % 3 === remainder);
  return { text: textOn(resource), value: details(only(resource, only(READ, [{}]))) };
}

const textOn = (resource) => `{"att":{"${resource}":{"${READ}":[{}]}},"prf":[]}`;
const whole = ofRemainder(0);
const oneOver = ofRemainder(1);
const twoOver = ofRemainder(2);
const marks = { text: restricted('"to":">>>???"'), value: restrictedTo({ to: '>>>???' }) };

const encoded = [
  [
    'remainder-0',
    'A payload that fills its last group of base64',
    whole,
    'A multiple of three bytes needs no padding in any spelling',
  ],
  [
    'remainder-1',
    'A payload with one byte in its last group of base64',
    oneOver,
    'One byte is two characters without padding, the last with four bits of zero',
  ],
  [
    'remainder-2',
    'A payload with two bytes in its last group of base64',
    twoOver,
    'Two bytes are three characters without padding, the last with two bits of zero',
  ],
  [
    'url-safe',
    'A payload with both characters that only base64url has',
    marks,
    '> and ? in the last byte of a group give the values 62 and 63, which are - and _',
  ],
].map(([name, title, { text, value }, reason]) =>
  decodes(`base64-${name}`, title, text, value, { rules: ['recap.encoding'], reason: `${reason}.` }),
);

const insert = (text, extra, at = PREFIX.length + 8) => text.slice(0, at) + extra + text.slice(at);
const setBits = (text) => text.slice(0, -1) + digits64[digits64.indexOf(text.at(-1)) | 1];
const wholeUri = recapUri(whole.text);
const oneUri = recapUri(oneOver.text);
const twoUri = recapUri(twoOver.text);
const marksUri = recapUri(marks.text);

/** Faults of the encoding: [name, title, URI, twin, mutation, reason, risks, profiles]. */
const encodings = [
  [
    'padded',
    'Two characters of padding',
    `${oneUri}==`,
    'remainder-1',
    'URI + "=="',
    'The payload is unpadded',
    ['parser-differential'],
  ],
  [
    'padded-once',
    'One character of padding',
    `${twoUri}=`,
    'remainder-2',
    'URI + "="',
    'The payload is unpadded',
    ['parser-differential'],
  ],
  [
    'padded-half',
    'One character of padding where base64 has two',
    `${oneUri}=`,
    'remainder-1',
    'URI + "="',
    'The payload is unpadded, and this padding is not even that of base64',
    ['parser-differential'],
  ],
  [
    'padded-needlessly',
    'Padding where base64 has none',
    `${wholeUri}=`,
    'remainder-0',
    'URI + "="',
    '= is no character of the alphabet',
    ['parser-differential'],
  ],
  [
    'plus',
    'A plus sign for 62',
    marksUri.replace('-', '+'),
    'url-safe',
    '"-" -> "+"',
    '+ is 62 in base64 and not in base64url',
    ['parser-differential'],
  ],
  [
    'slash',
    'A slash for 63',
    marksUri.replace('_', '/'),
    'url-safe',
    '"_" -> "/"',
    '/ is 63 in base64 and not in base64url',
    ['parser-differential'],
  ],
  [
    'trailing-bits-4',
    'A bit set behind one byte in the last group',
    setBits(oneUri),
    'remainder-1',
    'the lowest of the last four bits is set',
    'Trailing bits are zero, so that one payload has one URI',
    ['signature-malleability', 'parser-differential'],
  ],
  [
    'trailing-bits-2',
    'A bit set behind two bytes in the last group',
    setBits(twoUri),
    'remainder-2',
    'the lowest of the last two bits is set',
    'Trailing bits are zero, so that one payload has one URI',
    ['signature-malleability', 'parser-differential'],
  ],
  [
    'length',
    'A length that no number of bytes has',
    `${wholeUri}A`,
    'remainder-0',
    'URI + "A"',
    'One character alone carries six bits, which are no byte',
    ['parser-differential'],
  ],
  [
    'cut',
    'A payload cut by one character',
    oneUri.slice(0, -1),
    'remainder-1',
    'the last character is dropped',
    'What is left has a length that no number of bytes has',
    ['parser-differential'],
    NO_BASE64,
  ],
  [
    'line-feed-after',
    'A line feed after the payload',
    `${wholeUri}\n`,
    'remainder-0',
    'URI + U+000A',
    'A line feed is no character of the alphabet, and nothing is trimmed',
    ['parser-differential', 'injection'],
  ],
  [
    'line-feed-inside',
    'A payload broken into lines',
    insert(wholeUri, '\r\n'),
    'remainder-0',
    'U+000D U+000A in the payload',
    'Base64url without line breaks is what RFC 4648 section 3.1 asks for',
    ['parser-differential', 'injection'],
  ],
  [
    'space',
    'A space in the payload',
    insert(wholeUri, ' '),
    'remainder-0',
    'U+0020 in the payload',
    'A space is no character of the alphabet',
    ['parser-differential'],
  ],
  [
    'space-first',
    'A space between prefix and payload',
    insert(wholeUri, ' ', PREFIX.length),
    'remainder-0',
    'U+0020 after the prefix',
    'A space is no character of the alphabet',
    ['parser-differential'],
  ],
  [
    'colon',
    'A colon between prefix and payload',
    insert(wholeUri, ':', PREFIX.length),
    'remainder-0',
    '":" after the prefix',
    'The prefix ends with one colon, and a colon is no character of the alphabet',
    ['parser-differential'],
  ],
  [
    'fragment',
    'An empty fragment after the payload',
    `${wholeUri}#`,
    'remainder-0',
    'URI + "#"',
    'What follows the prefix is the payload, all of it',
    ['parser-differential'],
  ],
  [
    'percent',
    'Padding that is percent-encoded',
    `${oneUri}%3D%3D`,
    'remainder-1',
    'URI + "%3D%3D"',
    'Nothing is percent-decoded, and % is no character of the alphabet',
    ['parser-differential'],
    NO_BASE64,
  ],
  [
    'dot',
    'Two payloads joined by a dot',
    `${wholeUri}.${base64url(whole.text)}`,
    'remainder-0',
    'URI + "." + payload',
    'A dot is no character of the alphabet: a ReCap has no parts as a JWT has',
    ['parser-differential'],
    NO_BASE64,
  ],
  [
    'null-character',
    'A null character in the payload',
    insert(wholeUri, '\0'),
    'remainder-0',
    'U+0000 in the payload',
    'A text does not end at a null character',
    ['parser-differential'],
  ],
  [
    'zero-width',
    'A zero-width space in the payload',
    insert(wholeUri, '\u200b'),
    'remainder-0',
    'U+200B in the payload',
    'What cannot be seen is no character of the alphabet',
    ['parser-differential'],
  ],
  [
    'low-byte',
    'A letter whose low byte is that of J',
    wholeUri.replace('eyJ', 'ey\u014a'),
    'remainder-0',
    '"J" -> U+014A',
    'U+014A is no character of the alphabet, though a decoder that drops its high byte reads J',
    ['parser-differential'],
    NO_BASE64,
  ],
  [
    'full-width',
    'A full-width letter',
    wholeUri.replace('eyJ', '\uff45yJ'),
    'remainder-0',
    '"e" -> U+FF45',
    'U+FF45 is no character of the alphabet, though Unicode normalisation makes it e',
    ['parser-differential'],
    NO_BASE64,
  ],
].map(([name, title, uri, twin, mutation, reason, risk, profiles]) =>
  reject(`recap-decode-base64-${name}`, title, {
    rule: 'recap.encoding',
    twin: `recap-decode-base64-${twin}`,
    mutation,
    reason: `${reason}.`,
    risk,
    input: { uri },
    // Lenient readers skip the character, and what they then decode is no JSON.
    ...(profiles ? { profiles } : {}),
  }),
);

export default () => [
  file('recap.decode', 'examples', examples),
  file('recap.decode', 'prefix', prefixes),
  file('recap.decode', 'base64url', [...encoded, ...encodings]),
];
