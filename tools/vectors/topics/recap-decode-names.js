// recap.decode: resources, abilities and proofs.
import { contest, file, sha256, utf8 } from '../kit.js';
import {
  base32,
  base58,
  bytesOf,
  cellOf,
  cellText,
  cidBytes,
  cidOf,
  cidV0,
  cidV1,
  DAG_PB,
  decodes,
  details,
  multihash,
  only,
  RAW,
  READ,
  refused,
  SITE,
} from '../recaps.js';

// --- Resources. ---

const onResource = (resource) => JSON.stringify(details(only(resource, only(READ, [{}]))));

const resources = [
  [
    'wildcard',
    'A resource that ends with a star',
    'lit-pkp://*',
    'A star is a sub-delimiter, and a scheme may contain a hyphen',
  ],
  [
    'opaque',
    'A resource without authority',
    'my:resource:uri.1',
    'A path may contain colons, and no authority is needed',
  ],
  [
    'scheme-alone',
    'A resource that is a scheme and its colon',
    'constructor:',
    'The path may be empty, and a scheme is letters, whatever they mean elsewhere',
  ],
  [
    'scheme-characters',
    'A scheme of every kind of character',
    'x-y+z.1:rest',
    'A scheme is letters, digits, plus, hyphen and point behind its first letter',
  ],
  [
    'upper-case',
    'A resource that normalisation would change',
    'HTTPS://EXAMPLE.COM:443/a/../%7e',
    'Nothing is normalised: the resource is the text as received',
  ],
  [
    'user',
    'A resource with user and port',
    'https://user:secret@example.com:8443/',
    'RFC 3986 section 3.2 allows both',
  ],
  [
    'empty-port',
    'A resource with an empty port',
    'https://example.com:/',
    'RFC 3986 section 3.2.3: a port is any number of digits',
  ],
  [
    'empty-host',
    'A resource with an empty host',
    'file:///etc/hosts',
    'RFC 3986 section 3.2.2: a registered name may be empty',
  ],
  [
    'ipv6',
    'A resource on an IPv6 address that ends in an IPv4 address',
    'https://[::ffff:192.0.2.1]:8443/',
    'RFC 3986 section 3.2.2 has this form of an IPv6 address',
  ],
  [
    'query-fragment',
    'A resource with query and fragment',
    'https://example.com/?a=1&b=/?c#d/?e',
    'Query and fragment may contain slashes and question marks',
  ],
  [
    'percent',
    'A resource with a quotation mark that is percent-encoded',
    'https://example.com/%22%27%0A',
    'Percent-encoded octets are three characters each and are not decoded',
  ],
].map(([name, title, resource, reason]) =>
  decodes(`resource-${name}`, title, onResource(resource), details(only(resource, only(READ, [{}]))), {
    rules: ['recap.resource'],
    reason: `${reason}.`,
  }),
);
const quoted = "https://example.com/'.(2)'crud':'delete'for'https://other.example/";
resources.push(
  decodes(
    'resource-quotes',
    'A resource with single quotes that imitates an entry of the statement',
    onResource(quoted),
    details(only(quoted, only(READ, [{}]))),
    {
      rules: ['recap.resource'],
      reason:
        'A single quote is a sub-delimiter of URIs. Without spaces the imitation has another text than an entry: see spec/ambiguities/a-quotes-in-resources.md.',
      risk: ['consent-bypass'],
    },
  ),
);

const noScheme = 'A URI begins with a scheme and a colon';
const shown = ['consent-bypass', 'parser-differential'];
const resourceFaults = [
  ['empty', 'An empty resource', '', noScheme, ['widening']],
  ['star', 'A resource that is a star', '*', noScheme, ['widening']],
  ['word', 'A resource that is a name', 'eip155', noScheme, ['widening']],
  ['host', 'A resource without its scheme', 'example.com/a', noScheme, ['widening']],
  [
    'relative',
    'A resource that begins with two slashes',
    '//example.com/',
    'A reference relative to a scheme is no URI',
    ['widening'],
  ],
  ['path', 'A resource that is a path', '/a/b', 'A reference relative to a host is no URI', ['widening']],
  ['proto', 'A resource named __proto__', '__proto__', noScheme, ['prototype-pollution']],
  ['constructor', 'A resource named constructor', 'constructor', noScheme, ['prototype-pollution']],
  ['to-string', 'A resource named toString', 'toString', noScheme, ['prototype-pollution']],
  [
    'scheme-empty',
    'A resource that begins with its colon',
    '://example.com/',
    'A scheme has at least one letter',
    ['widening'],
  ],
  [
    'scheme-digit',
    'A scheme that begins with a digit',
    '1https://example.com/',
    'A scheme begins with a letter',
    ['parser-differential'],
  ],
  [
    'scheme-underscore',
    'A scheme with an underscore',
    'lit_pkp://*',
    'An underscore is no character of a scheme',
    ['parser-differential'],
  ],
  [
    'scheme-space',
    'A space in front of the scheme',
    ' https://example.com/',
    'A scheme begins with a letter, and nothing is trimmed',
    shown,
  ],
  [
    'space',
    'A space in a resource',
    'https://example.com/ for',
    'A space is no character of a URI: it would let a resource write entries of the statement',
    shown,
  ],
  [
    'entry',
    'A resource that contains an entry of the statement',
    "https://example.com/'. (2) 'crud': 'delete' for 'https://other.example/",
    'A space is no character of a URI',
    ['consent-bypass'],
  ],
  [
    'line-feed',
    'A line feed in a resource',
    'https://example.com/\nURI: https://other.example',
    'A line feed is no character of a URI: the statement would go on in the next line of the message',
    ['injection', 'consent-bypass'],
  ],
  [
    'trailing-line-feed',
    'A line feed after a resource',
    'https://example.com/\n',
    'A pattern whose end matches in front of a line feed overlooks it',
    ['injection', 'parser-differential'],
  ],
  [
    'line-separator',
    'A line separator in a resource',
    'https://example.com/\u2028',
    'U+2028 is no character of a URI',
    ['injection', 'consent-bypass'],
  ],
  [
    'double-quote',
    'A double quote in a resource',
    'https://example.com/"',
    'A double quote is no character of a URI',
    shown,
  ],
  [
    'angle-brackets',
    'Angle brackets in a resource',
    'https://example.com/<a>',
    'Angle brackets delimit URIs and occur in none',
    shown,
  ],
  [
    'backslash',
    'A backslash in a resource',
    'https://example.com\\@other.example/',
    'A backslash is no character of a URI; browsers read a slash and see another host',
    ['parser-differential', 'widening'],
  ],
  ['braces', 'A template in a resource', 'https://example.com/{id}', 'Braces are no characters of a URI', ['widening']],
  [
    'non-ascii',
    'A letter outside of ASCII in a resource',
    'https://ex\u00e4mple.com/',
    'A URI is ASCII; this is an IRI',
    shown,
  ],
  [
    'override',
    'A right-to-left override in a resource',
    'https://example.com/\u202emoc.rehto',
    'U+202E is no character of a URI, and turns around what a person reads',
    ['consent-bypass'],
  ],
  [
    'percent-end',
    'A percent sign at the end of a resource',
    'https://example.com/%',
    'A percent sign is followed by two hex digits',
    ['parser-differential'],
  ],
  [
    'percent-letters',
    'A percent sign in front of letters that are no hex digits',
    'https://example.com/%zz',
    'A percent sign is followed by two hex digits',
    ['parser-differential'],
  ],
  [
    'bracket-path',
    'Square brackets in a path',
    'https://example.com/[1]',
    'Square brackets stand around an IP literal and nowhere else',
    ['parser-differential'],
  ],
  [
    'bracket-open',
    'An IPv6 address without its bracket',
    'https://[::1/',
    'An IP literal ends with a bracket',
    ['parser-differential'],
  ],
  [
    'ipv6-groups',
    'An IPv6 address of nine groups',
    'https://[1:2:3:4:5:6:7:8:9]/',
    'An IPv6 address has eight groups',
    ['parser-differential'],
  ],
  ['port', 'A port with a letter', 'https://example.com:80a/', 'A port is a number of digits', ['parser-differential']],
  [
    'two-users',
    'Two at signs in an authority',
    'https://example.com@other.example@example.com/',
    'A user name and a host contain no at sign, so readers disagree on which is the host',
    ['parser-differential', 'widening'],
  ],
  [
    'two-fragments',
    'Two number signs',
    'https://example.com/#a#b',
    'A fragment contains no number sign',
    ['parser-differential'],
  ],
].map(([name, title, resource, reason, risk]) =>
  refused(`resource-${name}`, title, onResource(resource), {
    rule: 'recap.resource',
    twin: 'one-cell',
    mutation: `resource: ${JSON.stringify(resource)}`,
    reason: `${reason}.`,
    risk,
  }),
);

// --- Abilities. ---

const withAbility = (ability) => JSON.stringify(details(only(SITE, only(ability, [{}]))));

const abilities = [
  [
    'characters',
    'An ability of every kind of character',
    'aZ09.*_+-/aZ09.*_+-',
    'Letters, digits, point, star, underscore, plus and hyphen, in both parts',
  ],
  ['stars', 'The ability of two stars', '*/*', 'A star is a character of abilities'],
  ['shortest', 'An ability of one character in each part', 'a/b', 'Each part has at least one character'],
  ['punctuation', 'An ability without letters', '-/.', 'No character has a place where it does not belong'],
  [
    'proto-parts',
    'An ability whose parts are __proto__',
    '__proto__/__proto__',
    'Underscores and letters are characters of abilities, whatever they mean elsewhere',
  ],
  [
    'constructor-namespace',
    'An ability of the namespace constructor',
    'constructor/prototype',
    'Letters are characters of abilities, whatever they mean elsewhere',
  ],
].map(([name, title, ability, reason]) =>
  decodes(`ability-${name}`, title, withAbility(ability), details(only(SITE, only(ability, [{}]))), {
    rules: ['recap.ability'],
    reason: `${reason}.`,
    ...(/proto/.test(ability) ? { risk: ['prototype-pollution'] } : {}),
  }),
);

const admitted = {
  contested: contest('a-ability-charset', {
    result: 'accept',
    reading: 'The second half of the pattern for whole abilities says A-z, which admits this character.',
  }),
};
const charset = 'A name is letters, digits, and . * _ + -';
const abilityFaults = [
  ['empty', 'An empty ability', '', 'An ability is two parts and a slash', ['widening']],
  ['no-slash', 'An ability without a slash', 'crud', 'An ability is two parts and a slash', ['widening']],
  [
    'sdk-name',
    'The name that an SDK has for an ability',
    'pkp-signing',
    'An ability is two parts and a slash; names of SDKs have none',
    ['widening'],
  ],
  [
    'colon',
    'An ability with a colon for its slash',
    'crud:read',
    'An ability is two parts and a slash',
    ['parser-differential'],
  ],
  [
    'proto',
    'An ability named __proto__',
    '__proto__',
    'An ability is two parts and a slash, whatever else the name means',
    ['prototype-pollution'],
  ],
  [
    'constructor',
    'An ability named constructor',
    'constructor',
    'An ability is two parts and a slash, whatever else the name means',
    ['prototype-pollution'],
  ],
  [
    'to-string',
    'An ability named toString',
    'toString',
    'An ability is two parts and a slash, whatever else the name means',
    ['prototype-pollution'],
  ],
  ['slash', 'An ability that is a slash', '/', 'Both parts have at least one character', ['widening']],
  ['no-namespace', 'An ability without namespace', '/read', 'Both parts have at least one character', ['widening']],
  ['no-name', 'An ability without name', 'crud/', 'Both parts have at least one character', ['widening']],
  [
    'two-slashes',
    'An ability of three parts',
    'crud/read/all',
    'A slash is no character of a name, so there is one',
    ['parser-differential', 'consent-bypass'],
  ],
  [
    'double-slash',
    'An ability with an empty part in the middle',
    'crud//read',
    'A slash is no character of a name, so there is one',
    ['parser-differential'],
  ],
  ['space', 'An ability that ends with a space', 'crud/read ', charset, ['parser-differential', 'consent-bypass']],
  [
    'line-feed',
    'A line feed after an ability',
    'crud/read\n',
    'A pattern whose end matches in front of a line feed overlooks it',
    ['injection', 'parser-differential'],
  ],
  [
    'line-feed-before',
    'A line in front of an ability',
    '*\ncrud/read',
    'A pattern that matches line by line overlooks the first',
    ['injection', 'parser-differential'],
  ],
  ['quote', 'An ability that imitates a second name', "crud/read','delete", charset, ['consent-bypass']],
  [
    'percent',
    'An ability with its slash percent-encoded',
    'crud%2Fread',
    'Nothing is percent-decoded',
    ['parser-differential'],
  ],
  [
    'backslash-slash',
    'An ability with a backslash for its slash',
    'crud\\read',
    'An ability is two parts and a slash',
    ['parser-differential'],
  ],
  [
    'full-width-slash',
    'An ability with a full-width slash',
    'crud\uff0fread',
    'U+FF0F looks like a slash and is not it',
    ['consent-bypass', 'parser-differential'],
  ],
  [
    'look-alike',
    'An ability with a Cyrillic letter',
    'crud/re\u0430d',
    'U+0430 looks like a and is not it',
    ['consent-bypass'],
  ],
  [
    'accent',
    'An ability with an accented letter',
    'crud/cr\u00e9er',
    'Alphanumeric means ASCII, as in the pattern',
    ['parser-differential'],
  ],
  [
    'digit',
    'An ability with a digit outside of ASCII',
    'crud/v\u0662',
    'A digit is 0 to 9, as in the pattern',
    ['parser-differential'],
  ],
  ['namespace-bracket', 'A bracket in the namespace', 'cr[ud/read', charset, ['parser-differential']],
  ['namespace-caret', 'A caret in the namespace', 'cr^ud/read', charset, ['parser-differential']],
  ['bracket-open', 'An opening bracket in the name', 'crud/re[ad', charset, ['parser-differential'], admitted],
  ['backslash', 'A backslash in the name', 'crud/re\\ad', charset, ['parser-differential', 'consent-bypass'], admitted],
  ['bracket-close', 'A closing bracket in the name', 'crud/re]ad', charset, ['parser-differential'], admitted],
  ['caret', 'A caret in the name', 'crud/re^ad', charset, ['parser-differential'], admitted],
  ['backtick', 'A backtick in the name', 'crud/re`ad', charset, ['parser-differential', 'consent-bypass'], admitted],
  ['at', 'The character in front of A, in the name', 'crud/re@ad', charset, ['parser-differential']],
  ['brace', 'The character behind z, in the name', 'crud/re{ad', charset, ['parser-differential']],
].map(([name, title, ability, reason, risk, more = {}]) =>
  refused(`ability-${name}`, title, withAbility(ability), {
    rule: 'recap.ability',
    twin: 'one-cell',
    mutation: `ability: ${JSON.stringify(ability)}`,
    reason: `${reason}.`,
    risk,
    ...more,
  }),
);

// --- Proofs. ---

const proving = (...proofs) => cellText('[{}]', JSON.stringify(proofs));
const v0 = cidV0('proof');
const v1 = cidV1('proof');
/** A CID of version 1 with an identity digest: its length as a varint of two bytes. */
const identity = (length) => cidOf([0x00, (length & 0x7f) | 0x80, length >> 7], length);

const proofs = [
  ['version-0', 'A proof of version 0', [v0], 'Version 0 is the plain Base58btc text of a SHA-256 multihash'],
  ['version-1', 'A proof of version 1 with the codec dag-cbor', [v1], 'Version 1 in Base58btc has the prefix z'],
  [
    'version-1-raw',
    'A proof of version 1 with the codec raw',
    [cidV1('proof', RAW)],
    'Version 1 names its codec, and any is a CID',
  ],
  [
    'sha-512',
    'A proof with a SHA2-512 multihash',
    [cidOf([0x13, 0x40], 64)],
    'Version 1 names its hash function, and any is a CID',
  ],
  [
    'identity',
    'A proof whose digest is its content',
    [cidOf([0x00, 0x04], 4)],
    'The identity multihash is a multihash, and a CID of version 1 may be short',
  ],
  ['longest', 'A proof of 256 characters', [identity(182)], 'A proof has at most 256 characters'],
  [
    'two',
    'Two proofs that name the same digest with two codecs',
    [cidV1('proof', DAG_PB), cidV1('proof', RAW)],
    'prf is an array of up to 64 proofs, and each is a CID of its own',
  ],
  [
    'both-versions',
    'Two proofs that name the same block in both versions',
    [v0, cidV1('proof', DAG_PB)],
    'Proofs are text: two spellings are two proofs',
  ],
].map(([name, title, list, reason]) =>
  decodes(`proof-${name}`, title, proving(...list), cellOf([{}], list), {
    rules: ['recap.proof-cid'],
    reason: `${reason}.`,
  }),
);

const flickr = '123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';
const otherBase = {
  contested: contest('a-proof-encoding', {
    result: 'accept',
    reading: 'The schema asks for the format CID, which any multibase satisfies, and the example object shows base32.',
  }),
};
const spelled = ['parser-differential'];
const proofFaults = [
  [
    'base32',
    'A proof in base32',
    `b${base32(cidBytes('proof'))}`,
    'version-1',
    'The same CID is Base58btc with z in front',
    spelled,
    otherBase,
  ],
  [
    'base16',
    'A proof in hex',
    `f${Buffer.from(cidBytes('proof')).toString('hex')}`,
    'version-1',
    'The same CID is Base58btc with z in front',
    spelled,
    otherBase,
  ],
  [
    'base64url',
    'A proof in base64url',
    `u${Buffer.from(cidBytes('proof')).toString('base64url')}`,
    'version-1',
    'The same CID is Base58btc with z in front',
    spelled,
    otherBase,
  ],
  [
    'flickr',
    'A proof in Base58 with the alphabet of Flickr',
    `Z${base58(cidBytes('proof'), flickr)}`,
    'version-1',
    'Base58 in multibase has two alphabets, and z is that of Bitcoin',
    spelled,
  ],
  [
    'no-prefix',
    'A proof of version 1 without its prefix',
    v1.slice(1),
    'version-1',
    'Version 1 has the prefix z',
    spelled,
  ],
  [
    'version-0-prefix',
    'A proof of version 0 with the prefix of version 1',
    `z${v0}`,
    'version-0',
    'Version 0 has no multibase prefix',
    spelled,
  ],
  [
    'version-0-base32',
    'A proof of version 0 in base32',
    `b${base32(multihash('proof'))}`,
    'version-0',
    'Version 0 has one spelling, Base58btc',
    spelled,
  ],
  [
    'version-2',
    'A CID of version 2',
    `z${base58(bytesOf([2, 0x71], multihash('proof')))}`,
    'version-1',
    'There are the versions 0 and 1',
    spelled,
  ],
  [
    'version-0-sha-1',
    'A multihash of SHA-1 without version',
    base58(bytesOf([0x11, 0x14], new Uint8Array(20).fill(7))),
    'version-0',
    'Version 0 is a SHA-256 multihash',
    spelled,
  ],
  [
    'version-0-long',
    'A SHA-256 multihash of 33 bytes without version',
    base58(bytesOf([0x12, 0x21], new Uint8Array(33).fill(7))),
    'version-0',
    'Version 0 is 34 bytes: 12 20 and the 32 bytes of the digest',
    spelled,
  ],
  [
    'digest-hex',
    'A digest without multihash, in hex',
    Buffer.from(sha256(utf8('proof'))).toString('hex'),
    'version-1',
    'A digest alone is no CID',
    ['type-confusion'],
  ],
  [
    'digest-short',
    'A digest of 31 bytes that says 32',
    cidOf([0x12, 0x20], 31),
    'version-1',
    'The multihash is as long as it says',
    spelled,
  ],
  [
    'digest-long',
    'A digest of 33 bytes that says 32',
    cidOf([0x12, 0x20], 33),
    'version-1',
    'Nothing follows the multihash',
    spelled,
  ],
  [
    'varint',
    'A codec with more bytes than it needs',
    `z${base58(bytesOf([1, 0xf1, 0x00], multihash('proof')))}`,
    'version-1',
    'A varint is as short as it can be, so that a CID has one spelling',
    ['signature-malleability'],
  ],
  [
    'cut',
    'A proof without its last character',
    v0.slice(0, -1),
    'version-0',
    'What is left is another number of fewer bytes',
    spelled,
  ],
  [
    'longer',
    'A proof with one more character',
    `${v0}1`,
    'version-0',
    'The text spells more bytes than the multihash has',
    spelled,
  ],
  [
    'leading-one',
    'A proof with a leading zero byte',
    `1${v0}`,
    'version-0',
    '1 is the digit of a leading zero byte, which no CID has',
    spelled,
  ],
  [
    'space',
    'A proof with a space after it',
    `${v1} `,
    'version-1',
    'A space is no digit, and nothing is trimmed',
    spelled,
  ],
  [
    'line-feed',
    'A proof with a line feed after it',
    `${v1}\n`,
    'version-1',
    'A line feed is no digit, and nothing is trimmed',
    ['parser-differential', 'injection'],
  ],
  ['zero', 'A digit that Base58 leaves out', `${v0.slice(0, -1)}0`, 'version-0', '0 is no digit of Base58', spelled],
  [
    'wide',
    'A character past U+00FF for a digit',
    `${v1.slice(0, -1)}\u0131`,
    'version-1',
    'U+0131 is no digit, though its low byte is that of 1',
    spelled,
  ],
  ['path', 'A proof as a path', `/ipfs/${v0}`, 'version-0', 'A proof is the CID alone', ['type-confusion']],
  ['uri', 'A proof as a URI', `ipfs://${v1}`, 'version-1', 'A proof is the CID alone', ['type-confusion']],
  ['prefix-alone', 'The multibase prefix alone', 'z', 'version-1', 'No bytes at all are no CID', ['fail-open']],
  ['empty', 'An empty proof', '', 'version-1', 'The empty text is no CID', ['fail-open']],
  [
    'word',
    'A proof that is a word',
    'bafyexample1',
    'version-1',
    'The standard writes this in an example of merging, and it is no CID in any base',
    ['type-confusion'],
  ],
  [
    'past-longest',
    'A proof of 257 characters',
    identity(183),
    'longest',
    'A proof has at most 256 characters: Base58 takes quadratic time',
    ['resource-exhaustion'],
  ],
].map(([name, title, proof, twin, reason, risk, more = {}]) =>
  refused(`proof-${name}`, title, proving(proof), {
    rule: 'recap.proof-cid',
    twin: `proof-${twin}`,
    mutation: proof.length > 200 ? 'an identity digest of one more byte' : `prf[0]: ${JSON.stringify(proof)}`,
    reason: `${reason}.`,
    risk,
    ...more,
  }),
);
proofFaults.push(
  refused(
    'proof-second',
    'A second proof in base32',
    proving(cidV1('proof', DAG_PB), `b${base32(cidBytes('proof', RAW))}`),
    {
      rule: 'recap.proof-cid',
      twin: 'proof-two',
      mutation: 'prf[1] in base32',
      reason: 'Every proof is a CID in Base58btc, not the first alone.',
      risk: spelled,
      ...otherBase,
    },
  ),
);

export default () => [
  file('recap.decode', 'resources', [...resources, ...resourceFaults]),
  file('recap.decode', 'abilities', [...abilities, ...abilityFaults]),
  file('recap.decode', 'proofs', [...proofs, ...proofFaults]),
];
