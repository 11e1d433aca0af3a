// flow.run: contract wallets over time, what several faults come to, and logins of every kind over a ledger of nonces.
import {
  type AuthSig, aborted, accepted, authSigs, blsAuthSig, bob, DOMAIN, deployed, type Fields, flows, grantText, type Input, kinds, lit, message, NONCE,
  type ProfileVerdicts, type RuleId, refusedBy, sessionSig, sessions, siwe, standards, topic, type Verdict,
} from '../vocabulary.js';

const { login, presents, verifies } = flows;
const { calls, contractWallet, cosmosSig, deployment, MAX_AGE, noCode, ownKeyWallet, REFUSAL, replyTo, solanaSig, textAt, texts, vault, wrapper } = kinds;

const open = refusedBy('auth-sig.kind-undecided');
const refused = refusedBy('auth-sig.contract-signature');

const loginText = (fields: Fields = {}) =>
  siwe({ domain: DOMAIN, address: vault().address, uri: authSigs.LOGIN_URI, expirationTime: '2026-01-15T13:00:00Z', ...fields });
const visitor = (parts: kinds.ContractParts = {}) => contractWallet({ text: loginText(), ...parts });
const granter = (by = vault()) => contractWallet({ by, text: grantText({ by }) });

/** A login, judged by itself. */
const logsIn = (signature: AuthSig, over: Input = {}, verdict: Verdict = accepted, profiles: ProfileVerdicts = {}) =>
  verifies(signature, 'login', verdict, profiles, over);

/** A login that breaks a rule, and what profiles answer that do not. */
const wrong = (signature: AuthSig, rule: RuleId, over: Input = {}, profiles: ProfileVerdicts = {}) => logsIn(signature, over, refusedBy(rule), profiles);

/** A session over capabilities, with replies of contracts; nodes of Lit end there. */
const carries = (capabilities: readonly AuthSig[], over: Input, verdict: Verdict = accepted) =>
  presents(sessionSig(message({ capabilities })), over, verdict, aborted);

const later = (minutes: number) => `2026-01-15T12:${String(minutes).padStart(2, '0')}:00Z`;
const no = (made: kinds.Contract, over: Input = {}) => replyTo(made, { data: REFUSAL, ...over });

// --- A wallet over time ---

/** The login at some minute, with the reply of another one, or without. */
const at = (minutes: number, reply: Input | undefined, verdict?: Verdict) =>
  logsIn(visitor().authSig, { now: later(minutes), ...(reply ? calls(reply) : {}) }, verdict);
const yesAt = (minutes: number) => replyTo(visitor(), { asOf: later(minutes) });
const noAt = (minutes: number) => no(visitor(), { asOf: later(minutes) });

/** A wallet that is deployed between two logins, with and without a wrapper. */
const deploying = () => {
  const bare = ownKeyWallet();
  const wrapped = ownKeyWallet({ deployment: deployment() });
  return [
    logsIn(bare.authSig, calls(noCode(bare))),
    logsIn(bare.authSig, calls(no(bare)), refused),
    logsIn(wrapped.authSig, calls(replyTo(bare)), open),
    logsIn(wrapped.authSig, calls(noCode(wrapped)), refused),
    logsIn(wrapped.authSig, calls(replyTo(wrapped))),
  ];
};

/** A wrapper inside a wrapper, and a reply about each signature in it. */
const nested = () => {
  const plain: string = visitor().question.signature;
  const inner = wrapper({ ...deployment(), sig: plain });
  const outer = visitor({ sig: inner, deployment: deployment() });
  const about = (signature: string, verdict?: Verdict) => logsIn(outer.authSig, calls(replyTo(outer, { signature })), verdict);
  return [about(inner), about(plain, open), about(outer.authSig.sig, open)];
};

const minds = () => [
  { id: 'contract-mind', title: 'A contract wallet that changes its mind, and an old reply',
    rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature'], risk: ['replay', 'forgery'],
    why: 'The contract agrees, and refuses five minutes later, when its owners are others. The reply of the first time is too old by then, and without a reply nothing is known. When it agrees again the login is good again.',
    steps: [at(0, yesAt(0)), at(1, yesAt(0)), at(5, noAt(5), refused), at(5, yesAt(0), open), at(5, undefined, open), at(10, yesAt(10))] },
  { id: 'contract-deployed-later', title: 'A wallet that is used before it is deployed, and after',
    rules: ['auth-sig.kind-undecided', 'auth-sig.signature', 'auth-sig.contract-signature'], risk: ['fail-open', 'wrong-account'],
    why: 'Without code the key of the address signs for it. Once there is code the contract has the last word, and the same signature is refused. The wrapper of the same signature is a question of its own.',
    steps: deploying() },
  { id: 'contract-nested', title: 'A wrapper inside a wrapper, and replies about each signature in it',
    rules: ['auth-sig.kind-undecided', 'auth-sig.signature-form'], risk: ['forgery', 'parser-differential'],
    why: 'A wrapper is opened once: the question is about what stands inside, which ends with the suffix itself. Replies about the innermost signature and about the whole are about something else.',
    steps: nested() },
  { id: 'contract-session-mind', title: 'A session whose contract wallet changes its mind between two requests',
    rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature', 'lit-v7.unsupported-aborts'], risk: ['replay', 'wrong-account'],
    why: 'Each request is judged with the evidence of its time: the session is good as long as the contract agrees to its grant, and open where nobody asked.',
    steps: [
      carries([granter().authSig], calls(replyTo(granter()))),
      carries([granter().authSig], { now: later(5), ...calls(no(granter(), { asOf: later(5) })) }, refused),
      carries([granter().authSig], { now: later(5), ...calls(replyTo(granter())) }, open),
    ] },
] as const;

// --- Ledgers of nonces ---

const unsited = { maxAge: MAX_AGE, domain: undefined };
const nonceless = (signature: AuthSig, over: Input = {}) =>
  login(signature, refusedBy('auth-sig.nonce'), deployed(accepted), { ...unsited, ...over });

const ledgers = () => [
  { id: 'login-contract', title: 'A login of a contract wallet over a ledger of nonces',
    rules: ['auth-sig.nonce-once', 'auth-sig.kind-undecided', 'auth-sig.contract-signature'], risk: ['replay', 'lockout'],
    why: 'What cannot be decided and what the contract refuses consume nothing. The first acceptance consumes the nonce, whoever agrees afterwards.',
    nonces: [NONCE],
    steps: [
      login(visitor().authSig, open),
      login(visitor().authSig, refused, {}, calls(no(visitor()))),
      login(visitor().authSig, accepted, {}, calls(replyTo(visitor()))),
      login(visitor().authSig, refusedBy('auth-sig.nonce-once'), {}, calls(replyTo(visitor()))),
    ] },
  { id: 'login-solana', title: 'Logins of accounts without SIWE over a ledger of nonces', rules: ['auth-sig.nonce', 'auth-sig.nonce-once'], risk: ['replay'],
    why: 'Their texts name no nonce, so that none could be consumed and the same text would log in for as long as it is good. Where nonces are not looked at it does.',
    nonces: [NONCE], steps: [nonceless(solanaSig()), nonceless(solanaSig()), nonceless(cosmosSig(), texts(textAt()))] },
] as const;

// --- Several faults ---

const aged = { maxAge: MAX_AGE };
const known = () => ({ ...aged, ...texts(textAt()) });

/** The JSON names another contract than the text, and the contract that it names agrees. */
const claimed = () => {
  const { authSig, question } = visitor({ over: { address: vault('mallory').address } });
  const theirs = calls(replyTo({ question: { ...question, address: authSig.address } }));
  return [wrong(authSig, 'auth-sig.address', theirs, lit(accepted)), logsIn({ ...authSig, address: vault().address }, theirs, open)];
};

/** A Solana and a Cosmos account with the signature of another text. */
const forgedSolana = () => solanaSig(textAt(), undefined, { sig: solanaSig(textAt('2026-01-15T11:00:00Z')).sig });
const forgedCosmos = () => cosmosSig(textAt(), undefined, { sig: cosmosSig('another').sig });

/** Other spellings of a digest, and other things in its place. */
const spellings = () => {
  const made = cosmosSig();
  const digits = made.signedMessage;
  return [`0x${digits}`, `${digits} `, Buffer.from(digits, 'hex').toString('base64'), textAt(), digits.slice(2), ''].map((signedMessage) =>
    wrong({ ...made, signedMessage }, 'auth-sig.signed-text', known(), lit(refusedBy('auth-sig.signature'))));
};

/** Sessions of two contract wallets, of which one refuses, and of one beside a wallet. */
const insufficient = () => {
  const [first, second] = [granter(), granter(vault('second'))];
  const both = [first.authSig, second.authSig];
  return [
    carries(both, calls(no(first)), open),
    carries(both, calls(no(first), no(second)), refusedBy('session.no-authority')),
    carries(both, calls(no(first), replyTo(second))),
    carries([first.authSig, sessions.capability()], {}),
  ];
};

const faults = () => [
  { id: 'contract-claimed', title: 'The JSON names another contract, and only that one agrees', rules: ['auth-sig.address', 'auth-sig.kind-undecided'],
    risk: ['forgery', 'wrong-account'],
    why: 'Whoever owns some contract could log in as anybody if the contract of the JSON were asked: that its address is another one decides, before any reply is looked at. Nodes of Lit ask it and believe it. With the honest address the same reply is about something else.',
    steps: claimed() },
  { id: 'kinds-two-faults', title: 'AuthSigs that break one rule and leave another undecided', risk: ['fail-open', 'type-confusion'],
    rules: ['auth-sig.purpose', 'auth-sig.network-key', 'auth-sig.age', 'auth-sig.age-undecided', 'auth-sig.signed-text', 'auth-sig.signed-at',
      'auth-sig.address-form', 'auth-sig.signature-form', 'auth-sig.expired', 'auth-sig.domain', 'auth-sig.kind-undecided'],
    why: 'Where one rule rejects and another cannot decide, the verdict is reject: a network login without a key of the network, a Solana account for a session and one from the future without a longest age, a Cosmos digest of another text and one of a text without a time without a longest age, an address of another form, a malformed wrapper and an expired login that no contract was asked about, a Cosmos account without a text where a domain is expected.',
    steps: [
      wrong(blsAuthSig(loginText({ address: bob().address }), undefined, bob()), 'auth-sig.purpose'),
      verifies(solanaSig(), 'session', refusedBy('auth-sig.purpose')),
      wrong(solanaSig(textAt('2026-01-15T13:00:00Z')), 'auth-sig.age', {}, { ...deployed(accepted), ...standards(accepted) }),
      wrong(cosmosSig(), 'auth-sig.signed-text', texts('another'), lit(accepted)),
      wrong(cosmosSig('no time'), 'auth-sig.signed-at', texts('no time'), { ...deployed(accepted), ...standards(accepted) }),
      wrong(cosmosSig(textAt(), undefined, { address: bob().address }), 'auth-sig.address-form'),
      wrong(visitor({ over: { sig: `0x${kinds.SUFFIX}` } }).authSig, 'auth-sig.signature-form', {}, lit(open)),
      wrong(visitor({ text: loginText({ expirationTime: '2026-01-15T11:30:00Z' }) }).authSig, 'auth-sig.expired', {}, { reown: open }),
      wrong(cosmosSig(), 'auth-sig.domain', { ...aged, domain: DOMAIN }, { ...lit(accepted), reown: open }),
    ] },
  { id: 'kinds-stages', title: 'Signatures that are not judged because of what is undecided before them',
    rules: ['auth-sig.age-undecided', 'auth-sig.kind-undecided', 'auth-sig.signed-text', 'auth-sig.signature'], risk: ['fail-open', 'forgery'],
    why: 'A longest age and a text are asked for before any signature is computed: without them a wrong signature is undecided as well, and nothing is accepted. With them it is refused.',
    steps: [
      wrong(forgedSolana(), 'auth-sig.age-undecided', {}, { ...deployed(refusedBy('auth-sig.signature')), ...standards(refusedBy('auth-sig.signature')) }),
      wrong(forgedSolana(), 'auth-sig.signature', aged),
      logsIn(forgedCosmos(), aged, open, lit(refusedBy('auth-sig.signature'))),
      wrong(forgedCosmos(), 'auth-sig.signature', known()),
    ] },
  { id: 'cosmos-digest-spellings', title: 'Spellings of a Cosmos digest that are none', rules: ['auth-sig.signed-text', 'auth-sig.signature'],
    risk: ['consent-bypass', 'parser-differential'],
    why: 'signedMessage is 64 lower-case hex digits. With 0x, with a space behind, in Base64, or the document or the text itself in its place, it is the digest of no text; and where a digest is believed there is none that the signature could be over.',
    steps: spellings() },
  { id: 'session-login-kinds', title: 'Accounts whose kinds are for logins as the only capability of a session',
    rules: ['auth-sig.purpose', 'lit-v7.unsupported-aborts'], risk: ['type-confusion', 'wrong-session'],
    why: 'Neither grants anything to a session key, whatever else is known about it; the one capability that is no delegation is reported directly.',
    steps: ([[solanaSig(), aged], [solanaSig(), {}], [cosmosSig(), known()], [cosmosSig(), {}]] as const)
      .map(([signature, over]) => carries([signature], over, refusedBy('auth-sig.purpose'))) },
  { id: 'session-contract-insufficient', title: 'Sessions that a reply could not save',
    rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature', 'session.no-authority', 'lit-v7.unsupported-aborts'], risk: ['fail-open'],
    why: 'A contract wallet that nobody asked leaves a session open only where its grant would suffice: beside a contract that refuses it would; beside a valid grant nothing is open.',
    steps: insufficient() },
] as const;

export default () => topic({ operation: 'flow.run', name: 'kinds', prefix: 'flow-', since: kinds.SINCE, from: flows.flowing }, minds(), ledgers(), faults());
