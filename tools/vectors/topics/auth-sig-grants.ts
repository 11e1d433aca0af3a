// The ReCap of an AuthSig through the whole path: where it stands, how it is written, and that the statement says it.
import {
  ACC, ACTION, type Att, accepted, authSigs, base64url, blsAuthSig, contest, type Details, type Grant, grant, grantText, group, json, lit, OTHER_PKP_URI, 
  PREAMBLE, type Row, recapUri, refusedBy,statement, topic, utf8,
} from '../vocabulary.js';

const { CONTEXT, delegating, details, granting, login, PKP_URI, underNetwork } = authSigs;

const ACTION_URI = `lit-litaction://${ACTION}`;
const SIGNING = 'Threshold/Signing';
const EXECUTION = 'Threshold/Execution';

/** Two resources in the order of their bytes. */
const two = () => details({ [ACTION_URI]: { [EXECUTION]: [{}] }, [PKP_URI]: { [SIGNING]: [{}] } });
const plain = () => statement(grant());

const stated = () => group({ rules: ['recap.statement-match'],
  from: ({ details: granted = grant(), says }: { details?: Details; says?: string }) => ({ input: granting({ details: granted, says }),
  trace: { statement: statement(granted) } }) }, [
  { id: 'statement-two-resources', title: 'A statement of two resources', why: 'The entries follow the bytes of the resources and are numbered from 1.',
    details: two() },
  { id: 'statement-preface', title: 'A sentence, one space, the statement',
    why: 'The statement ends with one space and the ReCap statement; what stands before is free.',
    says: `I want to sign with this key. ${plain()}` },
  { id: 'statement-preface-two-spaces', title: 'A sentence, two spaces, the statement', why: 'One of the two spaces belongs to the preface, which is free.',
    says: `I want to sign with this key.  ${plain()}` },
  { id: 'statement-space-in-front', title: 'A space in front of the statement',
    why: 'The statement ends with one space and the ReCap statement; the preface is empty.', says: ` ${plain()}` },
  { id: 'statement-preface-denies', title: 'A sentence that denies what follows',
    why: 'The preface is free and can contradict the statement, so a verifier returns it.',
    says: `I do not authorize anything that follows, and nobody may act for me. ${plain()}` },
  { id: 'statement-preface-statement', title: 'The statement of another ReCap in front of the statement',
    why: 'The preface is free; what is granted follows from the ReCap.', says: `${statement(two())} ${plain()}` },
  { id: 'statement-preface-preambles', title: 'The preamble twice in front of the statement', why: 'The preface is free; the network writes such statements.',
    says: `${PREAMBLE} ${PREAMBLE} ${plain()}` },
  { id: 'statement-quotes', title: 'A resource with quotation marks that look like another entry',
    why: 'A URI may contain quotation marks and nothing is escaped; without spaces it does not imitate an entry.',
    details: details({ [fake(false)]: { [SIGNING]: [{}] } }) },
]);

/** A resource that tries to look like the end of one entry and the beginning of the next. */
function fake(spaced: boolean) {
  const gap = spaced ? ' ' : '';
  return `lit-accesscontrolcondition://${ACC}'.${gap}(2)${gap}'Threshold':${gap}'Execution'${gap}for${gap}'lit-litaction://*`;
}

const algorithmic = contest('a-statement-spacing', {
  result: 'accept',
  reading: "The literals of the algorithm have no spaces between names and around 'for', and they are the normative text.",
});

const misstated = () =>
  group({ twin: 'auth-session', rule: 'recap.statement-match',
    from: ({ fields, text }: { fields?: Grant; text?: string }) => ({
      change: `statement: ${shortened(fields?.says ?? text ?? '')}`, input: granting({ says: text, ...fields }) }) }, [
    { id: 'statement-empty', title: 'An empty statement beside a ReCap', why: 'An empty statement is there and says nothing.', text: '' },
    { id: 'statement-preamble-only', title: 'The preamble alone', why: 'The preamble announces actions and names none.', text: PREAMBLE },
    { id: 'statement-other', title: 'The statement of another ReCap', why: 'The person was shown another PKP.',
      text: statement({ att: { [OTHER_PKP_URI]: { [SIGNING]: [{}] } } }) },
    { id: 'statement-less', title: 'The statement of a part of the ReCap', twin: 'statement-two-resources', why: 'The person was shown one of two entries.',
      fields: { details: two(), says: plain() } },
    { id: 'statement-more', title: 'The statement of more than the ReCap', why: 'The person was shown two entries, and the ReCap has one.',
      text: statement(two()) },
    { id: 'statement-order', title: 'The entries in another order', twin: 'statement-two-resources', why: 'The entries follow the bytes of the resources.',
      fields: { details: two(), says: statement({ att: { [PKP_URI]: { [SIGNING]: [{}] }, [ACTION_URI]: { [EXECUTION]: [{}] } } }) } },
    { id: 'statement-letter-case', title: 'One letter in lower case', why: 'One letter differs from the statement of the ReCap.',
      text: plain().replace("'Signing'", "'signing'") },
    { id: 'statement-digit', title: 'One digit of the resource changed', why: 'One digit differs, and it is that of another PKP.',
      text: plain().replace(/(.)'\.$/, (_, last) => `${last === '0' ? '1' : '0'}'.`) },
    { id: 'statement-number', title: 'Entries numbered from 0', why: 'Entries are numbered from 1.', text: plain().replace('(1)', '(0)') },
    { id: 'statement-no-point', title: 'No point at the end', why: 'The last character is missing.', text: plain().slice(0, -1) },
    { id: 'statement-trailing-space', title: 'A space after the statement', why: 'The statement does not end with the ReCap statement but with a space.',
      text: `${plain()} ` },
    { id: 'statement-text-after', title: 'A sentence after the statement', why: 'Text after the ReCap statement is no preface.',
      text: `${plain()} But only on Mondays.` },
    { id: 'statement-glued', title: 'A sentence in front without a space', why: 'One space stands between the preface and the ReCap statement.',
      text: `I want to sign with this key.${plain()}` },
    { id: 'statement-entries-only', title: 'The entries without the preamble', why: 'The statement begins with the preamble.',
      text: plain().slice(PREAMBLE.length + 1) },
    { id: 'statement-two-spaces', title: 'Two spaces after the preamble', why: 'One space stands before each entry.',
      text: plain().replace(': (1)', ':  (1)') },
    { id: 'statement-restrictions', title: 'The restrictions in the statement', why: 'Restrictions do not appear in the statement.',
      fields: { details: details({ [PKP_URI]: { [SIGNING]: [{ uses: '1' }] } }), says: plain().replace("'Signing'", "'Signing' (uses: 1)") } },
    { id: 'statement-algorithm', title: 'The statement spaced as in the algorithm of the standard',
      why: 'The form is that of the examples of the standard, which is what is deployed.', contested: algorithmic, fields: {},
      text: `${PREAMBLE} (1)'Threshold':'Signing'for '${PKP_URI}'.` },
    { id: 'statement-faked-entry', title: 'A statement that spells the quotation marks of a resource as two entries', twin: 'statement-quotes',
      why: 'A resource contains no spaces, so its imitation of an entry is another text.',
      fields: { details: details({ [fake(false)]: { [SIGNING]: [{}] } }), says: statement({ att: { [fake(true)]: { [SIGNING]: [{}] } } }) } },
  ]);

/** Statements are long: a change leaves out what every one has. */
function shortened(text: string) {
  return json(text.replaceAll(PREAMBLE, 'I further ... behalf:').replaceAll(PKP_URI, 'lit-pkp://7f...'));
}

const placed = (): Row[] => {
  const uri = recapUri(grant());
  const limited = recapUri(details({ [PKP_URI]: { [SIGNING]: [{ uses: '1' }] } }));
  return [
    { id: 'recap-after-resource', title: 'A resource in front of the ReCap', rules: ['recap.single', 'recap.last'],
      why: 'The ReCap is the last resource and the only ReCap; other resources may stand before it.',
      input: granting({ resources: ['https://app.example/terms', uri] }) },
    { id: 'recap-own-uri', title: 'A resource of the ReCap as a resource of its own', rules: ['recap.single', 'recap.last'],
      why: 'A plain resource grants nothing and is not compared with the ReCap.', input: granting({ resources: [OTHER_PKP_URI, uri] }) },
    { id: 'recap-not-last', title: 'A resource after the ReCap', twin: 'recap-after-resource', change: 'the two resources change places', rule: 'recap.last',
      risk: ['consent-bypass', 'parser-differential'], why: 'A ReCap occupies the final entry; a reader that takes the last resource finds none.',
      input: granting({ resources: [uri, 'https://app.example/terms'] }) },
    { id: 'recap-not-last-login', title: 'A resource after the ReCap of a login', twin: 'auth-login-recap', change: 'resources += "https://app.example/terms"',
      rule: 'recap.last', risk: ['consent-bypass', 'parser-differential'], why: 'A ReCap occupies the final entry, in a login too.',
      input: login({ statement: plain(), resources: [uri, 'https://app.example/terms'] }) },
    ...group({ twin: 'auth-session', rule: 'recap.single',
      why: 'A message has one ReCap at most. The statement is that of either, so nothing else tells them apart.',
      from: ({ resources }: { resources: readonly string[] }) => ({ input: granting({ resources }) }) }, [
      { id: 'recap-two-twice', title: 'The same ReCap twice', change: 'the ReCap, a second time', resources: [uri, uri] },
      { id: 'recap-two-restricted', title: 'A restricted ReCap, then the same without the restriction', change: 'a ReCap with a restriction in front',
        resources: [limited, uri] },
      { id: 'recap-two-widened', title: 'A ReCap, then the same with a restriction', change: 'a ReCap with a restriction after it', resources: [uri, limited] },
      { id: 'recap-two-apart', title: 'Two ReCaps with a resource between them', change: 'the ReCap and another resource in front',
        resources: [uri, 'https://app.example/terms', uri] },
    ]),
    { id: 'statement-absent', title: 'A ReCap without a statement', twin: 'auth-session', change: 'statement left out', rule: 'recap.statement-present',
      why: 'The statement of the message has to end with that of the ReCap, and there is none: the person saw nothing of the grant.',
      input: granting({ statement: undefined }) },
    { id: 'statement-absent-login', title: 'A login with a ReCap without a statement', twin: 'auth-login-recap', change: 'statement left out',
      rule: 'recap.statement-present', why: 'A ReCap is optional in a login; where there is one, the statement has to say it.',
      input: login({ statement: undefined, resources: [uri] }) },
  ];
};

const twice = (): Row[] => {
  const uri = recapUri(grant());
  return [
    { id: 'recap-two-first-broken', title: 'A ReCap behind one that cannot be decoded', twin: 'auth-session', faults: ['recap.single', 'recap.encoding'],
      change: 'a ReCap with padding in front', why: 'Of several ReCaps the last alone is decoded: what is wrong with the one in front is that there are two.',
      input: granting({ resources: [`${uri}=`, uri] }) },
  ];
};

/** JSON text of the grant, lengthened by spaces until its base64 has what is asked for. */
function textUntil(fits: (text: string) => boolean) {
  let text = json(grant());
  while (!fits(text)) text += ' ';
  return text;
}

const malformed = (): Row[] => {
  const padded = textUntil((text) => utf8(text).length % 3 !== 0);
  const payload = base64url(padded);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const nextLetter = alphabet[alphabet.indexOf(payload.slice(-1)) + 1];
  const noted = details({ [PKP_URI]: { [SIGNING]: [{ note: '???>>>???>>>???' }] } });
  const duplicate = json(grant()).replace('"prf"', `"att":${json(grant().att)},"prf"`);
  const reversed = { [PKP_URI]: { [SIGNING]: [{}] }, [ACTION_URI]: { [EXECUTION]: [{}] } };
  return [
    { id: 'recap-no-prf', title: 'A ReCap without prf', rules: ['recap.shape'], why: 'Absent and empty proofs are equal.',
      input: granting({ resources: [recapUri({ att: grant().att })] }) },
    { id: 'recap-white-space', title: 'A ReCap whose JSON text has white space', rules: ['json.text', 'recap.encoding'],
      why: 'White space in the payload is free, and the URI is signed as it stands.',
      input: granting({ resources: [recapUri(JSON.stringify(grant(), null, 1))] }) },
    ...group({ twin: 'auth-session',
      from: ({ fields = {}, resources }: { fields?: Grant; resources: readonly string[] }) => ({ input: granting({ ...fields, resources }) }) }, [
      { id: 'recap-upper-case', title: 'A ReCap URI in upper case', change: 'prefix: URN:RECAP:', rule: 'recap.prefix',
        why: 'It counts as a ReCap, and the prefix is written in lower case.',
        resources: [recapUri(grant()).replace('urn:recap:', 'URN:RECAP:')] },
      { id: 'recap-padding', title: 'A payload with padding', change: 'padding of the payload added', rule: 'recap.encoding',
        why: 'The payload is base64url without padding.', resources: [`urn:recap:${payload}${'='.repeat((4 - (payload.length % 4)) % 4)}`] },
      { id: 'recap-trailing-bits', title: 'A payload whose last letter has a bit too many', change: 'last letter of the payload: the next of the alphabet',
        rule: 'recap.encoding', risk: ['signature-malleability'], why: 'Bits after the last byte are zero; otherwise one payload has several texts.',
        resources: [`urn:recap:${payload.slice(0, -1)}${nextLetter}`] },
      { id: 'recap-duplicate', title: 'A payload with att twice', change: 'att, a second time with the same value', rule: 'json.text',
        why: 'No object has a key twice, in a payload either.', resources: [recapUri(duplicate)] },
      { id: 'recap-alternatives', title: 'A restriction object where an array of them belongs', change: 'alternatives: {}', rule: 'recap.shape',
        risk: ['widening', 'type-confusion'], why: 'The value of an ability is an array of objects.',
        resources: [recapUri({ att: { [PKP_URI]: { [SIGNING]: {} } }, prf: [] })] },
      { id: 'recap-order', title: 'Resources out of order', twin: 'auth-statement-two-resources', change: 'the keys of att change places', rule: 'recap.order',
        why: 'Keys stand in ascending order of their bytes.', fields: { statement: statement(two()) }, resources: [recapUri(details(reversed))] },
      { id: 'recap-proof-cid', title: 'A proof that is no CID', change: 'prf: ["not-a-cid"]', rule: 'recap.proof-cid', risk: ['parser-differential'],
        profiles: { 'erc-4361': refusedBy('auth-sig.proofs') }, why: 'A proof is a CID in Base58btc.', resources: [recapUri(details(grant().att, ['not-a-cid']))] },
      { id: 'recap-resource', title: 'A resource without a scheme', change: 'resource: "pkp one"', rule: 'recap.resource', risk: ['consent-bypass', 'widening'],
        why: 'A key of att is a URI.', fields: { statement: statement({ att: { 'pkp one': { [SIGNING]: [{}] } } }) },
        resources: [recapUri(details({ 'pkp one': { [SIGNING]: [{}] } }))] },
      { id: 'recap-ability', title: "The SDK's name in the place of an ability", change: 'ability: "pkp-signing"', rule: 'recap.ability', risk: ['widening'],
        why: 'An ability is two parts with a slash between them.', fields: { statement: `${PREAMBLE} (1) 'pkp-signing': '' for '${PKP_URI}'.` },
        resources: [recapUri(details({ [PKP_URI]: { 'pkp-signing': [{}] } }))] },
    ]),
    { id: 'recap-alphabet', title: 'A payload in the alphabet of base64', twin: 'auth-session',
      change: 'restriction: {"note":"???>>>???>>>???"}, payload: base64 with + and /, without padding', rule: 'recap.encoding',
      why: 'The alphabet is that of base64url, in which - and _ stand for + and /.',
      input: granting({ details: noted, resources: [`urn:recap:${base64url(json(noted)).replaceAll('-', '+').replaceAll('_', '/')}`] }) },
    { id: 'recap-percent', title: 'A resource with a percent-encoded letter', twin: 'auth-session', change: 'resource: "https://app.example/%61"',
      rule: 'siwe.statement', risk: ['parser-differential'],
      why: 'The ReCap is valid, and its statement contains %, which no statement of a SIWE message may contain: no valid message carries this grant.',
      input: granting({ details: details({ 'https://app.example/%61': { 'crud/read': [{}] } }) }),
      contested: contest('a-statement-charset', { result: 'accept',
        reading: 'The prose admits every ASCII character but LF, and ERC-5573 puts resources into the statement as they are.' }) },
    { id: 'recap-empty', title: 'The empty capability object that clients make by default', twin: 'auth-session', change: 'ReCap: {"att":{},"prf":[]}',
      rule: 'recap.shape', risk: ['widening'], why: 'att has at least one resource; a ReCap that grants nothing is none.',
      input: granting({ details: { att: {}, prf: [] } }),
      contested: contest('a-missing-att', { result: 'accept', reading: 'The text asks for an object only, and clients make an empty one by default.' }) },
    { id: 'recap-unknown-member', title: 'A member of the payload that no ReCap has', twin: 'auth-session', change: 'x: true, after prf', rule: 'recap.shape',
      profiles: lit(accepted), why: 'The payload has att and prf and nothing else. The profiles of Lit ignore other members.',
      input: granting({ resources: [recapUri({ ...grant(), x: true })] }),
      contested: contest('a-unknown-members', { result: 'accept',
        reading: 'The details object can contain additional information, and its schema is open.' }) },
  ];
};

const CID_V0 = 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG';
const CID_V1 = 'zdj7WhuEjrB52m1BisYCtmjH1hSKa7yZ3jEZ9JcXaFRD51wVz';

const proofs = () =>
  group({ rule: 'auth-sig.proofs',
    why: 'The grant rests on what others granted, and no proof is at hand: to accept it would let anybody grant what is not theirs.',
    from: ({ prf, build, att }: { prf: readonly string[]; build: typeof granting; att: Att }) => ({
      change: `prf: ${json(prf)}`, input: build({ details: { att, prf } }) }) }, [
    { id: 'proofs-v0', title: 'A grant with a proof of version 0', twin: 'auth-session', prf: [CID_V0], build: granting, att: grant().att },
    { id: 'proofs-v1', title: 'A grant with a proof of version 1', twin: 'auth-session', prf: [CID_V1], build: granting, att: grant().att },
    { id: 'proofs-delegation', title: 'A delegation with a proof', twin: 'auth-delegation', prf: [CID_V0], build: delegating,
      att: { 'lit-ratelimitincrease://7': { 'Auth/Auth': [{}] } } },
  ]);

/** What the network writes about how a session was authorised. */
const authContext = () => ({ auth_context: { actionIpfsIds: [ACTION], authSigAddress: null, resources: [] } });

const contexts = (): Row[] => {
  const contextual = details({ [PKP_URI]: { [SIGNING]: [{}] }, [CONTEXT]: { 'Auth/Auth': [authContext()] } });
  const withId = details({ 'lit-resolvedauthcontext://1': { 'Auth/Auth': [authContext()] } });
  const anyAbility = details({ [CONTEXT]: { '*/*': [authContext()] } });
  return [
    { id: 'context-bls', title: 'A resolved auth context signed by the network', rules: ['auth-sig.auth-context', 'auth-sig.signature'],
      why: 'The network writes how a session was authorised, and its signature verifies under the network key.',
      input: underNetwork(blsAuthSig(grantText({ details: contextual }))) },
    { id: 'context-near', title: 'A resource whose prefix begins with that of an auth context', rules: ['auth-sig.auth-context'],
      why: 'lit-resolvedauthcontexts is another prefix, and means nothing to anybody.',
      input: granting({ details: details({ 'lit-resolvedauthcontexts://*': { 'Auth/Auth': [authContext()] } }) }) },
    ...group({ twin: 'auth-session', rule: 'auth-sig.auth-context',
      why: 'Only the network says how a session was authorised; a wallet could claim any authorisation of itself.' }, [
      { id: 'context-eoa', title: 'A resolved auth context signed by a wallet', change: `ReCap: Auth/Auth on ${CONTEXT} added`,
        input: granting({ details: contextual }) },
      { id: 'context-id', title: 'A resolved auth context with an id', change: 'ReCap: Auth/Auth on lit-resolvedauthcontext://1',
        input: granting({ details: withId }) },
      { id: 'context-ability', title: 'A resolved auth context with every ability', change: `ReCap: */* on ${CONTEXT}`,
        input: granting({ details: anyAbility }) },
      { id: 'context-login', title: 'A login with a resolved auth context signed by a wallet', twin: 'auth-login-recap',
        change: `ReCap: Auth/Auth on ${CONTEXT} added`, input: login({ statement: statement(contextual), resources: [recapUri(contextual)] }) },
    ]),
  ];
};

export default () => [
  topic({ operation: 'auth-sig.verify', name: 'statement', prefix: 'auth-' }, stated(), misstated()),
  topic({ operation: 'auth-sig.verify', name: 'recap', prefix: 'auth-' }, placed(), malformed(), proofs()),
  topic({ operation: 'auth-sig.verify', folder: 'several-faults', name: 'auth-recap', prefix: 'auth-', since: '3.1.0' }, twice()),
  topic({ operation: 'auth-sig.verify', name: 'auth-context', prefix: 'auth-' }, contexts()),
];
