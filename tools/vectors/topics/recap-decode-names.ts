// recap.decode: resources, abilities and proofs.
import { contest, group, only, type Row, recaps, type Shared, sha256, topic, utf8 } from '../vocabulary.js';

const { base32, base58, bytesOf, cellOf, cellText, cidBytes, cidOf, cidV0, cidV1, DAG_PB, decoding, details, multihash, RAW, READ, SITE } = recaps;

const ONE_CELL = 'recap-decode-one-cell';

// --- Resources. ---

/** Rows of one ability on a resource. */
const onResource = ({ resource, ...row }: Row & { readonly resource: string }): Shared => {
  const granted = details(only(resource, only(READ, [{}])));
  return {
    ...decoding({ ...row, payload: JSON.stringify(granted) }),
    ...(row.rule === undefined ? { output: granted } : { change: `resource: ${JSON.stringify(resource)}` }),
  };
};

const NO_SCHEME = 'A URI begins with a scheme and a colon.';

const resources = () =>
  topic({ operation: 'recap.decode', name: 'resources', prefix: 'recap-decode-resource-', from: onResource },
    group({ rules: ['recap.resource'] }, [
      { id: 'wildcard', title: 'A resource that ends with a star', resource: 'lit-pkp://*',
        why: 'A star is a sub-delimiter, and a scheme may contain a hyphen.' },
      { id: 'opaque', title: 'A resource without authority', resource: 'my:resource:uri.1', why: 'A path may contain colons, and no authority is needed.' },
      { id: 'scheme-alone', title: 'A resource that is a scheme and its colon', resource: 'constructor:',
        why: 'The path may be empty, and a scheme is letters, whatever they mean elsewhere.' },
      { id: 'scheme-characters', title: 'A scheme of every kind of character', resource: 'x-y+z.1:rest',
        why: 'A scheme is letters, digits, plus, hyphen and point behind its first letter.' },
      { id: 'upper-case', title: 'A resource that normalisation would change', resource: 'HTTPS://EXAMPLE.COM:443/a/../%7e',
        why: 'Nothing is normalised: the resource is the text as received.' },
      { id: 'user', title: 'A resource with user and port', resource: 'https://user:secret@example.com:8443/', why: 'RFC 3986 section 3.2 allows both.' },
      { id: 'empty-port', title: 'A resource with an empty port', resource: 'https://example.com:/',
        why: 'RFC 3986 section 3.2.3: a port is any number of digits.' },
      { id: 'empty-host', title: 'A resource with an empty host', resource: 'file:///etc/hosts',
        why: 'RFC 3986 section 3.2.2: a registered name may be empty.' },
      { id: 'ipv6', title: 'A resource on an IPv6 address that ends in an IPv4 address', resource: 'https://[::ffff:192.0.2.1]:8443/',
        why: 'RFC 3986 section 3.2.2 has this form of an IPv6 address.' },
      { id: 'query-fragment', title: 'A resource with query and fragment', resource: 'https://example.com/?a=1&b=/?c#d/?e',
        why: 'Query and fragment may contain slashes and question marks.' },
      { id: 'percent', title: 'A resource with a quotation mark that is percent-encoded', resource: 'https://example.com/%22%27%0A',
        why: 'Percent-encoded octets are three characters each and are not decoded.' },
      { id: 'quotes', title: 'A resource with single quotes that imitates an entry of the statement', risk: ['consent-bypass'],
        resource: "https://example.com/'.(2)'crud':'delete'for'https://other.example/",
        why: 'A single quote is a sub-delimiter of URIs. Without spaces the imitation has another text than an entry: see spec/ambiguities/a-quotes-in-resources.md.' },
    ]),
    group({ rule: 'recap.resource', twin: ONE_CELL }, [
      { id: 'empty', title: 'An empty resource', resource: '', why: NO_SCHEME },
      { id: 'star', title: 'A resource that is a star', resource: '*', why: NO_SCHEME },
      { id: 'word', title: 'A resource that is a name', resource: 'eip155', why: NO_SCHEME },
      { id: 'host', title: 'A resource without its scheme', resource: 'example.com/a', why: NO_SCHEME },
      { id: 'relative', title: 'A resource that begins with two slashes', resource: '//example.com/', why: 'A reference relative to a scheme is no URI.' },
      { id: 'path', title: 'A resource that is a path', resource: '/a/b', why: 'A reference relative to a host is no URI.' },
      { id: 'proto', title: 'A resource named __proto__', risk: ['prototype-pollution'], resource: '__proto__', why: NO_SCHEME },
      { id: 'constructor', title: 'A resource named constructor', risk: ['prototype-pollution'], resource: 'constructor', why: NO_SCHEME },
      { id: 'to-string', title: 'A resource named toString', risk: ['prototype-pollution'], resource: 'toString', why: NO_SCHEME },
      { id: 'scheme-empty', title: 'A resource that begins with its colon', resource: '://example.com/', why: 'A scheme has at least one letter.' },
      { id: 'scheme-digit', title: 'A scheme that begins with a digit', risk: ['parser-differential'], resource: '1https://example.com/',
        why: 'A scheme begins with a letter.' },
      { id: 'scheme-underscore', title: 'A scheme with an underscore', risk: ['parser-differential'], resource: 'lit_pkp://*',
        why: 'An underscore is no character of a scheme.' },
      { id: 'scheme-space', title: 'A space in front of the scheme', risk: ['consent-bypass', 'parser-differential'], resource: ' https://example.com/',
        why: 'A scheme begins with a letter, and nothing is trimmed.' },
      { id: 'space', title: 'A space in a resource', risk: ['consent-bypass', 'parser-differential'], resource: 'https://example.com/ for',
        why: 'A space is no character of a URI: it would let a resource write entries of the statement.' },
      { id: 'entry', title: 'A resource that contains an entry of the statement', risk: ['consent-bypass'],
        resource: "https://example.com/'. (2) 'crud': 'delete' for 'https://other.example/", why: 'A space is no character of a URI.' },
      { id: 'line-feed', title: 'A line feed in a resource', risk: ['injection', 'consent-bypass'],
        resource: 'https://example.com/\nURI: https://other.example',
        why: 'A line feed is no character of a URI: the statement would go on in the next line of the message.' },
      { id: 'trailing-line-feed', title: 'A line feed after a resource', risk: ['injection', 'parser-differential'], resource: 'https://example.com/\n',
        why: 'A pattern whose end matches in front of a line feed overlooks it.' },
      { id: 'line-separator', title: 'A line separator in a resource', risk: ['injection', 'consent-bypass'], resource: 'https://example.com/\u2028',
        why: 'U+2028 is no character of a URI.' },
      { id: 'double-quote', title: 'A double quote in a resource', risk: ['consent-bypass', 'parser-differential'], resource: 'https://example.com/"',
        why: 'A double quote is no character of a URI.' },
      { id: 'angle-brackets', title: 'Angle brackets in a resource', risk: ['consent-bypass', 'parser-differential'], resource: 'https://example.com/<a>',
        why: 'Angle brackets delimit URIs and occur in none.' },
      { id: 'backslash', title: 'A backslash in a resource', risk: ['parser-differential', 'widening'], resource: 'https://example.com\\@other.example/',
        why: 'A backslash is no character of a URI; browsers read a slash and see another host.' },
      { id: 'braces', title: 'A template in a resource', resource: 'https://example.com/{id}', why: 'Braces are no characters of a URI.' },
      { id: 'non-ascii', title: 'A letter outside of ASCII in a resource', risk: ['consent-bypass', 'parser-differential'],
        resource: 'https://ex\u00e4mple.com/', why: 'A URI is ASCII; this is an IRI.' },
      { id: 'override', title: 'A right-to-left override in a resource', risk: ['consent-bypass'], resource: 'https://example.com/\u202emoc.rehto',
        why: 'U+202E is no character of a URI, and turns around what a person reads.' },
      { id: 'percent-end', title: 'A percent sign at the end of a resource', risk: ['parser-differential'], resource: 'https://example.com/%',
        why: 'A percent sign is followed by two hex digits.' },
      { id: 'percent-letters', title: 'A percent sign in front of letters that are no hex digits', risk: ['parser-differential'],
        resource: 'https://example.com/%zz', why: 'A percent sign is followed by two hex digits.' },
      { id: 'bracket-path', title: 'Square brackets in a path', risk: ['parser-differential'], resource: 'https://example.com/[1]',
        why: 'Square brackets stand around an IP literal and nowhere else.' },
      { id: 'bracket-open', title: 'An IPv6 address without its bracket', risk: ['parser-differential'], resource: 'https://[::1/',
        why: 'An IP literal ends with a bracket.' },
      { id: 'ipv6-groups', title: 'An IPv6 address of nine groups', risk: ['parser-differential'], resource: 'https://[1:2:3:4:5:6:7:8:9]/',
        why: 'An IPv6 address has eight groups.' },
      { id: 'port', title: 'A port with a letter', risk: ['parser-differential'], resource: 'https://example.com:80a/', why: 'A port is a number of digits.' },
      { id: 'two-users', title: 'Two at signs in an authority', risk: ['parser-differential', 'widening'],
        resource: 'https://example.com@other.example@example.com/',
        why: 'A user name and a host contain no at sign, so readers disagree on which is the host.' },
      { id: 'two-fragments', title: 'Two number signs', risk: ['parser-differential'], resource: 'https://example.com/#a#b',
        why: 'A fragment contains no number sign.' },
    ]),
  );

// --- Abilities. ---

/** Rows of an ability on one resource. */
const named = ({ ability, ...row }: Row & { readonly ability: string }): Shared => {
  const granted = details(only(SITE, only(ability, [{}])));
  return {
    ...decoding({ ...row, payload: JSON.stringify(granted) }),
    ...(row.rule === undefined ? { output: granted } : { change: `ability: ${JSON.stringify(ability)}` }),
  };
};

const contested = contest('a-ability-charset', {
  result: 'accept',
  reading: 'The second half of the pattern for whole abilities says A-z, which admits this character.',
});
const CHARSET = 'A name is letters, digits, and . * _ + -.';
const TWO_PARTS = 'An ability is two parts and a slash.';
const WHATEVER = 'An ability is two parts and a slash, whatever else the name means.';

const abilities = () =>
  topic({ operation: 'recap.decode', name: 'abilities', prefix: 'recap-decode-ability-', from: named },
    group({ rules: ['recap.ability'] }, [
      { id: 'characters', title: 'An ability of every kind of character', ability: 'aZ09.*_+-/aZ09.*_+-',
        why: 'Letters, digits, point, star, underscore, plus and hyphen, in both parts.' },
      { id: 'stars', title: 'The ability of two stars', ability: '*/*', why: 'A star is a character of abilities.' },
      { id: 'shortest', title: 'An ability of one character in each part', ability: 'a/b', why: 'Each part has at least one character.' },
      { id: 'punctuation', title: 'An ability without letters', ability: '-/.', why: 'No character has a place where it does not belong.' },
      { id: 'proto-parts', title: 'An ability whose parts are __proto__', risk: ['prototype-pollution'], ability: '__proto__/__proto__',
        why: 'Underscores and letters are characters of abilities, whatever they mean elsewhere.' },
      { id: 'constructor-namespace', title: 'An ability of the namespace constructor', risk: ['prototype-pollution'], ability: 'constructor/prototype',
        why: 'Letters are characters of abilities, whatever they mean elsewhere.' },
    ]),
    group({ rule: 'recap.ability', twin: ONE_CELL }, [
      { id: 'empty', title: 'An empty ability', risk: ['widening'], ability: '', why: TWO_PARTS },
      { id: 'no-slash', title: 'An ability without a slash', risk: ['widening'], ability: 'crud', why: TWO_PARTS },
      { id: 'sdk-name', title: 'The name that an SDK has for an ability', risk: ['widening'], ability: 'pkp-signing',
        why: 'An ability is two parts and a slash; names of SDKs have none.' },
      { id: 'colon', title: 'An ability with a colon for its slash', ability: 'crud:read', why: TWO_PARTS },
      { id: 'proto', title: 'An ability named __proto__', risk: ['prototype-pollution'], ability: '__proto__', why: WHATEVER },
      { id: 'constructor', title: 'An ability named constructor', risk: ['prototype-pollution'], ability: 'constructor', why: WHATEVER },
      { id: 'to-string', title: 'An ability named toString', risk: ['prototype-pollution'], ability: 'toString', why: WHATEVER },
      { id: 'slash', title: 'An ability that is a slash', risk: ['widening'], ability: '/', why: 'Both parts have at least one character.' },
      { id: 'no-namespace', title: 'An ability without namespace', risk: ['widening'], ability: '/read', why: 'Both parts have at least one character.' },
      { id: 'no-name', title: 'An ability without name', risk: ['widening'], ability: 'crud/', why: 'Both parts have at least one character.' },
      { id: 'two-slashes', title: 'An ability of three parts', risk: ['parser-differential', 'consent-bypass'], ability: 'crud/read/all',
        why: 'A slash is no character of a name, so there is one.' },
      { id: 'double-slash', title: 'An ability with an empty part in the middle', ability: 'crud//read',
        why: 'A slash is no character of a name, so there is one.' },
      // The bound of recap.shape counts characters as JSON Schema does, which are code points: these are within it.
      { id: 'beyond-bmp-at-bound', title: 'An ability of 256 characters, one of them beyond the BMP', since: '3.1.0',
        ability: `crud/${'a'.repeat(250)}\u{1F600}`, why: `${CHARSET} The text has 256 characters, so it is not too long.` },
      { id: 'beyond-bmp-all', title: 'An ability of 256 characters beyond the BMP', since: '3.1.0',
        ability: '\u{1F600}'.repeat(256), why: `${TWO_PARTS} The text has 256 characters, so it is not too long.` },
      { id: 'space', title: 'An ability that ends with a space', risk: ['parser-differential', 'consent-bypass'], ability: 'crud/read ', why: CHARSET },
      { id: 'line-feed', title: 'A line feed after an ability', risk: ['injection', 'parser-differential'], ability: 'crud/read\n',
        why: 'A pattern whose end matches in front of a line feed overlooks it.' },
      { id: 'line-feed-before', title: 'A line in front of an ability', risk: ['injection', 'parser-differential'], ability: '*\ncrud/read',
        why: 'A pattern that matches line by line overlooks the first.' },
      { id: 'quote', title: 'An ability that imitates a second name', risk: ['consent-bypass'], ability: "crud/read','delete", why: CHARSET },
      { id: 'percent', title: 'An ability with its slash percent-encoded', ability: 'crud%2Fread', why: 'Nothing is percent-decoded.' },
      { id: 'backslash-slash', title: 'An ability with a backslash for its slash', ability: 'crud\\read', why: TWO_PARTS },
      { id: 'full-width-slash', title: 'An ability with a full-width slash', risk: ['consent-bypass', 'parser-differential'], ability: 'crud\uff0fread',
        why: 'U+FF0F looks like a slash and is not it.' },
      { id: 'look-alike', title: 'An ability with a Cyrillic letter', risk: ['consent-bypass'], ability: 'crud/re\u0430d',
        why: 'U+0430 looks like a and is not it.' },
      { id: 'accent', title: 'An ability with an accented letter', ability: 'crud/cr\u00e9er', why: 'Alphanumeric means ASCII, as in the pattern.' },
      { id: 'digit', title: 'An ability with a digit outside of ASCII', ability: 'crud/v\u0662', why: 'A digit is 0 to 9, as in the pattern.' },
      { id: 'namespace-bracket', title: 'A bracket in the namespace', ability: 'cr[ud/read', why: CHARSET },
      { id: 'namespace-caret', title: 'A caret in the namespace', ability: 'cr^ud/read', why: CHARSET },
      { id: 'bracket-open', title: 'An opening bracket in the name', contested, ability: 'crud/re[ad', why: CHARSET },
      { id: 'backslash', title: 'A backslash in the name', risk: ['parser-differential', 'consent-bypass'], contested, ability: 'crud/re\\ad', why: CHARSET },
      { id: 'bracket-close', title: 'A closing bracket in the name', contested, ability: 'crud/re]ad', why: CHARSET },
      { id: 'caret', title: 'A caret in the name', contested, ability: 'crud/re^ad', why: CHARSET },
      { id: 'backtick', title: 'A backtick in the name', risk: ['parser-differential', 'consent-bypass'], contested, ability: 'crud/re`ad', why: CHARSET },
      { id: 'at', title: 'The character in front of A, in the name', ability: 'crud/re@ad', why: CHARSET },
      { id: 'brace', title: 'The character behind z, in the name', ability: 'crud/re{ad', why: CHARSET },
    ]),
  );

// --- Proofs. ---

/** Rows of a ReCap with one proof. */
const proving = ({ proof, ...row }: Row & { readonly proof: string }): Shared => ({
  ...decoding({ ...row, payload: cellText('[{}]', JSON.stringify([proof])) }),
  change: row.change ?? `prf[0]: ${JSON.stringify(proof)}`,
});
/** Rows of a ReCap with several. */
const provingAll = ({ proofs, ...row }: Row & { readonly proofs: readonly string[] }): Shared => ({
  ...decoding({ ...row, payload: cellText('[{}]', JSON.stringify(proofs)) }),
  ...(row.rule === undefined ? { output: cellOf([{}], proofs) } : {}),
});

const v0 = cidV0('proof');
const v1 = cidV1('proof');
/** A CID of version 1 with an identity digest: its length as a varint of two bytes. */
const identity = (length: number) => cidOf([0x00, (length & 0x7f) | 0x80, length >> 7], length);

const flickr = '123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';
const otherBase = contest('a-proof-encoding', {
  result: 'accept',
  reading: 'The schema asks for the format CID, which any multibase satisfies, and the example object shows base32.',
});
const SAME = 'The same CID is Base58btc with z in front.';

const proofs = () =>
  topic({ operation: 'recap.decode', name: 'proofs', prefix: 'recap-decode-proof-' },
    group({ rules: ['recap.proof-cid'], from: provingAll }, [
      { id: 'version-0', title: 'A proof of version 0', proofs: [v0], why: 'Version 0 is the plain Base58btc text of a SHA-256 multihash.' },
      { id: 'version-1', title: 'A proof of version 1 with the codec dag-cbor', proofs: [v1], why: 'Version 1 in Base58btc has the prefix z.' },
      { id: 'version-1-raw', title: 'A proof of version 1 with the codec raw', proofs: [cidV1('proof', RAW)],
        why: 'Version 1 names its codec, and any is a CID.' },
      { id: 'sha-512', title: 'A proof with a SHA2-512 multihash', proofs: [cidOf([0x13, 0x40], 64)],
        why: 'Version 1 names its hash function, and any is a CID.' },
      { id: 'identity', title: 'A proof whose digest is its content', proofs: [cidOf([0x00, 0x04], 4)],
        why: 'The identity multihash is a multihash, and a CID of version 1 may be short.' },
      { id: 'longest', title: 'A proof of 256 characters', proofs: [identity(182)], why: 'A proof has at most 256 characters.' },
      { id: 'two', title: 'Two proofs that name the same digest with two codecs', proofs: [cidV1('proof', DAG_PB), cidV1('proof', RAW)],
        why: 'prf is an array of up to 64 proofs, and each is a CID of its own.' },
      { id: 'both-versions', title: 'Two proofs that name the same block in both versions', proofs: [v0, cidV1('proof', DAG_PB)],
        why: 'Proofs are text: two spellings are two proofs.' },
    ]),
    group({ rule: 'recap.proof-cid', risk: ['parser-differential'], twin: 'version-1' },
      group({ from: proving }, [
        { id: 'base32', title: 'A proof in base32', contested: otherBase, proof: `b${base32(cidBytes('proof'))}`, why: SAME },
        { id: 'base16', title: 'A proof in hex', contested: otherBase, proof: `f${Buffer.from(cidBytes('proof')).toString('hex')}`, why: SAME },
        { id: 'base64url', title: 'A proof in base64url', contested: otherBase, proof: `u${Buffer.from(cidBytes('proof')).toString('base64url')}`, why: SAME },
        { id: 'flickr', title: 'A proof in Base58 with the alphabet of Flickr', proof: `Z${base58(cidBytes('proof'), flickr)}`,
          why: 'Base58 in multibase has two alphabets, and z is that of Bitcoin.' },
        { id: 'no-prefix', title: 'A proof of version 1 without its prefix', proof: v1.slice(1), why: 'Version 1 has the prefix z.' },
        { id: 'version-0-prefix', title: 'A proof of version 0 with the prefix of version 1', twin: 'version-0', proof: `z${v0}`,
          why: 'Version 0 has no multibase prefix.' },
        { id: 'version-0-base32', title: 'A proof of version 0 in base32', twin: 'version-0', proof: `b${base32(multihash('proof'))}`,
          why: 'Version 0 has one spelling, Base58btc.' },
        { id: 'version-2', title: 'A CID of version 2', proof: `z${base58(bytesOf([2, 0x71], multihash('proof')))}`, why: 'There are the versions 0 and 1.' },
        { id: 'version-0-sha-1', title: 'A multihash of SHA-1 without version', twin: 'version-0',
          proof: base58(bytesOf([0x11, 0x14], new Uint8Array(20).fill(7))), why: 'Version 0 is a SHA-256 multihash.' },
        { id: 'version-0-long', title: 'A SHA-256 multihash of 33 bytes without version', twin: 'version-0',
          proof: base58(bytesOf([0x12, 0x21], new Uint8Array(33).fill(7))), why: 'Version 0 is 34 bytes: 12 20 and the 32 bytes of the digest.' },
        { id: 'digest-hex', title: 'A digest without multihash, in hex', risk: ['type-confusion'], proof: Buffer.from(sha256(utf8('proof'))).toString('hex'),
          why: 'A digest alone is no CID.' },
        { id: 'digest-short', title: 'A digest of 31 bytes that says 32', proof: cidOf([0x12, 0x20], 31), why: 'The multihash is as long as it says.' },
        { id: 'digest-long', title: 'A digest of 33 bytes that says 32', proof: cidOf([0x12, 0x20], 33), why: 'Nothing follows the multihash.' },
        { id: 'varint', title: 'A codec with more bytes than it needs', risk: ['signature-malleability'],
          proof: `z${base58(bytesOf([1, 0xf1, 0x00], multihash('proof')))}`, why: 'A varint is as short as it can be, so that a CID has one spelling.' },
        { id: 'cut', title: 'A proof without its last character', twin: 'version-0', proof: v0.slice(0, -1),
          why: 'What is left is another number of fewer bytes.' },
        { id: 'longer', title: 'A proof with one more character', twin: 'version-0', proof: `${v0}1`,
          why: 'The text spells more bytes than the multihash has.' },
        { id: 'leading-one', title: 'A proof with a leading zero byte', twin: 'version-0', proof: `1${v0}`,
          why: '1 is the digit of a leading zero byte, which no CID has.' },
        { id: 'space', title: 'A proof with a space after it', proof: `${v1} `, why: 'A space is no digit, and nothing is trimmed.' },
        { id: 'line-feed', title: 'A proof with a line feed after it', risk: ['parser-differential', 'injection'], proof: `${v1}\n`,
          why: 'A line feed is no digit, and nothing is trimmed.' },
        { id: 'zero', title: 'A digit that Base58 leaves out', twin: 'version-0', proof: `${v0.slice(0, -1)}0`, why: '0 is no digit of Base58.' },
        { id: 'wide', title: 'A character past U+00FF for a digit', proof: `${v1.slice(0, -1)}\u0131`,
          why: 'U+0131 is no digit, though its low byte is that of 1.' },
        { id: 'path', title: 'A proof as a path', twin: 'version-0', risk: ['type-confusion'], proof: `/ipfs/${v0}`, why: 'A proof is the CID alone.' },
        { id: 'uri', title: 'A proof as a URI', risk: ['type-confusion'], proof: `ipfs://${v1}`, why: 'A proof is the CID alone.' },
        { id: 'prefix-alone', title: 'The multibase prefix alone', risk: ['fail-open'], proof: 'z', why: 'No bytes at all are no CID.' },
        { id: 'empty', title: 'An empty proof', risk: ['fail-open'], proof: '', why: 'The empty text is no CID.' },
        { id: 'word', title: 'A proof that is a word', risk: ['type-confusion'], proof: 'bafyexample1',
          why: 'The standard writes this in an example of merging, and it is no CID in any base.' },
        { id: 'past-longest', title: 'A proof of 257 characters', twin: 'longest', change: 'an identity digest of one more byte',
          risk: ['resource-exhaustion'], proof: identity(183), why: 'A proof has at most 256 characters: Base58 takes quadratic time.' },
      ]),
      group({ from: provingAll }, [
        { id: 'second', title: 'A second proof in base32', twin: 'two', change: 'prf[1] in base32', contested: otherBase,
          why: 'Every proof is a CID in Base58btc, not the first alone.', proofs: [cidV1('proof', DAG_PB), `b${base32(cidBytes('proof', RAW))}`] },
      ]),
    ),
  );

export default () => [resources(), abilities(), proofs()];
