// A signed text that breaks the grammar of SIWE in one place: each rule once or more through the whole path, with the
// signature over exactly that text, and texts that a reader which writes the message again would change.
import { alice, authSig, authSigs, contest, describe, group, type Input, ISSUED, lit, refusedBy, siweTexts, topic } from '../vocabulary.js';

const { asLogin, LOGIN_STATEMENT, login, loginText } = authSigs;
const { contests } = siweTexts;

const wrongCase = (address: string) => {
  const at = [...address].findIndex((c, i) => i > 1 && c !== c.toLowerCase());
  return address.slice(0, at) + address.charAt(at).toLowerCase() + address.slice(at + 1);
};

/** The text of the login with a part replaced, signed as it then is. */
const broken = () => {
  const { address } = alice();
  return group({ twin: 'auth-login',
    from: ({ step, edit, claimed, over }: { step: string; edit: (text: string) => string; claimed?: Input; over?: Input }) => ({
      change: `${step}, signed again`,
      input: asLogin(authSig(edit(loginText()), alice(), claimed), over) }) }, [
    { id: 'no-version', title: 'A text without the line Version', rule: 'siwe.layout', why: 'Version stands in every message.', step: 'Version left out',
      edit: (text) => text.replace('Version: 1\n', '') },
    { id: 'trailing-lf', title: 'A text with a line feed at the end', rule: 'siwe.layout', why: 'The last line has none after it.',
      step: 'a line feed at the end', edit: (text) => `${text}\n` },
    { id: 'crlf', title: 'A text with CRLF line ends', rule: 'siwe.layout', why: 'LF alone ends a line.', step: 'CR before each LF',
      edit: (text) => text.replaceAll('\n', '\r\n') },
    { id: 'swapped', title: 'A text with nonce and chain id in the other order', rule: 'siwe.layout', why: 'Lines have one order.',
      step: 'the lines Chain ID and Nonce change places', edit: (text) => text.replace(/(Chain ID: .*)\n(Nonce: .*)/, '$2\n$1') },
    { id: 'nonce-twice', title: 'A text with two nonces', rule: 'siwe.layout', risk: ['replay', 'parser-differential'],
      why: 'A label stands once; two readers could take two nonces.', step: 'a line Nonce in front of the nonce',
      edit: (text) => text.replace('Nonce: ', 'Nonce: aaaaaaaa\nNonce: ') },
    { id: 'expiry-last', title: 'An expiration time after the request id', rule: 'siwe.layout', risk: ['expiry', 'parser-differential'],
      why: 'Outside of its place it is no expiration time, and a reader that ignores it never ends the message.',
      step: 'a line Request ID in front of Expiration Time', edit: (text) => text.replace(/\nExpiration Time: .*/, (line) => `\nRequest ID: a${line}`) },
    { id: 'two-statements', title: 'A statement of two lines', rule: 'siwe.layout', risk: ['injection', 'parser-differential'],
      why: 'A statement is one line.', step: 'statement += a line feed and a second line',
      edit: (text) => text.replace(LOGIN_STATEMENT, `${LOGIN_STATEMENT}\nand pay 1000`) },
    { id: 'no-blank-line', title: 'One empty line where there is no statement', rule: 'siwe.layout',
      why: 'Without a statement two empty lines stand between address and URI.', step: 'the statement and one empty line left out',
      edit: (text) => text.replace(`\n\n${LOGIN_STATEMENT}\n\n`, '\n\n') },
    { id: 'text-after-address', title: 'Text on the line after the address', rule: 'siwe.separators', risk: ['injection', 'consent-bypass'],
      why: 'The two separating lines are empty; text there is in no member.', step: 'text on the first separating line',
      edit: (text) => text.replace(`\n\n${LOGIN_STATEMENT}`, `\nI agree to everything\n${LOGIN_STATEMENT}`) },
    { id: 'space-before-uri', title: 'A space on the line before the URI', rule: 'siwe.separators', risk: ['parser-differential'],
      why: 'The two separating lines are empty.', step: 'a space on the second separating line', edit: (text) => text.replace('\n\nURI: ', '\n \nURI: ') },
    { id: 'scheme', title: 'A scheme that begins with a digit', rule: 'siwe.scheme', why: 'A scheme begins with a letter.', step: 'scheme: "1https"',
      edit: (text) => `1https://${text}` },
    { id: 'uri', title: 'A URI without a scheme', rule: 'siwe.uri', risk: ['injection'], why: 'A URI has a scheme, and a host is none.',
      step: 'uri: "app.example/login"', edit: (text) => text.replace('URI: https://', 'URI: ') },
    { id: 'version', title: 'Version 2', rule: 'siwe.version', why: 'The version of a SIWE message is 1.', step: 'version: "2"',
      edit: (text) => text.replace('Version: 1', 'Version: 2') },
    { id: 'chain-id', title: 'A chain id in hexadecimal', rule: 'siwe.chain-id', why: 'A chain id is decimal digits.', step: 'chainId: "0x1"',
      edit: (text) => text.replace('Chain ID: 1', 'Chain ID: 0x1') },
    { id: 'issued-at', title: 'An issued-at without an offset', rule: 'siwe.issued-at',
      why: 'A date-time has an offset; without one it depends on the place.', step: 'issuedAt without Z',
      edit: (text) => text.replace(ISSUED, ISSUED.replace('Z', '')) },
    { id: 'leap-second', title: 'An expiration time with a second of 60 on a day without a leap second', rule: 'siwe.expiration-time',
      why: 'The second 60 exists on 30 June and 31 December at 23:59 UTC only, and a reader that gets no date from it never ends the message.',
      step: 'expirationTime: "2026-01-16T10:59:60Z"', edit: (text) => text.replace('2026-01-16T11:00:00Z', '2026-01-16T10:59:60Z') },
    { id: 'no-day', title: 'An expiration time on 30 February', rule: 'siwe.expiration-time', why: 'February has no 30 days.',
      step: 'expirationTime: "2026-02-30T11:00:00Z"', edit: (text) => text.replace(ISSUED, '2026-01-15T11:30:00Z').replace('2026-01-16T', '2026-02-30T') },
    { id: 'never', title: 'An expiration time of never', rule: 'siwe.expiration-time', risk: ['expiry'],
      why: 'It is no date-time, and a reader that gets no date from it never ends the message.', step: 'expirationTime: "never"',
      edit: (text) => text.replace('2026-01-16T11:00:00Z', 'never') },
    { id: 'not-before', title: 'A not-before with a space instead of T', rule: 'siwe.not-before', risk: ['expiry'], why: 'T separates date and time.',
      contested: dates('The space is a separator that RFC 3339 mentions'), step: 'notBefore: "2026-01-15 11:00:00Z"',
      edit: (text) => text.replace(/(Expiration Time: .*)/, '$1\nNot Before: 2026-01-15 11:00:00Z') },
    { id: 'request-id', title: 'A request id with a space', rule: 'siwe.request-id', risk: ['injection'],
      why: 'A request id is characters of a path segment.', step: 'requestId: "a b"', edit: (text) => `${text}\nRequest ID: a b` },
    { id: 'resource', title: 'A listed resource without a scheme', rule: 'siwe.resource', risk: ['injection', 'widening'], why: 'A resource is a URI.',
      step: 'resources: ["everything"]', edit: (text) => `${text}\nResources:\n- everything` },
    { id: 'resource-cr', title: 'A carriage return after a resource', rule: 'siwe.resource', risk: ['injection', 'parser-differential'],
      why: 'CR ends no line and stands in no URI.', step: 'resources: ["https://app.example/", with U+000D after it]',
      edit: (text) => `${text}\nResources:\n- https://app.example/\r` },
    { id: 'domain-path', title: 'A domain with a path', rule: 'siwe.domain', why: 'A domain is an authority, and / ends one.',
      step: 'domain: "app.example/login"', edit: (text) => text.replace(' wants', '/login wants'), over: { domain: undefined } },
    { id: 'domain-empty', title: 'An empty domain', rule: 'siwe.domain', why: 'A domain has a host.', contested: contests.emptyHost, step: 'domain: ""',
      edit: (text) => text.replace('app.example wants', ' wants'), over: { domain: undefined } },
    { id: 'userinfo', title: 'A domain with a user name that looks like a site', rule: 'siwe.userinfo',
      why: 'A domain has no user information: people read the first name, machines the second.',
      contested: contest('a-userinfo', { result: 'accept', reading: 'The domain is an authority, and an authority may have user information.' }),
      step: 'domain: "app.example@evil.example"', edit: (text) => text.replace('app.example wants', 'app.example@evil.example wants'),
      over: { domain: undefined } },
    { id: 'statement-cr', title: 'A carriage return in the statement', rule: 'siwe.statement', risk: ['injection', 'parser-differential'],
      why: 'CR ends no line and stands in no statement, although people see two lines.', step: 'statement: a space becomes U+000D',
      edit: (text) => text.replace(' in to', '\rin to') },
    { id: 'statement-line-separator', title: 'U+2028 in the statement', rule: 'siwe.statement', risk: ['injection', 'parser-differential'],
      why: 'U+2028 ends no line and stands in no statement, although people see two lines.', step: 'statement: a space becomes U+2028',
      edit: (text) => text.replace(' in to', '\u2028in to') },
    { id: 'statement-quotes', title: 'Double quotes in the statement', rule: 'siwe.statement', risk: ['parser-differential'],
      why: 'A double quote is neither reserved nor unreserved in URIs.',
      contested: contest('a-statement-charset', { result: 'accept', reading: 'The prose admits every ASCII character but LF.' }),
      step: 'statement: example in double quotes', edit: (text) => text.replace('example application', '"example" application') },
    { id: 'nonce-hyphen', title: 'A nonce with hyphens', rule: 'siwe.nonce', risk: ['replay', 'injection'], why: 'A nonce is letters and digits.',
      step: 'nonce: "3f0a-5b1c"', edit: (text) => text.replace(/Nonce: .*/, 'Nonce: 3f0a-5b1c'), over: { nonce: '3f0a-5b1c' } },
    { id: 'nonce-line-separator', title: 'A nonce with U+2028 and another label', rule: 'siwe.nonce', risk: ['replay', 'injection'],
      why: 'U+2028 ends no line, so all of it is the nonce, which is letters and digits.', step: 'nonce: "aaaaaaaa\\u2028Nonce: bbbbbbbb"',
      edit: (text) => text.replace(/Nonce: .*/, 'Nonce: aaaaaaaa\u2028Nonce: bbbbbbbb'), over: { nonce: 'aaaaaaaa' } },
    { id: 'address-short', title: 'An address of 39 digits', rule: 'siwe.address', why: 'An address has 40 digits.',
      step: 'address without its last digit', edit: (text) => text.replace(address, address.slice(0, -1)), claimed: { address: address.slice(0, -1) } },
    { id: 'address-0x', title: 'A signed address with 0X', rule: 'siwe.address', risk: ['wrong-account', 'parser-differential'],
      why: 'The prefix is a lower-case 0x.',
      contested: contest('a-address-prefix', { result: 'accept', reading: 'A string in ABNF is matched without regard to case, so 0X is valid.' }),
      step: 'address: 0X in front', edit: (text) => text.replace(address, `0X${address.slice(2)}`) },
    { id: 'address-checksum', title: 'An address with one letter in the wrong case', rule: 'siwe.address-checksum',
      why: 'An address in mixed case is spelled as in EIP-55.',
      contested: contest('a-address-checksum', { result: 'accept', reading: 'The field SHOULD conform to EIP-55, so any letter case is valid.' }),
      step: 'address: its first capital in lower case', edit: (text) => text.replace(address, wrongCase(address)) },
  ]);
};

const dates = (reading: string) => contest('a-lower-case-date', { result: 'accept', reading: `${reading}.` });

const short = () => group({ twin: 'auth-login', rule: 'siwe.nonce', rules: ['lit-v7.nonce-length'], profiles: lit(refusedBy('lit-v7.nonce-length')),
  why: 'A nonce has at least eight characters. In the profiles of Lit the rule siwe.nonce is off and lit-v7.nonce-length holds.',
  from: ({ nonce }: { nonce: string }) => ({ change: describe({ nonce }), input: login({ nonce }, { nonce: undefined }) }) }, [
  { id: 'nonce-seven', title: 'A nonce of seven characters', nonce: 'abcdefg' },
  { id: 'nonce-empty', title: 'An empty nonce', nonce: '' },
]);

export default () => topic({ operation: 'auth-sig.verify', name: 'siwe', prefix: 'auth-siwe-' }, broken(), short());
