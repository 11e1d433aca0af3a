// siwe.parse: who asks. The scheme, the authority, and what makes another host look like the one that asks.
import { file } from '../kit.js';
import { contests, parses, plain, refuses, twinOf } from '../siwe.js';

const PLAIN = { id: 'siwe-plain', members: plain };
const SCHEME = twinOf('siwe-scheme-https', { scheme: 'https' });

const schemes = () => [
  ...[
    ['https', 'https', 'The scheme https'],
    ['one-letter', 'a', 'A scheme of one letter'],
    ['upper-case', 'HTTPS', 'A scheme in upper case'],
    ['marks', 'web+app-1.0', 'A scheme with plus, hyphen, full stop and digits'],
  ].map(([id, scheme, title]) =>
    parses(
      `siwe-scheme-${id}`,
      title,
      { scheme },
      {
        rules: ['siwe.scheme', 'siwe.domain'],
        reason: 'A scheme is a letter followed by letters, digits, "+", "-" and "."; it is kept as written.',
      },
    ),
  ),
  ...[
    ['empty', '', 'An empty scheme', 'A scheme has at least one letter; without a scheme "://" is left out as well.'],
    ['digit-first', '1https', 'A scheme that starts with a digit', 'A scheme starts with a letter.'],
    ['underscore', 'my_app', 'A scheme with an underscore', 'The underscore is in no class of a scheme.'],
    [
      'colon',
      'https:',
      'A second colon before the slashes',
      'The scheme ends at "://", so the first colon is part of it and in no class of a scheme.',
    ],
    ['look-alike', 'http\u0455', 'A Cyrillic letter as the last one of https', 'U+0455 is no ASCII letter.'],
    [
      'words',
      'Approve this. https',
      'A sentence before the scheme',
      'Full stops may stand in a scheme, spaces may not: what precedes "://" is not a scheme.',
    ],
  ].map(([id, scheme, title, reason]) =>
    refuses(SCHEME, `siwe-scheme-${id}`, title, { rule: 'siwe.scheme', change: { scheme }, reason }),
  ),
];

const good = () =>
  [
    ['port', 'app.example:8443', 'A port'],
    [
      'port-empty',
      'app.example:',
      'A colon without a port',
      'port is any number of digits in RFC 3986, none included.',
    ],
    ['port-beyond-65535', 'app.example:70000', 'A port beyond 65535', 'RFC 3986 gives a port no upper bound.'],
    ['localhost', 'localhost:3000', 'localhost with a port'],
    ['ipv4', '192.0.2.1', 'An IPv4 address'],
    [
      'ipv4-octet-256',
      '256.0.2.1',
      'A dotted name with an octet of 256',
      'What is no IPv4 address is a registered name, whose alphabet has digits and full stops.',
    ],
    ['ipv6', '[2001:db8::1]', 'An IPv6 address'],
    ['ipv6-port', '[::1]:3000', 'An IPv6 address with a port'],
    ['ipv6-full', '[1:2:3:4:5:6:7:8]', 'An IPv6 address of eight groups'],
    [
      'ipv6-seven-groups-gap',
      '[1:2:3:4:5:6:7::]',
      'An IPv6 address whose gap stands for one group',
      'The last production of IPv6address has seven groups before "::".',
    ],
    ['ipv6-ipv4', '[::ffff:192.0.2.1]', 'An IPv6 address that ends with an IPv4 address'],
    [
      'ipvfuture',
      '[v7.a:b]',
      'An IPvFuture literal',
      'IP-literal admits IPvFuture: "v", hex digits, a full stop, and unreserved, sub-delims or colons.',
    ],
    [
      'percent-encoded',
      'app%2Dmain.example',
      'A percent-encoded character',
      'A registered name has pct-encoded; it is kept as written.',
    ],
    ['underscore', 'my_app.example', 'An underscore', 'The underscore is unreserved.'],
    ['sub-delims', "a!$&'()*+,;=b", 'Every sub-delim in a registered name', 'A registered name has sub-delims.'],
    [
      'trailing-dot',
      'app.example.',
      'A full stop at the end',
      'The full stop is unreserved; app.example. is another text than app.example.',
    ],
    [
      'upper-case',
      'App.Example',
      'Upper-case letters',
      'The member is the text as written; case is for whoever compares.',
    ],
    ['punycode', 'xn--bcher-kva.example', 'A punycode label', 'Letters, digits and hyphens are unreserved.'],
  ].map(([id, domain, title, reason = 'The text is host and port of an authority by RFC 3986 section 3.2.']) =>
    parses(`siwe-domain-${id}`, title, { domain }, { rules: ['siwe.domain', 'siwe.userinfo'], reason }),
  );

const refused = () =>
  [
    ['empty', '', 'An empty domain', 'Somebody has to ask: the host is not empty.', { contested: contests.emptyHost }],
    [
      'port-alone',
      ':8443',
      'A port without a host',
      'Somebody has to ask: the host is not empty.',
      { contested: contests.emptyHost },
    ],
    ['port-letters', 'app.example:https', 'A port of letters', 'A port consists of digits.'],
    ['path', 'app.example/login', 'A path', 'The slash ends an authority.'],
    ['query', 'app.example?next=evil.example', 'A query', 'The question mark ends an authority.'],
    ['fragment', 'app.example#evil.example', 'A fragment', 'The number sign ends an authority.'],
    [
      'slashes',
      '//app.example',
      'Two slashes before the host',
      'Without "://" there is no scheme, and an authority has no slash.',
    ],
    [
      'scheme-no-slashes',
      'https:app.example',
      'A scheme without slashes',
      'Without "://" this is a host and a port of letters.',
    ],
    [
      'backslash',
      'app.example\\evil.example',
      'A backslash',
      'The backslash is in no class of RFC 3986; browsers take it for a slash.',
    ],
    ['space', 'app .example', 'A space inside the host', 'The space is in no class of an authority.'],
    [
      'space-before-phrase',
      'app.example ',
      'Two spaces before the phrase',
      'The phrase starts with one space, so the other belongs to the domain and is in no class of it.',
    ],
    [
      'percent-bad',
      'app%zz.example',
      'A percent sign without hex digits',
      'pct-encoded is a percent sign and two hex digits.',
    ],
    [
      'cyrillic',
      '\u0430pp.example',
      'A Cyrillic letter as the first one',
      'U+0430 looks like the letter a and is no ASCII character.',
    ],
    [
      'full-width-dot',
      'app\uff0eexample',
      'A full-width full stop',
      'U+FF0E is no ASCII character; IDNA maps it to a full stop.',
    ],
    [
      'unicode',
      'b\u00fccher.example',
      'A host with a letter beyond ASCII',
      'An authority is ASCII; such names are written in punycode.',
    ],
    [
      'right-to-left',
      '\u202eelpmaxe.ppa',
      'A right-to-left override before the host',
      'U+202E turns the rest of the line around on the screen and is no ASCII character.',
    ],
    ['ipv6-bare', '2001:db8::1', 'An IPv6 address without brackets', 'A colon in a host needs brackets.'],
    ['ipv6-open', '[::1', 'An IPv6 address without the closing bracket', 'An IP literal ends with "]".'],
    ['ipv6-two-gaps', '[1::2::3]', 'An IPv6 address with two gaps', 'IPv6address has one "::" at most.'],
    [
      'ipv6-eight-groups-gap',
      '[1:2:3:4:5:6:7:8::]',
      'An IPv6 address of eight groups and a gap',
      'Before a gap stand seven groups at most.',
    ],
    [
      'ipv6-ipv4-octet',
      '[::192.0.2.256]',
      'An IPv4 octet of 256 in an IPv6 address',
      'dec-octet ends at 255, and in brackets there is no registered name.',
    ],
    [
      'ipv6-zone',
      '[fe80::1%25eth0]',
      'An IPv6 address with a zone',
      'RFC 3986 has no zone in IPv6address, and a zone names an interface of one machine.',
    ],
    ['ipv6-trailing', '[::1]evil.example', 'A name after the brackets', 'After "]" only a port may follow.'],
  ].map(([id, domain, title, reason, rest]) =>
    refuses(PLAIN, `siwe-domain-${id}`, title, { rule: 'siwe.domain', change: { domain }, reason, ...rest }),
  );

const userinfo = () =>
  [
    ['name', 'alice@app.example', 'A user name before the host'],
    ['bank', 'bank.example@evil.example', 'A host name as the user name'],
    ['password', 'alice:secret@app.example:8443', 'A user name and a password'],
    ['empty', '@app.example', 'An empty user name'],
    ['port-look-alike', 'app.example:443@evil.example', 'A user name and a password that look like a host and a port'],
  ].map(([id, domain, title]) =>
    refuses(PLAIN, `siwe-userinfo-${id}`, title, {
      rule: 'siwe.userinfo',
      change: { domain },
      reason:
        'What stands before "@" is user information, and the host is what follows: an authority that capsig refuses.',
      contested: contests.userinfo,
    }),
  );

const heads = () => [
  refuses(SCHEME, 'siwe-domain-template-space', 'A space between scheme and domain', {
    rule: 'siwe.domain',
    change: { domain: ' app.example' },
    reason:
      'The informal template of ERC-4361 prints a space there, its grammar has none, and the grammar is what is checked.',
  }),
  refuses(SCHEME, 'siwe-domain-second-scheme', 'A URL after the scheme', {
    rule: 'siwe.domain',
    change: { domain: 'https://app.example' },
    reason: 'The scheme ends at the first "://"; the rest has a slash, which ends an authority.',
  }),
  refuses(PLAIN, 'siwe-domain-phrase-twice', 'The phrase twice on the first line', {
    rule: 'siwe.domain',
    change: { domain: 'evil.example wants you to sign in with your Ethereum account: app.example' },
    reason: 'The domain is everything before the phrase at the end of the line, and it has no space.',
  }),
  refuses(PLAIN, 'siwe-domain-byte-order-mark', 'A byte order mark at the start of the text', {
    rule: 'siwe.domain',
    change: { domain: '\ufeffapp.example' },
    reason: 'U+FEFF is a character of the signed text. It precedes the host and is no ASCII character.',
    risk: ['parser-differential', 'wrong-domain'],
  }),
];

export default () => [file('siwe.parse', 'domain', [...schemes(), ...good(), ...refused(), ...userinfo(), ...heads()])];
