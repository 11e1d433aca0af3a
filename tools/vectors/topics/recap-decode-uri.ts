// recap.decode: the examples of the standard, the prefix, and base64url.
import { base64url, contest, group, only, type Row, recaps, recapUri, refusedBy, type Shared, topic, utf8 } from '../vocabulary.js';

const {
  BASE, BASE_TEXT, bytesOf, decoding, details, digits64, EXTENSION, EXTENSION_URI, NO_ALTERNATIVE, NO_BASE64, NO_JSON, PICTURES_BASE32, PICTURES_CID, PICTURES_URI, PREFIX,
  pictures, READ, restricted, restrictedTo,
} = recaps;

const examples = () =>
  topic({ operation: 'recap.decode', name: 'examples', prefix: 'recap-decode-', from: decoding }, [
    { id: 'example-extension', title: 'The ReCap of the example message of ERC-5573', rules: ['recap.shape', 'recap.order', 'reown.alternatives'],
      profiles: NO_ALTERNATIVE,
      contested: contest('a-prf-empty', { result: 'reject', reading: 'prf needs at least one entry, so the example breaks the schema of its own standard.' }),
      why: 'The standard prints this URI; an empty array of proofs equals none, and [] is a cell that grants nothing.',
      input: { uri: EXTENSION_URI }, output: EXTENSION, trace: { payload: JSON.stringify(EXTENSION) } },
    { id: 'example-pictures', title: 'The ReCap of the example capability of ERC-5573',
      rules: ['recap.prefix', 'recap.encoding', 'recap.shape', 'recap.order', 'recap.proof-cid'],
      why: 'The standard prints this URI. Its proof is a Base58btc CID of version 1, as the text demands.',
      input: { uri: PICTURES_URI }, output: pictures(PICTURES_CID), trace: { payload: JSON.stringify(pictures(PICTURES_CID)) } },
    { id: 'example-pictures-object', title: 'The example details object of ERC-5573 with its CID in base32', twin: 'example-pictures',
      change: `prf[0]: ${JSON.stringify(PICTURES_BASE32)}`, rule: 'recap.proof-cid', risk: ['parser-differential'],
      contested: contest('a-proof-encoding', {
        result: 'accept',
        reading: 'The schema asks for the format CID, which any multibase satisfies, and the example shows base32.',
      }),
      why: 'A proof is a Base58-encoded CID; the object in the standard spells the CID of its own URI in base32.',
      payload: JSON.stringify(pictures(PICTURES_BASE32)) },
    { id: 'one-cell', title: 'One ability on one resource',
      rules: ['recap.prefix', 'recap.encoding', 'json.text', 'recap.shape', 'recap.order', 'recap.resource', 'recap.ability'],
      why: 'Every step of decoding holds: prefix, unpadded base64url, strict JSON, shape, order, names.', payload: BASE_TEXT, output: BASE },
  ]);

/** Rows of a whole URI. */
const asUri = ({ uri }: Row & { readonly uri: string }): Shared => ({ input: { uri } });

const payload = base64url(BASE_TEXT);

const prefixes = () =>
  topic({ operation: 'recap.decode', name: 'prefix', prefix: 'recap-decode-prefix-', rule: 'recap.prefix', twin: 'recap-decode-one-cell', from: asUri }, [
    { id: 'upper-case', title: 'The prefix in upper case', change: 'URN:RECAP:',
      why: 'URNs may compare without regard to case, a ReCap URI starts with exactly urn:recap:.', uri: `URN:RECAP:${payload}` },
    { id: 'scheme-upper-case', title: 'The scheme in upper case', change: 'URN:recap:',
      why: 'A URI parser that lower-cases the scheme reads another prefix than the one received.', uri: `URN:recap:${payload}` },
    { id: 'mixed-case', title: 'The prefix spelled as the standard writes the word', change: 'urn:ReCap:',
      why: 'The prefix is lower case.', uri: `urn:ReCap:${payload}` },
    { id: 'leading-space', title: 'A space in front of the URI', change: 'U+0020 + URI', risk: ['parser-differential'],
      why: 'The URI does not begin with the prefix, and nothing is trimmed.', uri: ` urn:recap:${payload}` },
    { id: 'leading-line-feed', title: 'A line feed in front of the URI', change: 'U+000A + URI', risk: ['parser-differential', 'injection'],
      why: 'The URI does not begin with the prefix, and no line of it is looked for.', uri: `\nurn:recap:${payload}` },
    { id: 'leading-bom', title: 'A byte order mark in front of the URI', change: 'U+FEFF + URI', risk: ['parser-differential'],
      why: 'The URI does not begin with the prefix.', uri: `\uFEFFurn:recap:${payload}` },
    { id: 'look-alike', title: 'A Cyrillic letter in the prefix', change: 'c -> U+0441', risk: ['parser-differential', 'consent-bypass'],
      why: 'U+0441 looks like c and is not it.', uri: `urn:re\u0441ap:${payload}` },
    { id: 'inside', title: 'The prefix inside another URI', change: '"https://example.com/" + URI',
      why: 'The prefix stands at the beginning or nowhere.', uri: `https://example.com/urn:recap:${payload}` },
    { id: 'other-urn', title: 'Another URN namespace', change: 'urn:recaps:', risk: ['type-confusion'],
      why: 'Another namespace is another URI, whatever its payload.', uri: `urn:recaps:${payload}` },
    { id: 'no-urn', title: 'The prefix without its scheme', change: 'recap:', risk: ['type-confusion'],
      why: 'recap: is another scheme.', uri: `recap:${payload}` },
    { id: 'payload-alone', title: 'The payload without a prefix', change: 'the prefix is dropped', risk: ['type-confusion'],
      why: 'Without the prefix it is no ReCap URI.', uri: payload },
    { id: 'colon-missing', title: 'The prefix without its second colon', change: 'urn:recap', risk: ['parser-differential'],
      why: 'The colon is a part of the prefix.', uri: `urn:recap${payload}` },
    { id: 'colon-encoded', title: 'The second colon percent-encoded', change: 'urn:recap%3A', risk: ['parser-differential'],
      why: 'Nothing is percent-decoded.', uri: `urn:recap%3A${payload}` },
    { id: 'empty', title: 'The empty text', change: 'uri: ""', risk: ['fail-open'], why: 'The empty text does not begin with the prefix.', uri: '' },
  ]);

const textOn = (resource: string) => `{"att":{"${resource}":{"${READ}":[{}]}},"prf":[]}`;

/** A ReCap whose payload has a length that leaves the remainder 0, 1 or 2 when divided by three. */
function ofRemainder(remainder: number) {
  const sites = [1, 2, 3].map((more) => `https://example.com/${'a'.repeat(more)}`);
  const resource = sites.find((candidate) => textOn(candidate).length % 3 === remainder);
  if (resource === undefined) throw new Error('no payload of this remainder');
  return { payload: textOn(resource), output: details(only(resource, only(READ, [{}]))) };
}

const whole = ofRemainder(0);
const oneOver = ofRemainder(1);
const twoOver = ofRemainder(2);
const marks = { payload: restricted('"to":">>>???"'), output: restrictedTo({ to: '>>>???' }) };

const insert = (text: string, extra: string, at = PREFIX.length + 8) => text.slice(0, at) + extra + text.slice(at);
const replaceAt = (text: string, at: number, letter: string) => text.slice(0, at) + letter + text.slice(at + 1);
const setBits = (text: string) => text.slice(0, -1) + digits64[digits64.indexOf(text.slice(-1)) | 1];
const wholeUri = recapUri(whole.payload);
const oneUri = recapUri(oneOver.payload);
const twoUri = recapUri(twoOver.payload);
const marksUri = recapUri(marks.payload);

/** Lenient readers skip a character that is not in the alphabet; what they decode is JSON or, with `NO_BASE64`, is none. */
const encodings = () =>
  topic({ operation: 'recap.decode', name: 'base64url', prefix: 'recap-decode-base64-' },
    group({ rules: ['recap.encoding'], from: decoding }, [
      { id: 'remainder-0', title: 'A payload that fills its last group of base64',
        why: 'A multiple of three bytes needs no padding in any spelling.', ...whole },
      { id: 'remainder-1', title: 'A payload with one byte in its last group of base64',
        why: 'One byte is two characters without padding, the last with four bits of zero.', ...oneOver },
      { id: 'remainder-2', title: 'A payload with two bytes in its last group of base64',
        why: 'Two bytes are three characters without padding, the last with two bits of zero.', ...twoOver },
      { id: 'url-safe', title: 'A payload with both characters that only base64url has',
        why: '> and ? in the last byte of a group give the values 62 and 63, which are - and _.', ...marks },
    ]),
    group({ rule: 'recap.encoding', twin: 'remainder-0', from: asUri }, [
      { id: 'padded', title: 'Two characters of padding', twin: 'remainder-1', change: 'URI + "=="', why: 'The payload is unpadded.', uri: `${oneUri}==` },
      { id: 'padded-once', title: 'One character of padding', twin: 'remainder-2', change: 'URI + "="', why: 'The payload is unpadded.', uri: `${twoUri}=` },
      { id: 'padded-half', title: 'One character of padding where base64 has two', twin: 'remainder-1', change: 'URI + "="',
        why: 'The payload is unpadded, and this padding is not even that of base64.', uri: `${oneUri}=` },
      { id: 'padded-needlessly', title: 'Padding where base64 has none', change: 'URI + "="', why: '= is no character of the alphabet.', uri: `${wholeUri}=` },
      { id: 'plus', title: 'A plus sign for 62', twin: 'url-safe', change: '"-" -> "+"',
        why: '+ is 62 in base64 and not in base64url.', uri: marksUri.replace('-', '+') },
      { id: 'slash', title: 'A slash for 63', twin: 'url-safe', change: '"_" -> "/"',
        why: '/ is 63 in base64 and not in base64url.', uri: marksUri.replace('_', '/') },
      { id: 'trailing-bits-4', title: 'A bit set behind one byte in the last group', twin: 'remainder-1', change: 'the lowest of the last four bits is set',
        risk: ['signature-malleability', 'parser-differential'], why: 'Trailing bits are zero, so that one payload has one URI.', uri: setBits(oneUri) },
      { id: 'trailing-bits-2', title: 'A bit set behind two bytes in the last group', twin: 'remainder-2', change: 'the lowest of the last two bits is set',
        risk: ['signature-malleability', 'parser-differential'], why: 'Trailing bits are zero, so that one payload has one URI.', uri: setBits(twoUri) },
      { id: 'length', title: 'A length that no number of bytes has', change: 'URI + "A"',
        why: 'One character alone carries six bits, which are no byte.', uri: `${wholeUri}A` },
      { id: 'cut', title: 'A payload cut by one character', twin: 'remainder-1', change: 'the last character is dropped', profiles: NO_BASE64,
        why: 'What is left has a length that no number of bytes has.', uri: oneUri.slice(0, -1) },
      { id: 'line-feed-after', title: 'A line feed after the payload', change: 'URI + U+000A', risk: ['parser-differential', 'injection'],
        why: 'A line feed is no character of the alphabet, and nothing is trimmed.', uri: `${wholeUri}\n` },
      { id: 'line-feed-inside', title: 'A payload broken into lines', change: 'U+000D U+000A in the payload', risk: ['parser-differential', 'injection'],
        why: 'Base64url without line breaks is what RFC 4648 section 3.1 asks for.', uri: insert(wholeUri, '\r\n') },
      { id: 'space', title: 'A space in the payload', change: 'U+0020 in the payload',
        why: 'A space is no character of the alphabet.', uri: insert(wholeUri, ' ') },
      { id: 'space-first', title: 'A space between prefix and payload', change: 'U+0020 after the prefix',
        why: 'A space is no character of the alphabet.', uri: insert(wholeUri, ' ', PREFIX.length) },
      { id: 'colon', title: 'A colon between prefix and payload', change: '":" after the prefix',
        why: 'The prefix ends with one colon, and a colon is no character of the alphabet.', uri: insert(wholeUri, ':', PREFIX.length) },
      { id: 'fragment', title: 'An empty fragment after the payload', change: 'URI + "#"',
        why: 'What follows the prefix is the payload, all of it.', uri: `${wholeUri}#` },
      { id: 'percent', title: 'Padding that is percent-encoded', twin: 'remainder-1', change: 'URI + "%3D%3D"', profiles: NO_BASE64,
        why: 'Nothing is percent-decoded, and % is no character of the alphabet.', uri: `${oneUri}%3D%3D` },
      { id: 'dot', title: 'Two payloads joined by a dot', change: 'URI + "." + payload', profiles: NO_BASE64,
        why: 'A dot is no character of the alphabet: a ReCap has no parts as a JWT has.', uri: `${wholeUri}.${base64url(whole.payload)}` },
      { id: 'null-character', title: 'A null character in the payload', change: 'U+0000 in the payload',
        why: 'A text does not end at a null character.', uri: insert(wholeUri, '\0') },
      { id: 'zero-width', title: 'A zero-width space in the payload', change: 'U+200B in the payload',
        why: 'What cannot be seen is no character of the alphabet.', uri: insert(wholeUri, '\u200b') },
      { id: 'low-byte', title: 'A letter whose low byte is that of J', change: '"J" -> U+014A', profiles: NO_BASE64,
        why: 'U+014A is no character of the alphabet, though a decoder that drops its high byte reads J.', uri: wholeUri.replace('eyJ', 'ey\u014a') },
      { id: 'full-width', title: 'A full-width letter', change: '"e" -> U+FF45', profiles: NO_BASE64,
        why: 'U+FF45 is no character of the alphabet, though Unicode normalisation makes it e.', uri: wholeUri.replace('eyJ', '\uff45yJ') },
      // A decoder that takes four characters at a time looks each of them up by itself.
      ...(['first', 'second', 'third', 'fourth'] as const).map((nth, place) => (
        { id: `letter-${nth}`, title: `A letter beyond ASCII as the ${nth} character of a group`, since: '3.1.0', profiles: NO_BASE64,
          change: `character ${place + 5} of the payload -> U+00E9`, why: 'U+00E9 is no character of the alphabet.',
          uri: replaceAt(wholeUri, PREFIX.length + 4 + place, '\u00e9') })),
    ]),
    group({ rule: 'json.text', twin: 'remainder-0', from: decoding, since: '3.1.0', profiles: { ...NO_JSON, 'erc-5573': refusedBy('recap.shape') } }, [
      { id: 'underscore-last', title: 'A byte FF in a last group that begins with an underscore', change: 'payload + FF',
        why: 'The last group is _w: the byte FF, and four bits of zero. The encoding is right, and FF is never in UTF-8.',
        payload: bytesOf(utf8(whole.payload), [0xff]) },
    ]),
  );

export default () => [examples(), prefixes(), encodings()];
