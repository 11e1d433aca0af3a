// The grammar of the text with which a Solana account signs in: its lines and their order, and the value of every field.
import { alice, contest, DOMAIN, EXPIRES, group, type Input, json, kinds, NONCE, type Row, signIns, topic } from '../vocabulary.js';

const { signIn, signInText, signing, unread } = signIns;

const header = `${DOMAIN} wants you to sign in with your Solana account:`;
const address = () => kinds.solanaAccount().address;

/** A text at the site: members with other values, one place with another content, or the whole text; `over` are members of the input. */
interface Text {
  readonly fields?: signIns.SignIn;
  readonly edit?: readonly [from: string, to: string];
  readonly signed?: string;
  readonly over?: Input;
}

const text = ({ fields, edit: [from, to] = ['', ''], signed = signInText(fields).replace(from, to), over }: Row & Text) => ({
  input: signing(signed, over),
});

/** What texts have in common: those that are refused are read by nobody else. */
const read = {
  operation: 'auth-sig.verify',
  prefix: 'auth-siws-',
  since: '3.0.0',
  accepted: { rules: ['siws.layout', 'siws.value'] },
  refused: { twin: 'auth-siws', also: ['siws.layout'], risk: ['parser-differential'], profiles: unread },
} as const;

// --- Layout ---

/** The text with the fields of two labels exchanged. */
function swapped(a: string, b: string) {
  const lines = signInText().split('\n');
  const [i, j] = [a, b].map((label) => lines.findIndex((line) => line.startsWith(label))) as [number, number];
  return lines.map((line, at) => (at === i ? lines[j] : at === j ? lines[i] : line)).join('\n');
}

const resources = ['https://app.example/terms'];

const layouts = () => group<Text>({ prefix: 'auth-siws-layout-', rule: 'siws.layout', from: text }, [
  { id: 'feed', title: 'A sign-in text with a line feed behind its fields', change: 'signedMessage += U+000A',
    why: 'Nothing stands behind the last field.', signed: `${signInText()}\n` },
  { id: 'crlf', title: 'A sign-in text with CRLF line ends', change: 'every U+000A: U+000D U+000A', why: 'LF alone ends a line.',
    signed: signInText().replaceAll('\n', '\r\n') },
  { id: 'cr', title: 'A sign-in text with CR line ends', change: 'every U+000A: U+000D', why: 'LF alone ends a line.',
    signed: signInText().replaceAll('\n', '\r') },
  { id: 'scheme-line', title: 'A sign-in text with a line between domain and header', change: 'the header on a line of its own',
    why: 'Domain and header are one line.', edit: [' wants', '\n wants'] },
  { id: 'colon', title: 'A sign-in text whose header has no colon', change: 'the colon of the header left out',
    why: 'The header ends with a colon.', edit: ['account:', 'account'] },
  { id: 'header-space', title: 'A sign-in text with a space behind its header', change: 'a space behind the header',
    why: 'The header ends with its line.', edit: ['account:', 'account: '] },
  { id: 'address-line', title: 'A sign-in text with the address on the line of the header', change: 'a space instead of the first line feed',
    why: 'The address has a line of its own.', edit: ['account:\n', 'account: '] },
  { id: 'no-address', title: 'A sign-in text that ends with its header', change: 'everything behind the header left out',
    why: 'The address is no optional member.', signed: header, over: { nonce: undefined } },
  { id: 'two-lines', title: 'A sign-in text without a statement and with two empty lines', twin: 'auth-siws-no-statement',
    change: 'an empty line more in front of the fields',
    why: 'That is the layout of a SIWE message; here the empty line belongs to the statement or to the fields.',
    fields: { statement: undefined }, edit: ['\n\n', '\n\n\n'] },
  { id: 'empty-statement', title: 'A sign-in text with an empty statement', change: 'Statement: empty',
    why: 'A statement has one character or more.', fields: { statement: '' } },
  { id: 'no-separator', title: 'A sign-in text whose statement follows its address', change: 'the empty line in front of the statement left out',
    why: 'An empty line stands between address and statement.', edit: [`${address()}\n\n`, `${address()}\n`] },
  { id: 'no-second', title: 'A sign-in text whose fields follow its statement', change: 'the empty line behind the statement left out',
    why: 'An empty line stands in front of the fields.', edit: ['\n\nURI', '\nURI'] },
  { id: 'fields-at-once', title: 'A sign-in text whose fields follow its address', twin: 'auth-siws-no-statement',
    change: 'the empty line in front of the fields left out', why: 'An empty line stands in front of the fields.',
    fields: { statement: undefined }, edit: ['\n\nURI', '\nURI'] },
  { id: 'separator-space', title: 'A sign-in text with a space on its empty line', change: 'a space on the line behind the address',
    why: 'The line between them is empty.', edit: ['\n\n', '\n \n'] },
  { id: 'statement-lines', title: 'A sign-in text with a statement of two lines', change: 'a line feed in the statement',
    risk: ['injection', 'parser-differential'], why: 'A statement is one line.', fields: { statement: 'Sign in\nto the example application' } },
  { id: 'two-statements', title: 'A sign-in text with two statements', change: 'a second statement behind the first',
    risk: ['injection', 'parser-differential'], why: 'There is one statement.', fields: { statement: 'Sign in\n\nReally' } },
  { id: 'order', title: 'A sign-in text with its nonce in front of its version', change: 'Version and Nonce exchanged',
    why: 'The fields have one order.', signed: swapped('Version', 'Nonce') },
  { id: 'times-order', title: 'A sign-in text with its expiration time in front of its issued-at', change: 'Issued At and Expiration Time exchanged',
    why: 'The fields have one order.', signed: swapped('Issued', 'Expiration') },
  { id: 'twice', title: 'A sign-in text with two expiration times', change: 'a second Expiration Time', risk: ['expiry', 'parser-differential'],
    why: 'A field stands once: two readers would take one each.', signed: `${signInText()}\nExpiration Time: 2026-01-15T11:00:00Z` },
  { id: 'two-nonces', title: 'A sign-in text with two nonces', change: 'a second Nonce', risk: ['replay', 'parser-differential'],
    why: 'A field stands once.', edit: [`Nonce: ${NONCE}`, `Nonce: aB3dE5gH7jK9\nNonce: ${NONCE}`] },
  { id: 'label-case', title: 'A sign-in text with a label in lower case', change: 'nonce: in lower case', why: 'Labels have their letter case.',
    edit: ['Nonce:', 'nonce:'] },
  { id: 'label-space', title: 'A sign-in text without a space behind a label', change: 'the space behind Nonce: left out',
    why: 'A label ends with a space.', edit: ['Nonce: ', 'Nonce:'] },
  { id: 'unknown', title: 'A sign-in text with a field that is none of the grammar', change: 'Audience: app.example behind the nonce',
    why: 'The grammar has no such field.', edit: ['\nIssued', '\nAudience: app.example\nIssued'] },
  { id: 'gap', title: 'A sign-in text with an empty line between two fields', change: 'an empty line in front of Expiration Time',
    risk: ['expiry', 'parser-differential'], why: 'The fields stand without a gap.', edit: ['\nExpiration', '\n\nExpiration'] },
  { id: 'resource', title: 'A sign-in text with a resource without its hyphen', twin: 'auth-siws-all', change: 'the hyphen of a resource left out',
    why: 'A resource stands behind a hyphen and a space.', fields: { resources }, edit: ['- https', 'https'] },
  { id: 'resources-space', title: 'A sign-in text with a space behind Resources:', twin: 'auth-siws-all', change: 'a space behind Resources:',
    why: 'The label of resources is the whole line.', fields: { resources }, edit: ['Resources:', 'Resources: '] },
  { id: 'behind-resources', title: 'A sign-in text with its expiration time behind the resources', twin: 'auth-siws-all',
    change: 'Expiration Time behind the resources', why: 'Resources are the last field.',
    signed: `${signInText({ expirationTime: undefined, resources })}\nExpiration Time: ${EXPIRES}` },
  { id: 'resources-feed', title: 'A sign-in text with a line feed behind its resources', twin: 'auth-siws-all', change: 'signedMessage += U+000A',
    why: 'Nothing stands behind the last resource.', signed: `${signInText({ resources })}\n` },
  { id: 'statement-label', title: 'A sign-in text whose statement begins with a label', change: 'Statement: Expiration Time: 2026-01-15T11:00:00Z',
    risk: ['expiry', 'parser-differential'],
    why: 'A line that begins with a label is a field and no statement, and an empty line does not stand between fields.',
    contested: contest('a-sign-in-statement', { result: 'accept', reading: 'the line is a statement where an empty line follows' }),
    fields: { statement: 'Expiration Time: 2026-01-15T11:00:00Z' } },
  { id: 'chain-id-last', title: 'A sign-in text with its chain id in the place of the example of CAIP-122', change: 'Chain ID behind Expiration Time',
    why: 'The fields have the order of SIWS.',
    contested: contest('a-sign-in-order', { result: 'accept', reading: 'the order of the general example of CAIP-122' }),
    signed: `${signInText({ chainId: undefined })}\nChain ID: mainnet` },
]);

const laidOut = () => group<Text>({ from: text }, [
  { id: 'empty-resources', title: 'A sign-in text with an empty list of resources', fields: { resources: [] },
    why: 'Any number of resources includes none.' },
  { id: 'empty-request', title: 'A sign-in text with an empty request id', fields: { requestId: '' },
    why: 'A request id has any number of characters.' },
  { id: 'long-statement', title: 'A sign-in text with every kind of character in its statement',
    fields: { statement: "Sign in: it's free (really)! #1 [a] @b $c +d;e,f=g?h/i~j*k&l_m.n-o" },
    why: 'The characters are reserved or unreserved in a URI, or a space.' },
  { id: 'statement-label', title: 'A sign-in text with a label inside of its statement', fields: { statement: 'See Expiration Time: below' },
    why: 'A label that does not begin the line is none.' },
]);

// --- Values ---

/** A text with one field of another value, where the verifier expects nothing of that field. */
const valued = (row: Row & Required<Pick<Text, 'fields'>> & Text) => ({
  title: `A sign-in text with ${row.title}`,
  change: Object.entries(row.fields).map(([member, value]) => `${member}: ${json(value)}`).join(', '),
  ...text(row),
});

const valuedRows = (over: Input, rows: readonly (Row & { readonly fields: signIns.SignIn })[]) =>
  rows.map((row) => ({ ...row, ...valued({ ...row, over }) }));

const domains = () => valuedRows({ domain: undefined }, [
  { id: 'scheme', title: 'a URL as its domain', fields: { domain: 'https://app.example' },
    why: 'The domain is an authority: SIWS has no scheme in front of it.' },
  { id: 'userinfo', title: 'a user name in its domain', fields: { domain: 'app.example@evil.example' },
    why: 'What stands in front of the host makes another host look like the one that asks.' },
  { id: 'no-domain', title: 'an empty domain', fields: { domain: '' }, why: 'The domain is no optional member.' },
  { id: 'port-alone', title: 'a domain without a host', fields: { domain: ':3000' }, why: 'A domain has a host.' },
  { id: 'domain-space', title: 'a space in front of its domain', fields: { domain: ` ${DOMAIN}` }, why: 'A space is no part of an authority.' },
  { id: 'domain-path', title: 'a path behind its domain', fields: { domain: `${DOMAIN}/` }, why: 'A slash is no part of an authority.' },
]);

const fields = () => valuedRows({ nonce: undefined }, [
  { id: 'address-ethereum', title: 'the address of an Ethereum account', fields: { address: alice().address }, why: '0 is no letter of Base58.' },
  { id: 'address-short', title: 'an address of 31 letters', fields: { address: '1'.repeat(31) }, why: '32 bytes have 32 letters of Base58 or more.' },
  { id: 'address-long', title: 'an address of 45 letters', fields: { address: '1'.repeat(45) }, why: '32 bytes have 44 letters of Base58 or fewer.' },
  { id: 'address-letter', title: 'an address with a letter that is none of Base58', fields: { address: `${address().toUpperCase().slice(0, 30)}OI` },
    why: 'O and I are no letters of Base58.' },
  { id: 'address-space', title: 'a space behind its address', fields: { address: `${address()} ` }, why: 'A space is no letter of Base58.' },
  { id: 'address-caip', title: 'an address with its chain', fields: { address: `solana:${address()}` }, why: 'A colon is no letter of Base58.' },
  { id: 'statement-umlaut', title: 'a statement beyond ASCII', fields: { statement: 'Grüße' },
    why: 'A statement consists of characters of a URI and spaces.' },
  { id: 'statement-quote', title: 'a quotation mark in its statement', fields: { statement: 'Sign in to "Example"' },
    why: 'A quotation mark is no character of a URI.' },
  { id: 'statement-tab', title: 'a tab in its statement', fields: { statement: 'Sign\tin' }, why: 'A tab is no character of a URI.' },
  { id: 'statement-cr', title: 'a carriage return in its statement', fields: { statement: 'Sign in\rExpiration Time: 2026-01-15T11:00:00Z' },
    why: 'A carriage return is no character of a URI.' },
  { id: 'uri-relative', title: 'a URI without a scheme', fields: { uri: '/login' }, why: 'A URI begins with its scheme.' },
  { id: 'uri-empty', title: 'an empty URI', fields: { uri: '' }, why: 'A URI begins with its scheme.' },
  { id: 'uri-space', title: 'a space in its URI', fields: { uri: 'https://app.example/log in' }, why: 'A space is no character of a URI.' },
  { id: 'version-2', title: 'version 2', fields: { version: '2' }, why: 'The version of the grammar is 1.' },
  { id: 'version-10', title: 'version 10', fields: { version: '10' }, why: 'The version of the grammar is 1.' },
  { id: 'version-empty', title: 'an empty version', fields: { version: '' }, why: 'The version of the grammar is 1.' },
  { id: 'nonce-short', title: 'a nonce of seven letters', fields: { nonce: 'abcdefg' }, why: 'A nonce has eight letters and digits or more.' },
  { id: 'nonce-hyphen', title: 'a hyphen in its nonce', fields: { nonce: 'abcd-efgh-1234' }, why: 'A hyphen is no letter and no digit.' },
  { id: 'nonce-empty', title: 'an empty nonce', fields: { nonce: '' }, why: 'A nonce has eight letters and digits or more.' },
  { id: 'issued-date', title: 'a date as its issued-at', fields: { issuedAt: '2026-01-15' }, why: 'A date-time has a time.' },
  { id: 'issued-zone', title: 'an issued-at without a zone', fields: { issuedAt: '2026-01-15T11:00:00' }, why: 'A date-time has a zone.' },
  { id: 'issued-words', title: 'an issued-at in words', fields: { issuedAt: 'Thu, 15 Jan 2026 11:00:00 GMT' }, why: 'A date-time is one of RFC 3339.' },
  { id: 'issued-lower', title: 'an issued-at in lower case', fields: { issuedAt: '2026-01-15t11:00:00z' }, why: 'T and Z are upper case.' },
  { id: 'expiration-day', title: 'an expiration time on a day that does not exist', fields: { expirationTime: '2026-02-30T11:00:00Z' },
    why: 'February has no 30th.' },
  { id: 'expiration-never', title: 'an expiration time that is a word', fields: { expirationTime: 'never' }, why: 'A date-time is one of RFC 3339.' },
  { id: 'expiration-space', title: 'a space behind its expiration time', fields: { expirationTime: `${EXPIRES} ` },
    why: 'Nothing is trimmed from a value.' },
  { id: 'not-before-seconds', title: 'seconds since 1970 as its not-before', fields: { notBefore: '1768476600' }, why: 'A number is no date-time.' },
  { id: 'request-id-space', title: 'a space in its request id', fields: { requestId: 'request 7' }, why: 'A space is no character of a path.' },
  { id: 'resource', title: 'a resource that is no URI', fields: { resources: ['app.example'] }, why: 'A resource is a URI.' },
  { id: 'resource-second', title: 'a second resource that is no URI', fields: { resources: ['https://app.example/terms', ''] },
    why: 'A resource is a URI.' },
]);

const values = () => group({ prefix: 'auth-siws-value-', rule: 'siws.value', twin: 'auth-siws-any' },
  group({ risk: ['wrong-domain', 'parser-differential'] }, domains()), fields());

// --- Chains ---

const GENESIS = '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d';

const ofChain = ({ chainId }: Row & { readonly chainId: string }) => ({ change: `Chain ID: ${json(chainId)}`, input: signIn({ chainId }) });

const sevenNames = contest('a-solana-chain-id', { result: 'reject', rule: 'siws.value', reading: 'the seven names of the grammar' });
const anyText = contest('a-solana-chain-id', { result: 'accept', reading: 'any text is a chain id' });

const named = ['testnet', 'devnet', 'localnet', 'solana:mainnet', 'solana:testnet', 'solana:devnet', 'solana:localnet'].map((chainId) => ({
  id: chainId.replace(':', '-'), title: `A sign-in text for ${chainId}`, chainId, why: 'It is one of the names of the chains of Solana.',
}));

const chains = () => group({ prefix: 'auth-siws-chain-', from: ofChain }, named,
  group({ contested: sevenNames }, [
    { id: 'caip-2', title: 'A sign-in text for a chain by CAIP-2', chainId: `solana:${GENESIS.slice(0, 32)}`,
      why: 'It is the prefix of the namespace and 32 letters of a genesis hash.' },
    { id: 'genesis', title: 'A sign-in text for a chain by its genesis hash', chainId: GENESIS,
      why: 'It is a genesis hash, as in the example of CAIP-122.' },
    { id: 'genesis-cut', title: 'A sign-in text for a chain by 32 letters of its genesis hash', chainId: GENESIS.slice(0, 32),
      why: 'It is the reference of CAIP-2, without the namespace.' },
  ]),
  group({ rule: 'siws.value' }, [
    { id: 'one', title: 'A sign-in text with the chain id "1"', chainId: '1', why: 'It is a chain of Ethereum.', contested: anyText },
    { id: 'ethereum', title: 'A sign-in text with the chain id "eip155:1"', chainId: 'eip155:1', why: 'It is a chain of Ethereum.' },
    { id: 'name', title: 'A sign-in text with the chain id "mainnet-beta"', chainId: 'mainnet-beta',
      why: 'It is the name of a cluster and none of the grammar.', contested: anyText },
    { id: 'case', title: 'A sign-in text with the chain id "Mainnet"', chainId: 'Mainnet', why: 'Names have their letter case.' },
    { id: 'prefix-case', title: 'A sign-in text with the chain id "Solana:mainnet"', chainId: 'Solana:mainnet',
      why: 'The prefix has its letter case.' },
    { id: 'empty', title: 'A sign-in text with the chain id ""', chainId: '', why: 'A chain id is not empty.' },
    { id: 'space', title: 'A sign-in text with the chain id " mainnet"', chainId: ' mainnet', why: 'Nothing is trimmed from a value.' },
  ]));

export default () => [
  topic({ ...read, name: 'siws-grammar' }, layouts(), laidOut()),
  topic({ ...read, name: 'siws-values' }, values(), chains()),
];
