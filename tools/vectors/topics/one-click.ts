// session.verify: answers of One-Click Auth. What the CACAOs say, what was asked, and whose they are.
import {type Att, 
  alice, authSig, bob, DOMAIN, describe, each, ecdsa, ecdsaHex, eip191, group, highS, type Input, ISSUED, json, kinds, lit, NONCE, oneClick, type Row, recapUri, refusedBy, statement,
  topic,
} from '../vocabulary.js';

const { AUDIENCE, answered, byContract, cacao, granting, methods, ofCacaos, PEER, resultOf, signed } = oneClick;

const SINCE = '3.1.0';
const settings = (name: string) => ({ operation: 'session.verify', name: `one-click-${name}`, prefix: `one-click-${name}-`, since: SINCE }) as const;

// --- Shape ---

const shapes = () => group({ rules: ['one-click.shape', 'one-click.present', 'chain.reconstruction'],
  from: ({ result }: { result: unknown }) => ({ input: answered(result) }) }, [
  { id: 'login', title: 'A CACAO without a ReCap', why: 'The text that is rebuilt from it was signed by the account that iss names, for what was asked.', result: resultOf([cacao()]) },
  { id: 'grant', title: 'A CACAO that grants two methods', why: 'The ReCap is the last resource, the statement ends with its own, and eip155 counts as a resource in this kind.',
    result: resultOf([granting()]) },
  { id: 'eip4361', title: 'The header eip4361', why: 'Both types of CAIP-74 are read; the signature is over the same text.', result: resultOf([{ ...cacao(), h: { t: 'eip4361' } }]) },
  { id: 'no-metadata', title: 'A responder without metadata', why: 'What the wallet says of itself may be left out.', result: resultOf([cacao()], { responder: { publicKey: PEER() } }) },
  { id: 'member-m', title: 'A signature with the member m', why: 'CAIP-74 has the member; nothing is read from it.', result: resultOf([cacao({ s: { m: '' } })]) },
  { id: 'sixteen', title: 'Sixteen CACAOs of one account', why: 'Sixteen are the most; each is for what was asked.', result: resultOf(Array(16).fill(cacao())) },
]);

const misshapen = () => {
  const { h, p, s } = cacao();
  const { iss: _, ...anonymous } = p;
  const { aud: __, ...aimless } = p;
  const one = (over: Input): unknown => resultOf([{ h, p, s, ...over }]);
  return group({ rule: 'one-click.shape', twin: 'login', from: ({ result }: { result: unknown }) => ({ input: answered(result) }) }, [
    { id: 'seventeen', title: 'Seventeen CACAOs', change: 'cacaos: 17 of them', risk: ['resource-exhaustion'], why: 'A result has at most 16.', result: resultOf(Array(17).fill(cacao())) },
    { id: 'list-object', title: 'An object in place of the list', change: 'cacaos: {"0": ...}', why: 'cacaos is an array, and this is an object.', result: resultOf([], { cacaos: { 0: cacao() } }) },
    { id: 'no-responder', title: 'No responder', change: 'responder left out', why: 'A result names the wallet that answered.', result: { cacaos: [cacao()] } },
    { id: 'responder-upper', title: 'A responder with a key in upper case', change: 'publicKey in upper case', why: 'A key has one spelling, so that two of them are equal as texts.',
      result: resultOf([cacao()], { responder: { publicKey: PEER().toUpperCase() } }) },
    { id: 'responder-short', title: 'A responder with a key of 31 bytes', change: 'publicKey: 62 digits', why: 'An X25519 key has 32 bytes.',
      result: resultOf([cacao()], { responder: { publicKey: PEER().slice(2) } }) },
    { id: 'more', title: 'A member beside cacaos and responder', change: 'session: {}', why: 'A result has two members.', result: resultOf([cacao()], { session: {} }) },
    { id: 'cacao-null', title: 'null in place of a CACAO', change: 'cacaos: [null]', why: 'A CACAO is an object.', result: resultOf([null]) },
    { id: 'cacao-text', title: 'A CACAO as JSON text', change: 'cacaos: ["{...}"]', why: 'A CACAO is an object and no text.', result: resultOf([json(cacao())]) },
    { id: 'cacao-more', title: 'A CACAO with the member address', change: 'address: ...', why: 'A CACAO has h, p and s.', result: one({ address: alice().address }) },
    { id: 'header', title: 'Another header type', change: 'h.t: "jwt"', why: 'The type says how the text is made, and no text is made of this one.', result: one({ h: { t: 'jwt' } }) },
    { id: 'header-missing', title: 'No header', change: 'h left out', why: 'A CACAO has a header.', result: resultOf([{ p, s }]) },
    { id: 'iss-missing', title: 'No issuer', change: 'p.iss left out', why: 'Without an issuer nobody has signed.', result: one({ p: anonymous }) },
    { id: 'aud-missing', title: 'No audience', change: 'p.aud left out', why: 'The text has a URI, which is aud.', result: one({ p: aimless }) },
    { id: 'iss-caip10', title: 'An issuer without did:pkh', change: 'p.iss: "eip155:1:0x..."', why: 'An issuer is did:pkh; a reader that cuts at colons would take other parts for chain and address.',
      result: one({ p: { ...p, iss: String(p.iss).slice('did:pkh:'.length) } }) },
    { id: 'iss-solana', title: 'An issuer on Solana', change: 'p.iss: "did:pkh:solana:..."', why: 'The text of a Solana account is another.',
      result: one({ p: { ...p, iss: 'did:pkh:solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp:GwAF45zjfyGzUbd3i3hXxzGeuchzEZXwpRYHZM5912F1' } }) },
    { id: 'iss-more', title: 'An issuer with another address behind it', change: 'p.iss += ":0x..."', why: 'An issuer has one address: a reader of the last part would find another than one of the fourth.',
      result: one({ p: { ...p, iss: `${p.iss}:${bob().address}` } }) },
    { id: 'payload-uri', title: 'A payload with uri beside aud', change: 'p.uri: ...', why: 'The URI is aud. Of two members a reader has to choose one.', result: one({ p: { ...p, uri: AUDIENCE } }) },
    { id: 'payload-number', title: 'A version that is a number', change: 'p.version: 1', why: 'Members of the text are text.', result: one({ p: { ...p, version: 1 } }) },
    { id: 'payload-null', title: 'A statement that is null', change: 'p.statement: null', why: 'A statement is text, or is left out.', result: one({ p: { ...p, statement: null } }) },
    { id: 'resources-text', title: 'Resources as one text', change: 'p.resources: "https://app.example"', why: 'Resources are an array of texts.',
      result: one({ p: { ...p, resources: 'https://app.example' } }) },
    { id: 'signature-type', title: 'Another type of signature', change: 's.t: "eip6492"', why: 'No kind of account signs so.', result: one({ s: { ...s, t: 'eip6492' } }) },
    { id: 'signature-bytes', title: 'A signature as a list of numbers', change: 's.s: [1, 2, 3]', why: 'In JSON a signature is text.', result: one({ s: { ...s, s: [1, 2, 3] } }) },
  ]);
};

const nobody = (): Row[] => [
  { id: 'empty', title: 'No CACAO at all', twin: 'login', change: 'cacaos: []', rule: 'one-click.present', why: 'Nobody has signed anything: an application that takes the answer for a login lets everybody in.',
    input: answered(resultOf([])) },
];

// --- The text that is rebuilt ---

const says = 'Sign in to the example application';

/** What every ReCap statement begins with. */
const sentence = statement({ att: {} });

/** What wallets write otherwise than they sign. */
const rebuilt = () => group({ rules: ['chain.reconstruction', 'auth-sig.signature'], from: ({ made }: { made: unknown }) => ({ input: ofCacaos([made]) }) }, [
  { id: 'statement-empty', title: 'An empty statement, where none was signed', why: 'An empty statement is absent in this kind: the text has two empty lines.',
    made: cacao({ says: undefined, statement: undefined, payload: { statement: '' } }) },
  { id: 'statement-absent', title: 'No statement', why: 'A message may have none.', made: cacao({ says: undefined, statement: undefined }) },
  { id: 'times-empty', title: 'Not-before and request id that are empty', why: 'What is empty is absent: the text has no such lines.', made: cacao({ payload: { nbf: '', requestId: '' } }) },
  { id: 'request-id', title: 'A request id', why: 'Each member has its line.', made: cacao({ requestId: 'request-7' }) },
  { id: 'resources-empty', title: 'An empty list of resources', why: 'The heading stands in the text without an item.', made: cacao({ resources: [] }) },
  { id: 'resources-plain', title: 'A resource that is no ReCap', why: 'Nothing is put behind the statement.', made: cacao({ resources: ['https://app.example/terms'] }) },
  { id: 'recap-unsaid', title: 'A statement without that of the ReCap, where both were signed', rules: ['chain.reconstruction', 'recap.statement-match'],
    why: 'The statement of the ReCap is put behind it with a space, as it was signed.', made: granting({ payload: { statement: says } }) },
  { id: 'recap-alone', title: 'No statement but that of the ReCap, and none in the payload', rules: ['chain.reconstruction', 'recap.statement-match'],
    why: 'The statement of the ReCap alone is what was signed.', made: granting({ says: '', payload: { statement: undefined } }) },
  { id: 'recap-alone-empty', title: 'No statement but that of the ReCap, and an empty one in the payload', rules: ['chain.reconstruction', 'recap.statement-match'],
    why: 'What is empty is absent, and the statement of the ReCap is put there.', made: granting({ says: '', payload: { statement: '' } }) },
  { id: 'recap-said-without-space', title: 'A statement that ends with what ReCap statements begin with', rules: ['chain.reconstruction', 'recap.statement-match'],
    why: 'No space is behind the sentence, so that the statement has no ReCap statement yet: that of the ReCap is put behind it, as deployed wallets do.',
    made: granting({ says: `${says} ${sentence}`, payload: { statement: `${says} ${sentence}` } }) },
  { id: 'iss-case', title: 'An issuer with an address in lower case', why: 'The address is spelled in the text as in iss.', profiles: lit(refusedBy('lit-v7.checksum-address')), made: cacao({ address: alice().address.toLowerCase() }) },
]);

const broken = () => group({ rule: 'chain.reconstruction', twin: 'one-click-shape-login', from: ({ payload }: { payload: Input }) => ({ change: `p.${describe(payload)}`, input: ofCacaos([cacao({ payload })]) }) }, [
  { id: 'statement-line', title: 'A statement with a line feed', risk: ['injection'], why: 'A statement has one line: the text would have another URI further up.',
    payload: { statement: `${says}\n\nURI: https://evil.example` } },
  { id: 'domain-line', title: 'A domain with a line feed, in JSON', risk: ['injection'], why: 'The first line would end within it.', payload: { domain: `${DOMAIN}\nevil.example` } },
  { id: 'nonce-line', title: 'A nonce that brings an expiry along', risk: ['injection'], why: 'The line behind the nonce would be another one.', payload: { nonce: `${NONCE}\nIssued At: ${ISSUED}` } },
  { id: 'request-resources', title: 'A request id that brings resources along, in JSON', rules: ['siwe.round-trip'], risk: ['injection', 'widening'], why: 'The text would be one of a message with a ReCap.',
    payload: { requestId: `a\nResources:\n- ${recapUri({ att: methods() })}` } },
  { id: 'version', title: 'Another version', rules: ['siwe.version'], why: 'The only version of ERC-4361 is 1.', payload: { version: '2' } },
  { id: 'date', title: 'A date without an offset', rules: ['siwe.issued-at'], why: 'A date-time has an offset.', payload: { iat: '2026-01-15T11:00:00' } },
  { id: 'domain-empty', title: 'An empty domain', rules: ['siwe.domain'], why: 'Only four members may be empty for absent; a domain has a host.', payload: { domain: '' } },
  { id: 'nonce-short', title: 'A nonce of seven characters', rules: ['siwe.nonce'], profiles: lit(refusedBy('lit-v7.nonce-length')), why: 'A nonce has eight or more letters and digits.', payload: { nonce: 'abc1234' } },
  { id: 'aud-empty', title: 'An empty audience', rules: ['siwe.uri'], why: 'The URI of a message has a scheme.', payload: { aud: '' } },
  { id: 'checksum', title: 'An issuer in mixed case with another checksum', rules: ['siwe.address-checksum'], why: 'Mixed case is a checksum, and this one is another address or a mistake.',
    payload: { iss: `did:pkh:eip155:1:${mixed(alice().address)}` } },
]);

/** A ReCap whose encoding would have padding of one character. */
function odd(): ReturnType<typeof methods> {
  const name = ['eth_sign', 'eth_signs', 'personal_sign'].find((each) => JSON.stringify({ att: methods([each]) }).length % 3 === 2);
  return methods([name ?? 'personal_signs']);
}

/** An address whose first letter has the other case. */
function mixed(address: string): string {
  const at = [...address].findIndex((letter, index) => index > 1 && /[a-fA-F]/.test(letter));
  const letter = address.charAt(at);
  return address.slice(0, at) + (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()) + address.slice(at + 1);
}

/** What was signed is another text than the one that is rebuilt. */
const unsigned = () => group({ rule: 'auth-sig.signature', twin: 'one-click-shape-login',
  from: ({ payload, asked }: { payload: Input; asked?: Input }) => ({ change: `p.${describe(payload)}`, input: ofCacaos([cacao({ payload })], asked) }) }, [
  { id: 'other-statement', title: 'Another statement than the signed one', why: 'The signature is over the text with the other statement.', payload: { statement: 'Sign in to another application' } },
  { id: 'other-request', title: 'A request id that was not signed', why: 'The signed text has no such line.', payload: { requestId: 'request-8' } },
  { id: 'other-exp', title: 'A later expiry than the signed one', why: 'The signed text ends earlier.', payload: { exp: '2026-01-17T11:00:00Z' } },
  { id: 'no-exp', title: 'An empty expiry, where one was signed', profiles: lit(refusedBy('auth-sig.expiration-required')),
    why: 'What is empty is absent, and the signed text has the line.', payload: { exp: '' }, asked: { maxAge: 3600 } },
  { id: 'other-resources', title: 'A resource that was not signed', why: 'The signed text has no resources.', payload: { resources: ['https://app.example/terms'] } },
  { id: 'other-account', title: 'Another account than the one that signed', why: 'The signature recovers to the account that signed, and iss names another.', payload: { iss: `did:pkh:eip155:1:${bob().address}` } },
]);

// --- Work ---

const MOST = 917_504;
const SIGNATURE = 52_000;

/** A ReCap that is longer than its statement, and one that is shorter: each resource has an entry of its own there. */
const brief = (): Att => methods(Array.from({ length: 20 }, (_, index) => `method_${index + 10}`));
const wordy = (): Att => Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`a:${index + 10}`, { 'a/b': [{}] }]));

/** A CACAO without its statement, or with it, and what it counts: payload, statement, message. */
function unladen(att: Att, written?: string) {
  const { text, cacao: made } = signed({ att, says: '', payload: { statement: written } });
  const letters = recapUri({ att }).length - 'urn:recap:'.length;
  const payload = Math.floor((letters * 3) / 4);
  const said = statement({ att }).length;
  return { text: text.length, said: 5 * Math.max(said, payload), payload, cacao: made };
}

/** An answer of CACAOs whose JSON text is filled up with white space, so that it counts `total` with what else is named. */
function laden(made: unknown, count: number, besides: number, total: number): Input {
  const result = json(resultOf(Array(count).fill(made)));
  return answered(`${result}${' '.repeat(total - count * besides - result.length)}`);
}

/** An answer whose documents count `total`, all of them. */
function full(att: Att, count: number, total: number): Input {
  const { text, said, payload, cacao: made } = unladen(att);
  return laden(made, count, text + payload + said, total);
}

const work = (): Row[] => [
  { id: 'full', title: 'Work of 917,504: 14 statements that are made of ReCaps, and as many signatures', rules: ['work.bytes', 'work.signatures', 'chain.reconstruction'],
    why: 'The JSON text, the payloads of the ReCaps, five times those again as they are longer than their statements, and the SIWE messages have 189,504 bytes together, and the signatures count 728,000.',
    input: full(brief(), 14, MOST - 14 * SIGNATURE) },
  { id: 'signature', title: 'Work of 917,505: 14 statements that are made of ReCaps, and as many signatures', twin: 'full', change: 'one more space behind the JSON text', rule: 'work.signatures',
    risk: ['resource-exhaustion'], why: 'All documents fit; with the last signature the work is one more than its bound.', input: full(brief(), 14, MOST - 14 * SIGNATURE + 1) },
  { id: 'full-resources', title: 'Work of 917,504: 14 statements that are longer than their ReCaps, and as many signatures', rules: ['work.bytes', 'work.signatures', 'chain.reconstruction'],
    why: 'Each resource has an entry of its own in the statement, which is longer than the payload of its ReCap: five times the statement counts.', input: full(wordy(), 14, MOST - 14 * SIGNATURE) },
  { id: 'signature-resources', title: 'Work of 917,505: 14 statements that are longer than their ReCaps, and as many signatures', twin: 'full-resources', change: 'one more space behind the JSON text',
    rule: 'work.signatures', risk: ['resource-exhaustion'], why: 'All documents fit; with the last signature the work is one more than its bound.', input: full(wordy(), 14, MOST - 14 * SIGNATURE + 1) },
  { id: 'statement', title: 'A statement that is one byte too many before its message', twin: 'one-click-shape-grant', change: '20 methods, and spaces behind the JSON text', rule: 'work.bytes',
    risk: ['resource-exhaustion'], why: 'A statement that is made of a ReCap is counted before the message is written: the JSON text and the ReCap fit, and with the statement they are one byte too many.',
    input: full(brief(), 1, MOST + 1 + unladen(brief()).text) },
  { id: 'said', title: 'A statement that is written, and one byte too many before its message', twin: 'one-click-shape-grant', change: '20 resources, their statement, and spaces behind the JSON text', rule: 'work.bytes',
    risk: ['resource-exhaustion'], why: 'A statement that says what a ReCap grants counts five times whether or not it was made: the JSON text fits, and with the statement it is one byte too many.',
    input: (() => {
      const { said, cacao: made } = unladen(wordy(), statement({ att: wordy() }));
      return laden(made, 1, said, MOST + 1);
    })() },
  { id: 'broken-again', title: 'A broken ReCap that is one byte too many when it is read with its message', twin: 'one-click-shape-grant', change: 'abilities in descending order, and spaces behind the JSON text',
    rule: 'work.bytes', risk: ['resource-exhaustion'], why: 'A ReCap that no statement can be made of counts once more with its message: the JSON text, the ReCap and the message fit, and with the ReCap again they are one byte too many.',
    input: (() => {
      const att = methods(['personal_sign', 'eth_sendTransaction']);
      const { text, payload, cacao: made } = unladen(att);
      // No statement stands in the message, nor the line feed behind it.
      return laden(made, 1, payload + text - statement({ att }).length - 1 + payload, MOST + 1);
    })() },
];

// --- The signature ---

const signatures = () => {
  const { text, cacao: made } = signed();
  const { r, s, recovery } = ecdsa(eip191(text), alice().secretKey);
  const with_ = (sig: string): Input => ofCacaos([{ ...made, s: { t: 'eip191', s: sig } }]);
  return group({ twin: 'one-click-shape-login' }, [
    { id: 'bob', title: 'A signature by another key', rule: 'auth-sig.signature', change: 's.s by another key', why: 'It recovers to another account than iss names.',
      input: with_(authSig(text, bob()).sig) },
    { id: 'high-s', title: 'The twin with the high s', rule: 'auth-sig.low-s', change: 's.s: n - s', why: 'One signature would have two texts.', input: with_(highS(authSig(text)).sig) },
    { id: 'no-prefix', title: 'A signature without 0x', rule: 'auth-sig.signature-form', change: '0x left out', why: 'A signature is 0x and hex.', input: with_(ecdsaHex({ r, s, recovery }).slice(2)) },
    { id: 'cut', title: 'A signature of 63 bytes', rule: 'auth-sig.signature-form', change: 'the last two bytes left out', profiles: lit(refusedBy('auth-sig.signature')), why: 'r and s have 64 bytes.', input: with_(ecdsaHex({ r, s, recovery }).slice(0, -4)) },
    { id: 'empty', title: 'An empty signature of a key', rule: 'auth-sig.signature-form', change: 's.s: ""', profiles: lit(refusedBy('auth-sig.signature')), why: 'Without r and s nobody has signed.', input: with_('') },
  ]);
};

// --- What was asked ---

const bound = () => group({ rules: ['one-click.audience', 'one-click.chain', 'auth-sig.domain', 'auth-sig.nonce'],
  from: ({ parts, asked }: { parts?: oneClick.CacaoParts; asked?: Input }) => ({ input: ofCacaos([cacao(parts)], asked) }) }, [
  { id: 'chain-of-two', title: 'A CACAO for one of two chains that were asked for', why: 'Its chain is among those of the request.', parts: { chainId: '137' }, asked: { chains: ['eip155:1', 'eip155:137'] } },
  { id: 'domain-case', title: 'A domain in upper case, expected in lower case', why: 'Letter case of ASCII does not count in a domain.', parts: { domain: DOMAIN.toUpperCase() } },
  { id: 'nonce-list', title: 'A nonce in a list of two', why: 'It is one of those that were given out.', asked: { nonce: ['aaaaaaaa1111', NONCE] } },
  { id: 'unchecked', title: 'No domain and no nonce expected', why: 'Not to check them is a choice of the caller, who is told so.', parts: { domain: 'other.example' }, asked: { domain: undefined, nonce: undefined } },
  { id: 'any', title: 'Another URI and chain, where neither is expected', why: 'Not to check them is a choice of the caller, who is told so.',
    parts: { uri: 'https://app.example/other', chainId: '5' }, asked: { audience: undefined, chains: undefined } },
  { id: 'age', title: 'No expiry, and a longest age', rules: ['auth-sig.expiration-required', 'auth-sig.age'], profiles: lit(refusedBy('auth-sig.expiration-required')),
    why: 'It was issued an hour ago, which is as old as it may be.',
    parts: { expirationTime: undefined }, asked: { maxAge: 3600 } },
]);

const unbound = () => group({ twin: 'one-click-shape-login',
  from: ({ parts, asked }: { parts?: oneClick.CacaoParts; asked?: Input }) => ({ change: describe({ ...parts, ...asked }), input: ofCacaos([cacao(parts)], asked) }) }, [
  { id: 'domain', title: 'A CACAO for another domain', rule: 'auth-sig.domain', why: 'The wallet signed for another site.', parts: { domain: 'other.example' } },
  { id: 'domain-suffix', title: 'A CACAO for a domain that begins as the expected one', rule: 'auth-sig.domain', why: 'A common beginning is not equality.', parts: { domain: `${DOMAIN}.evil.example` } },
  { id: 'nonce', title: 'A CACAO with another nonce', rule: 'auth-sig.nonce', why: 'It answers another request.', parts: { nonce: 'aaaaaaaa1111' } },
  { id: 'nonce-prefix', title: 'A nonce that begins with that of the request', rule: 'auth-sig.nonce', why: 'A common beginning is not equality.', parts: { nonce: `${NONCE}0` } },
  { id: 'audience', title: 'A CACAO with another URI of the same domain', rule: 'one-click.audience', why: 'It answers another request of the domain.', parts: { uri: 'https://app.example/other' } },
  { id: 'audience-case', title: 'A URI whose path has another letter case', rule: 'one-click.audience', why: 'URIs are compared byte for byte.', parts: { uri: AUDIENCE.replace('login', 'Login') } },
  { id: 'audience-slash', title: 'A URI with a slash behind it', rule: 'one-click.audience', why: 'URIs are compared byte for byte.', parts: { uri: `${AUDIENCE}/` } },
  { id: 'audience-prefix', title: 'A URI that begins as the expected one', rule: 'one-click.audience', why: 'A common beginning is not equality.', parts: { uri: `${AUDIENCE}.evil.example` } },
  { id: 'audience-scheme', title: 'A URI with http where https was asked for', rule: 'one-click.audience', why: 'The scheme is part of the URI.', parts: { uri: AUDIENCE.replace('https', 'http') } },
  { id: 'chain', title: 'A CACAO for a chain that was not asked for', rule: 'one-click.chain', why: 'The request names eip155:1.', parts: { chainId: '137' } },
  { id: 'chain-prefix', title: 'A chain whose number begins as the one that was asked for', rule: 'one-click.chain', why: '10 is another chain than 1.', parts: { chainId: '10' } },
  { id: 'chain-zeros', title: 'A chain id with a leading zero, where 1 was asked for', rule: 'one-click.chain', why: 'Chains are compared byte for byte, and 01 is another text.', parts: { chainId: '01' } },
  { id: 'lit-uri', title: 'A grant to a session key of Lit', rule: 'auth-sig.login-uri', why: 'Its URI is that of a session, so it logs nobody in.',
    parts: { uri: `lit:session:${'7f'.repeat(32)}` }, asked: { audience: `lit:session:${'7f'.repeat(32)}` } },
  { id: 'did-uri', title: 'A proof for another account', rule: 'auth-sig.login-uri', why: 'Its URI names an account, so it lends and logs nobody in.',
    parts: { uri: `did:pkh:eip155:1:${bob().address}` }, asked: { audience: `did:pkh:eip155:1:${bob().address}` } },
]);

const timely = () => group({ rules: ['auth-sig.expired', 'auth-sig.not-before', 'auth-sig.issued-at'], from: ({ parts }: { parts: oneClick.CacaoParts }) => ({ input: ofCacaos([cacao(parts)]) }) }, [
  { id: 'fraction', title: 'Times with fractions', why: 'Fractions have any number of digits.', parts: { issuedAt: '2026-01-15T11:00:00.123Z', expirationTime: '2026-01-16T11:00:00.456789Z' } },
  { id: 'begun', title: 'A not-before that has passed', why: 'It began half an hour ago.', parts: { notBefore: '2026-01-15T11:30:00Z' } },
  { id: 'skew', title: 'An expiry 59 seconds ago', why: 'The clocks may differ by 60 seconds.', parts: { expirationTime: '2026-01-15T11:59:01Z' } },
]);

const untimely = () => group({ twin: 'one-click-shape-login', from: ({ parts, asked }: { parts: oneClick.CacaoParts; asked?: Input }) => ({ change: describe({ ...parts, ...asked }), input: ofCacaos([cacao(parts)], asked) }) }, [
  { id: 'expired', title: 'A CACAO that has ended', rule: 'auth-sig.expired', why: 'It ended half an hour ago.', parts: { expirationTime: '2026-01-15T11:30:00Z' } },
  { id: 'not-yet', title: 'A CACAO that has not begun', rule: 'auth-sig.not-before', why: 'It begins in half an hour.', parts: { notBefore: '2026-01-15T12:30:00Z' } },
  { id: 'future', title: 'A CACAO from the future', rule: 'auth-sig.issued-at', why: 'It was issued in half an hour.', parts: { issuedAt: '2026-01-15T12:30:00Z' } },
  { id: 'endless', title: 'A CACAO without an expiry', rule: 'auth-sig.expiration-required', why: 'It would be a login for ever, and no longest age is stated.', parts: { expirationTime: undefined } },
  { id: 'old', title: 'A CACAO that is older than the longest age', rule: 'auth-sig.age', why: 'It was issued an hour ago, and may be half an hour and a minute old.',
    twin: 'one-click-bound-age', profiles: lit(refusedBy('auth-sig.expiration-required')), parts: { expirationTime: undefined }, asked: { maxAge: 1800 } },
  { id: 'order', title: 'An expiry before it was issued', rule: 'auth-sig.expiration-order', twin: 'one-click-time-skew', why: 'It ends before it begins.',
    parts: { issuedAt: '2026-01-15T12:00:20Z', expirationTime: '2026-01-15T12:00:10Z' } },
  { id: 'long', title: 'A CACAO for 31 days', rule: 'auth-sig.lifetime', why: 'It may last for 30 days.', parts: { expirationTime: '2026-02-15T11:00:01Z' } },
]);

// --- The ReCap ---

const recaps = () => {
  const twin = 'one-click-shape-grant';
  const unlike = (att: Input, said: Input = att): Input => ofCacaos([granting({ att: said as never, resources: [recapUri({ att })] })]);
  return group({ twin }, [
    { id: 'bare-other', title: 'A ReCap with the resource solana', rule: 'recap.resource', change: '"solana" for "eip155"', why: 'Of all names without a scheme only eip155 counts in this kind.',
      input: unlike({ solana: methods().eip155 }) },
    { id: 'bare-case', title: 'A ReCap with the resource EIP155', rule: 'recap.resource', change: '"EIP155" for "eip155"', why: 'Names are compared byte for byte.', input: unlike({ EIP155: methods().eip155 }) },
    { id: 'bare-prefix', title: 'A ReCap with the resource eip15', rule: 'recap.resource', change: '"eip15" for "eip155"', why: 'It is another name than eip155.', input: unlike({ eip15: methods().eip155 }) },
    { id: 'unsaid', title: 'A statement that says one method of two', rule: 'recap.statement-match', change: 'one method left out of the statement', why: 'The person saw one of the two methods that the ReCap grants.',
      input: unlike(methods(), methods(['personal_sign'])) },
    { id: 'denied', title: 'A statement with more behind that of the ReCap', rule: 'recap.statement-match', change: 'statement += " Not really."', why: 'The statement ends with that of the ReCap.',
      input: ofCacaos([granting({ statement: `${statement({ att: methods() })} Not really.` })]) },
    { id: 'two', title: 'Two ReCaps in one CACAO', rule: 'recap.single', change: 'a second ReCap', why: 'A message has one ReCap.',
      input: ofCacaos([granting({ resources: [recapUri({ att: methods() }), recapUri({ att: methods() })] })]) },
    { id: 'order', title: 'Methods in descending order', rule: 'recap.order', change: 'abilities in descending order', why: 'Keys are in the order of their bytes.',
      input: unlike(methods(['personal_sign', 'eth_sendTransaction']), methods()) },
    { id: 'padded', title: 'A ReCap with padding, in JSON', rule: 'recap.encoding', change: '"=" behind the ReCap', why: 'base64url of a ReCap has no padding.',
      input: ofCacaos([granting({ att: odd(), resources: [`${recapUri({ att: odd() })}=`] })]) },
    { id: 'list', title: 'Methods as a list', rule: 'recap.shape', change: 'eip155: [...]', why: 'The abilities of a resource are members of an object.',
      input: ofCacaos([granting({ resources: [recapUri({ att: { eip155: ['request/personal_sign'] } })] })]) },
  ]);
};

// --- Chains and accounts ---

const chains = ['eip155:1', 'eip155:137'];
const bothChains = { chains };
const wide = (chainId = '1'): oneClick.CacaoParts => ({ att: methods(undefined, chains), chainId });

const accounts = () => group({ rules: ['one-click.account', 'one-click.chain', 'one-click.granted-chain', 'one-click.contract-chain'],
  from: ({ made, asked }: { made: readonly unknown[]; asked?: Input }) => ({ input: ofCacaos(made, asked) }) }, [
  { id: 'two-chains', title: 'Two CACAOs of one account, each for a chain', why: 'Both are by one address and for chains that were asked for.', made: [cacao(), cacao({ chainId: '137' })], asked: bothChains },
  { id: 'two-cases', title: 'Two CACAOs of one account, one with its address in lower case', why: 'Letter case aside, the address is one.',
    profiles: lit(refusedBy('lit-v7.checksum-address')), made: [cacao(), cacao({ chainId: '137', address: alice().address.toLowerCase() })], asked: bothChains },
  { id: 'named', title: 'A ReCap that names both chains that were asked for', why: 'A key is one account on all chains.', made: [cacao(wide())], asked: bothChains },
  { id: 'unrestricted', title: 'A ReCap that names no chain', why: 'Nothing restricts the methods to chains.', made: [granting({ att: { eip155: { 'request/personal_sign': [{}] } } })] },
  { id: 'other-resource', title: 'A ReCap with a resource of the application beside eip155', why: 'It is restricted to the chain that was asked for.',
    made: [granting({ att: { eip155: methods().eip155 ?? {}, 'https://app.example': { 'crud/read': [{ chains: ['eip155:1'] }] } } })] },
]);

const strayed = () => group({ from: ({ made, asked }: { made: readonly unknown[]; asked?: Input }) => ({ input: ofCacaos(made, asked) }) }, [
  { id: 'granted', title: 'A ReCap that names a chain that was not asked for', twin: 'named', rule: 'one-click.granted-chain', change: 'asked for eip155:1 alone',
    why: 'The application would take the account for one on a chain that it does not know.', made: [cacao(wide())] },
  { id: 'granted-second', title: 'A second alternative that names a chain that was not asked for', twin: 'named', rule: 'one-click.granted-chain', change: 'a second alternative with eip155:10',
    why: 'Every alternative is looked at.', made: [granting({ att: { eip155: { 'request/personal_sign': [{ chains: ['eip155:1'] }, { chains: ['eip155:10'] }] } } })], asked: bothChains },
  { id: 'granted-resource', title: 'A ReCap that names a chain that was not asked for on a resource of the application', twin: 'other-resource', rule: 'one-click.granted-chain', change: 'eip155:5 on https://app.example',
    why: 'Applications take the chains that a ReCap names on whatever resource for chains of the session.',
    made: [granting({ att: { eip155: methods().eip155 ?? {}, 'https://app.example': { 'crud/read': [{ chains: ['eip155:5'] }] } } })] },
  { id: 'granted-malformed', title: 'A ReCap whose list of chains has a number', twin: 'named', rule: 'one-click.granted-chain', change: 'chains: [1]',
    why: 'What is no list of chains names none that was asked for.', made: [granting({ att: { eip155: { 'request/personal_sign': [{ chains: [1] }] } } })], asked: bothChains },
  { id: 'granted-text', title: 'A ReCap with one chain as text', twin: 'named', rule: 'one-click.granted-chain', change: 'chains: "eip155:1"',
    why: 'chains is a list; text would be taken apart into letters.', made: [granting({ att: { eip155: { 'request/personal_sign': [{ chains: 'eip155:1' }] } } })], asked: bothChains },
  { id: 'granted-solana', title: 'A ReCap that names a chain of Solana', twin: 'named', rule: 'one-click.granted-chain', change: 'chains: ["solana:..."]',
    why: 'It is no chain of Ethereum, and nobody asked for it.', made: [granting({ att: { eip155: { 'request/personal_sign': [{ chains: ['solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp'] }] } } })], asked: bothChains },
  { id: 'second', title: 'A second CACAO for a chain that was not asked for', twin: 'two-chains', rule: 'one-click.chain', change: 'asked for eip155:1 alone',
    why: 'Every CACAO is an answer to the request, or none is.', made: [cacao(), cacao({ chainId: '137' })] },
  { id: 'two-accounts', title: 'Two CACAOs by two accounts', twin: 'two-chains', rule: 'one-click.account', change: 'the second by another account',
    why: 'What one account grants would be taken for a grant by the other.', made: [cacao(), cacao({ by: bob(), chainId: '137' })], asked: bothChains },
  { id: 'two-accounts-methods', title: 'An account without methods beside one that grants them', twin: 'two-chains', rule: 'one-click.account', change: 'the second by another account, with methods',
    why: 'The methods would be taken for those of the first account.', made: [cacao(), granting({ by: bob() })], asked: bothChains },
  { id: 'second-forged', title: 'A second CACAO with a signature by somebody else', twin: 'two-chains', rule: 'auth-sig.signature', change: 's.s of the second by another key',
    why: 'Every CACAO has to hold up.', made: [cacao(), cacao({ chainId: '137', s: { s: cacao({ by: bob() }).s.s } })], asked: bothChains },
  { id: 'second-expired', title: 'A second CACAO that has ended', twin: 'two-chains', rule: 'auth-sig.expired', change: 'exp of the second: half an hour ago',
    why: 'Every CACAO has to hold up.', made: [cacao(), cacao({ chainId: '137', expirationTime: '2026-01-15T11:30:00Z' })], asked: bothChains },
]);

// --- Contract wallets ---

const contracts = (): Row[] => {
  const vault = kinds.vault();
  const by = (...parts: readonly Omit<oneClick.CacaoParts, 'by'>[]) => {
    const made = parts.map((each) => byContract(vault, each));
    return { cacaos: made.map(({ cacao: one }) => one), evidence: { contractCalls: made.map(({ reply }) => reply) } };
  };
  const input = (parts: readonly Omit<oneClick.CacaoParts, 'by'>[], over: Input = {}): Input => {
    const { cacaos, evidence } = by(...parts);
    return ofCacaos(cacaos, { evidence, ...over });
  };
  const ask = { request: { method: 'personal_sign', chain: 'eip155:137' } };
  const own = byContract(alice(), {}, alice());
  return [
    { id: 'login', title: 'A CACAO of a contract wallet whose contract agrees', rules: ['one-click.contract-chain', 'auth-sig.contract-signature'],
      why: 'The contract at the address on the chain of iss was asked, and agreed.', input: input([{}]) },
    { id: 'grant', title: 'A contract wallet that grants on the chain that it signed for', rules: ['one-click.contract-chain'], why: 'The ReCap names the chain of the CACAO.', input: input([{ att: methods() }]) },
    { id: 'both', title: 'A contract wallet that signed for both chains', rules: ['one-click.contract-chain', 'one-click.account'], why: 'On each chain its contract agreed.',
      input: input([{ ...wide() }, { ...wide('137') }], { ...bothChains, ...ask }) },
    { id: 'other-granted', title: 'A contract wallet that grants on a chain that it did not sign for', twin: 'both', rule: 'one-click.contract-chain', change: 'the second CACAO left out',
      why: 'At its address on eip155:137 another contract can stand, or none.', input: input([{ ...wide() }], bothChains) },
    { id: 'other-asked', title: 'A method that is asked of a contract wallet on a chain that it did not sign for', twin: 'both', rule: 'one-click.contract-chain', change: 'the second CACAO left out, and no chain named',
      why: 'Nothing restricts the method to a chain, but the wallet signed for eip155:1 alone.',
      input: input([{ att: { eip155: { 'request/personal_sign': [{}] } } }], { ...bothChains, ...ask }) },
    { id: 'other-grants', title: 'A contract wallet that logs in on the chain that is asked, and grants on another', twin: 'both', rule: 'one-click.contract-chain', change: 'the second CACAO without a ReCap',
      why: 'What stands on eip155:137 granted nothing; what stands on eip155:1 names that chain, and can be another wallet.', input: input([{ ...wide() }, { chainId: '137' }], { ...bothChains, ...ask }) },
    { id: 'other-grants-free', title: 'A contract wallet that logs in on the chain that is asked, and grants on another without naming a chain', twin: 'both', rule: 'one-click.contract-chain',
      change: 'the second CACAO without a ReCap, and no chain named', why: 'What names no chain is granted on the chain for which the contract wallet signed it, and no other.',
      input: input([{ att: { eip155: { 'request/personal_sign': [{}] } } }, { chainId: '137' }], { ...bothChains, ...ask }) },
    { id: 'own-grants', title: 'A contract wallet that grants on the chain that is asked, and logs in on another', rules: ['one-click.contract-chain', 'one-click.method-chain'],
      why: 'The contract at its address on eip155:137 agreed to the grant.', input: input([{}, { att: methods(undefined, ['eip155:137']), chainId: '137' }], { ...bothChains, ...ask }) },
    { id: 'beside-key', title: 'A key that grants, beside a contract at its address on another chain', rules: ['one-click.contract-chain', 'one-click.account'],
      why: 'The key signed for the chain that is asked, and granted the method there.', input: (() => {
        const { cacao: one, reply } = byContract(alice(), { chainId: '137' }, alice());
        return ofCacaos([granting(), one], { evidence: { contractCalls: [reply] }, ...bothChains, ...asking('personal_sign') });
      })() },
    { id: 'refuses', title: 'A contract wallet whose contract refuses', twin: 'login', rule: 'auth-sig.contract-signature', change: 'the contract returns another value',
      why: 'The contract does not take the signature for its own.', input: (() => {
        const { cacao: one, reply } = byContract(vault);
        return ofCacaos([one], { evidence: { contractCalls: [{ ...reply, data: kinds.REFUSAL }] } });
      })() },
    { id: 'own-key', title: 'A contract wallet at the address of a key that signed', rules: ['auth-sig.contract-signature'],
      why: 'There is code at the address, and it agreed to the signature.', input: ofCacaos([own.cacao], { evidence: { contractCalls: [own.reply] } }) },
    { id: 'own-both', title: 'A contract wallet at the address of a key, which signed for both chains', rules: ['auth-sig.contract-signature', 'one-click.contract-chain'],
      why: 'On each chain there is code at the address, and it agreed to the signature.', input: (() => {
        const each = [wide(), wide('137')].map((parts) => byContract(alice(), parts, alice()));
        return ofCacaos(each.map(({ cacao: one }) => one), { evidence: { contractCalls: each.map(({ reply }) => reply) }, ...bothChains, ...ask });
      })() },
    { id: 'unasked', title: 'A contract wallet whose contract nobody asked', twin: 'own-key', rule: 'auth-sig.kind-undecided', change: 'no evidence',
      why: 'Whether the contract agrees is not known.', features: ['evidence:contract-calls'], input: ofCacaos([own.cacao]) },
  ];
};

const contractFaults = () => {
  const own = (chain?: string) => byContract(alice(), chain === undefined ? wide() : wide(chain), alice());
  const ask = { request: { method: 'personal_sign', chain: 'eip155:137' }, ...bothChains };
  const input = (second: unknown, contractCalls: readonly unknown[]) => ofCacaos([own().cacao, second], { evidence: { contractCalls }, ...ask });
  const { cacao, reply } = own('137');
  return [
    { id: 'unasked-refuses', title: 'A contract that nobody asked on one chain, and that refuses on the other', twin: 'one-click-contract-own-both', faults: ['auth-sig.contract-signature', 'auth-sig.kind-undecided'],
      change: 'the first contract not asked, the second returns another value', why: 'No answer about the first CACAO makes the second a good one: each signature is judged.',
      input: input(cacao, [{ ...reply, data: kinds.REFUSAL }]) },
    { id: 'unasked-malformed', title: 'A contract that nobody asked on one chain, beside a signature that is no hex', twin: 'one-click-contract-own-both',
      faults: ['auth-sig.signature-form', 'auth-sig.kind-undecided', 'auth-sig.signature'],
      change: 'the first contract not asked, "0x0" as the second signature', why: 'The form of the second needs no contract to be wrong; where its form did not count, it would be no signature of the account.',
      input: input({ ...cacao, s: { t: 'eip1271', s: '0x0' } }, [reply]) },
  ] as const;
};

// --- Methods ---

const asking = (method: string, chain = 'eip155:1', over: Input = {}): Input => ({ request: { method, chain }, ...over });
const split = () => ({ eip155: { 'request/eth_sendTransaction': [{ chains: ['eip155:137'] }], 'request/personal_sign': [{ chains: ['eip155:1'] }] } });

const granted = () => group({ rules: ['one-click.method-chain', 'capability.ability'],
  from: ({ made = [granting()], asked }: { made?: readonly unknown[]; asked: Input }) => ({ input: ofCacaos(made, asked) }) }, [
  { id: 'asked', title: 'A method that is granted on the chain that is asked', why: 'An alternative of the method names the chain.', asked: asking('personal_sign') },
  { id: 'split', title: 'Two methods, each on another chain', why: 'The method is asked on the chain on which it was granted.', made: [granting({ att: split() })],
    asked: asking('eth_sendTransaction', 'eip155:137', bothChains) },
  { id: 'any-chain', title: 'A method without a chain', why: 'What no chain restricts is granted on each that was asked for.', made: [granting({ att: { eip155: { 'request/personal_sign': [{}] } } })],
    asked: asking('personal_sign', 'eip155:137', bothChains) },
  { id: 'second-alternative', title: 'A method whose second alternative names the chain', why: 'One alternative suffices.',
    made: [granting({ att: { eip155: { 'request/personal_sign': [{ chains: ['eip155:137'] }, { chains: ['eip155:1'] }] } } })], asked: asking('personal_sign', 'eip155:1', bothChains) },
  { id: 'everything', title: 'The ability of everything', why: 'It covers every ability of its resource.', made: [granting({ att: { eip155: { '*/*': [{ chains: ['eip155:1'] }] } } })], asked: asking('eth_sign') },
  { id: 'second-cacao', title: 'A method that the second CACAO grants', why: 'Both are by one account.', made: [cacao(), granting({ chainId: '137', att: methods(undefined, ['eip155:137']) })],
    asked: asking('personal_sign', 'eip155:137', bothChains) },
]);

const withheld = () => group({ from: ({ made = [granting()], asked }: { made?: readonly unknown[]; asked: Input }) => ({ input: ofCacaos(made, asked) }) }, [
  { id: 'other-chain', title: 'A method that was granted on another chain', rules: ['capability.ability'], twin: 'split', rule: 'one-click.method-chain', change: 'asked on eip155:1', why: 'On eip155:1 only the other method was granted.',
    made: [granting({ att: split() })], asked: asking('eth_sendTransaction', 'eip155:1', bothChains) },
  { id: 'no-chain', title: 'A method that was granted on no chain', twin: 'asked', rule: 'one-click.method-chain', change: 'chains: []', why: 'An empty list names no chain, and means none.',
    made: [granting({ att: methods(undefined, []) })], asked: asking('personal_sign') },
  { id: 'other', title: 'A method that was not granted', twin: 'asked', rule: 'capability.ability', change: 'asked for eth_sign', why: 'The ReCap has two other methods.', asked: asking('eth_sign') },
  { id: 'longer', title: 'A method whose name begins as a granted one', twin: 'asked', rule: 'capability.ability', change: 'asked for personal_signs', why: 'A common beginning is not equality.',
    asked: asking('personal_signs') },
  { id: 'case', title: 'A method with another letter case', twin: 'asked', rule: 'capability.ability', change: 'asked for Personal_sign', why: 'Abilities are compared byte for byte.', asked: asking('Personal_sign') },
  { id: 'namespace', title: 'The method in another namespace of abilities', twin: 'asked', rule: 'capability.ability', change: '"crud/personal_sign" for "request/personal_sign"',
    why: 'A method is asked by request/ and its name.', made: [granting({ att: { eip155: { 'crud/personal_sign': [{}] } } })], asked: asking('personal_sign') },
  { id: 'other-resource', title: 'A method that was granted on another resource', twin: 'asked', rule: 'capability.resource', change: '"https://app.example" for "eip155"',
    why: 'A method is granted on eip155, and this is a resource of the application.', made: [granting({ att: { 'https://app.example': { 'request/personal_sign': [{}] } } })],
    asked: asking('personal_sign') },
  { id: 'no-alternative', title: 'A method with an empty list of alternatives', twin: 'asked', rule: 'capability.alternative', change: '[] for [{...}]', profiles: each(refusedBy('reown.alternatives'), 'reown', 'reown-application'),
    why: 'An empty list of alternatives grants nothing.',
    made: [granting({ att: { eip155: { 'request/personal_sign': [] } } })], asked: asking('personal_sign') },
  { id: 'unknown-restriction', title: 'A method with a restriction that nobody defined', twin: 'asked', rule: 'capability.restriction-undecided', change: 'limit: "5"', why: 'What it restricts is not known.',
    made: [granting({ att: { eip155: { 'request/personal_sign': [{ limit: '5' }] } } })], asked: asking('personal_sign') },
]);

export default () => [
  topic({ ...settings('shape') }, shapes(), misshapen(), nobody()),
  topic({ ...settings('text') }, rebuilt(), broken(), unsigned()),
  topic({ ...settings('work') }, work()),
  topic({ ...settings('signature') }, signatures()),
  topic({ ...settings('bound') }, bound(), unbound()),
  topic({ ...settings('time') }, timely(), untimely()),
  topic({ ...settings('recap') }, recaps()),
  topic({ ...settings('account') }, accounts(), strayed()),
  topic({ ...settings('contract') }, contracts()),
  topic({ ...settings('contract'), folder: 'several-faults' }, contractFaults()),
  topic({ ...settings('method') }, granted(), withheld()),
];
