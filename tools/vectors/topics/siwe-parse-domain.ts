// siwe.parse: who asks. The scheme, the authority, and what makes another host look like the one that asks.
import { group, type Row, type Shared, siweTexts, topic } from '../vocabulary.js';

const { contests, hosted, parsing, twinOf } = siweTexts;

const WITH_SCHEME = twinOf('siwe-scheme-https', { scheme: 'https' });

/** Rows of a scheme. */
const schemed = ({ scheme, ...row }: Row & siweTexts.Text & { readonly scheme: string }): Shared => parsing({ ...row, fields: { scheme } });

const schemes = () =>
  group({ prefix: 'siwe-scheme-', of: WITH_SCHEME, from: schemed },
    group({ rules: ['siwe.scheme', 'siwe.domain'], why: 'A scheme is a letter followed by letters, digits, "+", "-" and "."; it is kept as written.' }, [
      { id: 'https', title: 'The scheme https', scheme: 'https' },
      { id: 'one-letter', title: 'A scheme of one letter', scheme: 'a' },
      { id: 'upper-case', title: 'A scheme in upper case', scheme: 'HTTPS' },
      { id: 'marks', title: 'A scheme with plus, hyphen, full stop and digits', scheme: 'web+app-1.0' },
    ]),
    group({ rule: 'siwe.scheme' }, [
      { id: 'empty', title: 'An empty scheme', scheme: '', why: 'A scheme has at least one letter; without a scheme "://" is left out as well.' },
      { id: 'digit-first', title: 'A scheme that starts with a digit', scheme: '1https', why: 'A scheme starts with a letter.' },
      { id: 'underscore', title: 'A scheme with an underscore', scheme: 'my_app', why: 'The underscore is in no class of a scheme.' },
      { id: 'colon', title: 'A second colon before the slashes', scheme: 'https:',
        why: 'The scheme ends at "://", so the first colon is part of it and in no class of a scheme.' },
      { id: 'look-alike', title: 'A Cyrillic letter as the last one of https', scheme: 'http\u0455', why: 'U+0455 is no ASCII letter.' },
      { id: 'words', title: 'A sentence before the scheme', scheme: 'Approve this. https',
        why: 'Full stops may stand in a scheme, spaces may not: what precedes "://" is not a scheme.' },
    ]),
  );

const accepted = () =>
  group({ rules: ['siwe.domain', 'siwe.userinfo'], why: 'The text is host and port of an authority by RFC 3986 section 3.2.', from: hosted }, [
    { id: 'port', title: 'A port', domain: 'app.example:8443' },
    { id: 'port-empty', title: 'A colon without a port', domain: 'app.example:', why: 'port is any number of digits in RFC 3986, none included.' },
    { id: 'port-beyond-65535', title: 'A port beyond 65535', domain: 'app.example:70000', why: 'RFC 3986 gives a port no upper bound.' },
    { id: 'localhost', title: 'localhost with a port', domain: 'localhost:3000' },
    { id: 'ipv4', title: 'An IPv4 address', domain: '192.0.2.1' },
    { id: 'ipv4-octet-256', title: 'A dotted name with an octet of 256', domain: '256.0.2.1',
      why: 'What is no IPv4 address is a registered name, whose alphabet has digits and full stops.' },
    { id: 'ipv6', title: 'An IPv6 address', domain: '[2001:db8::1]' },
    { id: 'ipv6-port', title: 'An IPv6 address with a port', domain: '[::1]:3000' },
    { id: 'ipv6-full', title: 'An IPv6 address of eight groups', domain: '[1:2:3:4:5:6:7:8]' },
    { id: 'ipv6-seven-groups-gap', title: 'An IPv6 address whose gap stands for one group', domain: '[1:2:3:4:5:6:7::]',
      why: 'The last production of IPv6address has seven groups before "::".' },
    { id: 'ipv6-ipv4', title: 'An IPv6 address that ends with an IPv4 address', domain: '[::ffff:192.0.2.1]' },
    { id: 'ipvfuture', title: 'An IPvFuture literal', domain: '[v7.a:b]',
      why: 'IP-literal admits IPvFuture: "v", hex digits, a full stop, and unreserved, sub-delims or colons.' },
    { id: 'percent-encoded', title: 'A percent-encoded character', domain: 'app%2Dmain.example',
      why: 'A registered name has pct-encoded; it is kept as written.' },
    { id: 'underscore', title: 'An underscore', domain: 'my_app.example', why: 'The underscore is unreserved.' },
    { id: 'sub-delims', title: 'Every sub-delim in a registered name', domain: "a!$&'()*+,;=b", why: 'A registered name has sub-delims.' },
    { id: 'trailing-dot', title: 'A full stop at the end', domain: 'app.example.',
      why: 'The full stop is unreserved; app.example. is another text than app.example.' },
    { id: 'upper-case', title: 'Upper-case letters', domain: 'App.Example', why: 'The member is the text as written; case is for whoever compares.' },
    { id: 'punycode', title: 'A punycode label', domain: 'xn--bcher-kva.example', why: 'Letters, digits and hyphens are unreserved.' },
  ]);

const ASKS = 'Somebody has to ask: the host is not empty.';

const refused = () =>
  group({ rule: 'siwe.domain', from: hosted }, [
    { id: 'empty', title: 'An empty domain', contested: contests.emptyHost, domain: '', why: ASKS },
    { id: 'port-alone', title: 'A port without a host', contested: contests.emptyHost, domain: ':8443', why: ASKS },
    { id: 'port-letters', title: 'A port of letters', domain: 'app.example:https', why: 'A port consists of digits.' },
    { id: 'path', title: 'A path', domain: 'app.example/login', why: 'The slash ends an authority.' },
    { id: 'query', title: 'A query', domain: 'app.example?next=evil.example', why: 'The question mark ends an authority.' },
    { id: 'fragment', title: 'A fragment', domain: 'app.example#evil.example', why: 'The number sign ends an authority.' },
    { id: 'slashes', title: 'Two slashes before the host', domain: '//app.example', why: 'Without "://" there is no scheme, and an authority has no slash.' },
    { id: 'scheme-no-slashes', title: 'A scheme without slashes', domain: 'https:app.example', why: 'Without "://" this is a host and a port of letters.' },
    { id: 'backslash', title: 'A backslash', domain: 'app.example\\evil.example',
      why: 'The backslash is in no class of RFC 3986; browsers take it for a slash.' },
    { id: 'space', title: 'A space inside the host', domain: 'app .example', why: 'The space is in no class of an authority.' },
    { id: 'space-before-phrase', title: 'Two spaces before the phrase', domain: 'app.example ',
      why: 'The phrase starts with one space, so the other belongs to the domain and is in no class of it.' },
    { id: 'percent-bad', title: 'A percent sign without hex digits', domain: 'app%zz.example', why: 'pct-encoded is a percent sign and two hex digits.' },
    { id: 'cyrillic', title: 'A Cyrillic letter as the first one', domain: '\u0430pp.example',
      why: 'U+0430 looks like the letter a and is no ASCII character.' },
    { id: 'full-width-dot', title: 'A full-width full stop', domain: 'app\uff0eexample', why: 'U+FF0E is no ASCII character; IDNA maps it to a full stop.' },
    { id: 'unicode', title: 'A host with a letter beyond ASCII', domain: 'b\u00fccher.example',
      why: 'An authority is ASCII; such names are written in punycode.' },
    { id: 'right-to-left', title: 'A right-to-left override before the host', domain: '\u202eelpmaxe.ppa',
      why: 'U+202E turns the rest of the line around on the screen and is no ASCII character.' },
    { id: 'ipv6-bare', title: 'An IPv6 address without brackets', domain: '2001:db8::1', why: 'A colon in a host needs brackets.' },
    { id: 'ipv6-open', title: 'An IPv6 address without the closing bracket', domain: '[::1', why: 'An IP literal ends with "]".' },
    { id: 'ipv6-two-gaps', title: 'An IPv6 address with two gaps', domain: '[1::2::3]', why: 'IPv6address has one "::" at most.' },
    { id: 'ipv6-eight-groups-gap', title: 'An IPv6 address of eight groups and a gap', domain: '[1:2:3:4:5:6:7:8::]',
      why: 'Before a gap stand seven groups at most.' },
    { id: 'ipv6-ipv4-octet', title: 'An IPv4 octet of 256 in an IPv6 address', domain: '[::192.0.2.256]',
      why: 'dec-octet ends at 255, and in brackets there is no registered name.' },
    { id: 'ipv6-zone', title: 'An IPv6 address with a zone', domain: '[fe80::1%25eth0]',
      why: 'RFC 3986 has no zone in IPv6address, and a zone names an interface of one machine.' },
    { id: 'ipv6-trailing', title: 'A name after the brackets', domain: '[::1]evil.example', why: 'After "]" only a port may follow.' },
  ]);

const userinfo = () =>
  group({ prefix: 'siwe-userinfo-', rule: 'siwe.userinfo', contested: contests.userinfo, from: hosted,
    why: 'What stands before "@" is user information, and the host is what follows: an authority that capsig refuses.' }, [
    { id: 'name', title: 'A user name before the host', domain: 'alice@app.example' },
    { id: 'bank', title: 'A host name as the user name', domain: 'bank.example@evil.example' },
    { id: 'password', title: 'A user name and a password', domain: 'alice:secret@app.example:8443' },
    { id: 'empty', title: 'An empty user name', domain: '@app.example' },
    { id: 'port-look-alike', title: 'A user name and a password that look like a host and a port', domain: 'app.example:443@evil.example' },
  ]);

const heads = () =>
  group({ rule: 'siwe.domain', from: hosted }, [
    { id: 'template-space', title: 'A space between scheme and domain', of: WITH_SCHEME, domain: ' app.example',
      why: 'The informal template of ERC-4361 prints a space there, its grammar has none, and the grammar is what is checked.' },
    { id: 'second-scheme', title: 'A URL after the scheme', of: WITH_SCHEME, domain: 'https://app.example',
      why: 'The scheme ends at the first "://"; the rest has a slash, which ends an authority.' },
    { id: 'phrase-twice', title: 'The phrase twice on the first line', domain: 'evil.example wants you to sign in with your Ethereum account: app.example',
      why: 'The domain is everything before the phrase at the end of the line, and it has no space.' },
    { id: 'byte-order-mark', title: 'A byte order mark at the start of the text', risk: ['parser-differential', 'wrong-domain'], domain: '\ufeffapp.example',
      why: 'U+FEFF is a character of the signed text. It precedes the host and is no ASCII character.' },
  ]);

export default () =>
  topic({ operation: 'siwe.parse', name: 'domain', prefix: 'siwe-domain-' }, schemes(), accepted(), refused(), userinfo(), heads());
