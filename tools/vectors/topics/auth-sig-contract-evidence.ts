// Replies of contracts as evidence: to which question one is, of which form, of which time, and which of several counts.
import {
  alice, asGrant, authSigs, describe, eip191, grantText, group, hex, type Input, kinds, lastDigit, lit, NOW, type Row, refusedBy, topic,
} from '../vocabulary.js';

const { asLogin, loginText } = authSigs;
const { calls, contractWallet, MAGIC, ownKeyWallet, purposes, REFUSAL, replyTo, SINCE, vault } = kinds;

const via = 'EIP1271_SHA256';

/** A login of a contract wallet with one reply that differs in `reply`. */
const answered = (made: kinds.Contract, reply: Input = {}) => asLogin(made.authSig, calls(replyTo(made, reply)));

// --- Replies in time ---

const granted = () => contractWallet({ text: grantText({ by: vault() }) });
const ofTime = ({ asOf }: Row & { readonly asOf: string }) => ({ input: answered(contractWallet(), { asOf }) });

/** Bounds of `asOf - skew <= now <= asOf + evidenceAge`: 60 s either way, in a login. */
const inTime = () => [
  ...group({ prefix: 'auth-contract-time-', rules: ['auth-sig.kind-undecided'], from: ofTime }, [
    { id: 'oldest', title: 'A reply of 60 seconds ago', asOf: '2026-01-15T11:59:00Z', why: 'now is asOf and 60 s, which is still in time.' },
    { id: 'before-oldest', title: 'A reply of 59 seconds ago', asOf: '2026-01-15T11:59:01Z', why: 'now is before asOf and 60 s.' },
    { id: 'newest', title: 'A reply of 60 seconds ahead', asOf: '2026-01-15T12:01:00Z',
      why: 'now is asOf less the skew, which is in time already.' },
    { id: 'before-newest', title: 'A reply of 59 seconds ahead', asOf: '2026-01-15T12:00:59Z', why: 'now is after asOf less the skew.' },
    { id: 'offset', title: 'A reply with its time at an offset', asOf: '2026-01-15T21:00:00.000000001+09:00',
      why: 'Nine in the evening at this offset is noon, and a fraction has any number of digits.' },
  ]),
  ...group({ prefix: 'auth-contract-' }, [
    { id: 'session-time-newest', title: 'A grant, and a reply of 60 seconds ahead', rules: ['auth-sig.kind-undecided'],
      profiles: lit(refusedBy('auth-sig.kind-undecided')),
      why: 'now is asOf less the skew of a session, which is in time already. Nodes of Lit have no skew there.',
      input: asGrant(granted().authSig, calls(replyTo(granted(), { asOf: '2026-01-15T12:01:00Z' }))) },
  ]),
];

// --- Several replies ---

const earlier = '2026-01-15T11:59:30Z';
const yes = (asOf = NOW) => replyTo(contractWallet(), { asOf });
const no = (asOf = NOW) => replyTo(contractWallet(), { asOf, data: REFUSAL });
const ofAnotherText = () => replyTo(contractWallet({ text: loginText({ by: vault(), requestId: '1' }) }), { data: REFUSAL });

const replied = ({ replies }: Row & { readonly replies: readonly unknown[] }) => ({
  input: asLogin(contractWallet().authSig, calls(...(replies as Input[]))),
});

const several = () =>
  group({ prefix: 'auth-contract-several-', from: replied,
    accepted: { rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature'] }, refused: { risk: ['forgery', 'replay'] } }, [
    { id: 'newer-yes', title: 'A contract that agrees after it refused', replies: [no(earlier), yes()],
      why: 'The newer reply counts, and it is a yes.' },
    { id: 'newer-yes-turned', title: 'A contract that agrees after it refused, its newer reply first', replies: [yes(), no(earlier)],
      why: 'The newer reply counts, wherever it stands.' },
    { id: 'newer-by-offset', title: 'A newer reply whose digits look older', replies: [no('2026-01-15T11:59:59.9Z'), yes('2026-01-15T07:00:00-05:00')],
      why: 'Times are compared as times: seven at this offset is noon.' },
    { id: 'same-time', title: 'Two replies of one time, the first a yes', replies: [yes(), no()], why: 'Of two of one time the first counts.' },
    { id: 'beside-other', title: 'A newer refusal of another text', replies: [yes(earlier), ofAnotherText()],
      why: 'A reply about another question is none to this one.' },
    { id: 'beside-future', title: 'A refusal that is of too late a time', replies: [yes(), no('2026-01-15T12:02:00Z')],
      why: 'A reply that is out of time is no evidence, whatever it says.' },
    { id: 'beside-malformed', title: 'Replies that are none, in front of a yes', why: 'What has not the form of a reply is none.',
      replies: [null, 'yes', [], { ...no('2026-01-15T12:00:30Z'), outcome: 'no' }, yes()] },
    { id: 'repeated', title: 'One reply three times', replies: [yes(), yes(), yes()], why: 'A reply does not grow by repetition.' },
  ], group({ rule: 'auth-sig.contract-signature', twin: 'several-newer-yes' }, [
    { id: 'newer-no', title: 'A contract that refuses after it agreed', change: 'asOf of the two replies, exchanged', replies: [yes(earlier), no()],
      why: 'The newer reply counts: a wallet may change its mind.' },
    { id: 'newer-no-turned', title: 'A contract that refuses after it agreed, its newer reply first', twin: 'several-newer-yes-turned',
      change: 'asOf of the two replies, exchanged', replies: [no(), yes(earlier)], why: 'The newer reply counts, wherever it stands.' },
    { id: 'newer-no-fraction', title: 'A contract that refuses a thousandth later', change: 'the yes at 11:59:59.999, the no at 12:00:00',
      replies: [yes('2026-01-15T11:59:59.999Z'), no()], why: 'The newer reply counts, by however little it is newer.' },
    { id: 'same-time-no', title: 'Two replies of one time, the first a no', twin: 'several-same-time', change: 'the two replies, exchanged',
      replies: [no(), yes()], why: 'Of two of one time the first counts.' },
    { id: 'stale-yes', title: 'A refusal, and an agreement of too early a time', change: 'the yes at 11:00, the no at 11:59:30',
      replies: [yes('2026-01-15T11:00:00Z'), no(earlier)], why: 'The agreement is out of time, and the refusal is what is left.' },
  ]));

// --- Replies that are no evidence about what the key of the address signed ---

/** A reply that differs, and why it is none. */
const unheard = ({ reply, none }: Row & { readonly reply: Input; readonly none: string }) => ({
  change: `the reply: ${describe(reply)}`,
  why: `${none}. Nobody knows what this contract says about this signature, although the key of the address made it.`,
  input: answered(ownKeyWallet(), reply),
});

/** Which question the reply is about. */
const otherQuestions = () => {
  const { question: { address, digest, signature } } = ownKeyWallet();
  const rows = [
    { id: 'chain', title: 'A reply from another chain', reply: { chainId: '10' }, none: 'The same address may be another contract on another chain' },
    { id: 'chain-hex', title: 'A reply with its chain in hex', reply: { chainId: '0x1' }, none: 'A chain id is in decimal, and 0x1 is another text' },
    { id: 'chain-number', title: 'A reply with its chain as a number', reply: { chainId: 1 }, none: 'A chain id is a text' },
    { id: 'no-chain', title: 'A reply without a chain', reply: { chainId: undefined }, none: 'Of a reply without a chain it is not known whom it is about' },
    { id: 'address', title: 'A reply of another contract', reply: { address: vault().address }, none: 'Another contract may agree to everything' },
    { id: 'address-bare', title: 'A reply with its address without 0x', reply: { address: address.slice(2) },
      none: 'The texts differ by more than letter case' },
    { id: 'address-padded', title: 'A reply with its address as a word', reply: { address: `0x${'00'.repeat(12)}${address.slice(2)}` },
      none: 'The texts differ by more than letter case' },
    { id: 'address-prefix', title: 'A reply with its address behind 0X', reply: { address: `0X${address.slice(2)}` }, since: '3.1.0',
      none: 'Hex stands behind 0x; letter case aside are its digits alone' },
    { id: 'digest', title: 'A reply about another digest', reply: { digest: lastDigit(digest) }, none: 'Agreement to another digest is none to this text' },
    { id: 'digest-text', title: 'A reply about the digest of another text', reply: { digest: `0x${hex(eip191(loginText({ requestId: '1' })))}` },
      none: 'Agreement to another text is none to this one' },
    { id: 'digest-sha256', title: 'A reply about SHA-256 of the text', reply: { digest: ownKeyWallet({ via }).question.digest },
      none: 'Kind EIP1271 signs the EIP-191 digest, and SHA-256 is the other kind' },
    { id: 'signature', title: 'A reply about another signature', reply: { signature: lastDigit(signature) },
      none: 'Whoever sends the AuthSig has not shown this signature' },
    { id: 'signature-v', title: 'A reply about the same signature with v of 0 or 1', none: 'To a contract these are other bytes',
      reply: { signature: signature.slice(0, -2) + (signature.endsWith('1b') ? '00' : '01') } },
    { id: 'signature-empty', title: 'A reply about an empty signature', reply: { signature: '0x' }, none: 'To a contract no bytes are another signature' },
    { id: 'deployment', title: 'A reply with a deployment that the signature does not name', reply: { deployment: kinds.deployment() },
      none: 'A call of somebody else in front may have changed the contract' },
    { id: 'no-digest', title: 'A reply without a digest', reply: { digest: undefined }, none: 'Of a reply without a digest it is not known what it is about' },
  ];
  return rows.map((row) => ({ ...row, none: `${row.none}: what is about something else is no evidence` }));
};

/** Replies that lack a member or have one of another form. */
const malformed = () =>
  [
    { id: 'no-data', title: 'A reply that returned and has no data', reply: { data: undefined }, none: 'What returned has data, if only 0x' },
    { id: 'data-bare', title: 'A reply whose data has no 0x', reply: { data: MAGIC.slice(2) }, none: 'data is 0x and hex' },
    { id: 'data-odd', title: 'A reply whose data has 63 hex digits', reply: { data: MAGIC.slice(0, -1) }, none: 'Hex digits of bytes come in pairs' },
    { id: 'data-list', title: 'A reply whose data is a list', reply: { data: [MAGIC] }, none: 'data is a text' },
    { id: 'data-no-code', title: 'A reply that found no code and whose data is no hex', reply: { code: false, data: 'none' }, since: '3.1.0',
      none: 'data is 0x and hex where it is there, whatever was found' },
    { id: 'data-failed', title: 'A reply of a call that failed, whose data has one hex digit', reply: { outcome: 'failed', data: '0x0' }, since: '3.1.0',
      none: 'data is 0x and hex where it is there, whatever came of the call' },
    { id: 'outcome', title: 'A reply with an outcome of success', reply: { outcome: 'success' }, none: 'An outcome is returned or failed' },
    { id: 'no-outcome', title: 'A reply without an outcome', reply: { outcome: undefined },
      none: 'Without an outcome it is not known whether the call failed' },
    { id: 'code-text', title: 'A reply with its code as hex', reply: { code: '0x6000' }, none: 'code says whether there is some, true or false' },
    { id: 'no-code-member', title: 'A reply that does not say whether there is code', reply: { code: undefined },
      none: 'Without it nobody knows who decides, the contract or a key' },
    { id: 'no-time', title: 'A reply without a time', reply: { asOf: undefined }, none: 'A reply of no time may be of any' },
    { id: 'time-seconds', title: 'A reply with its time in seconds since 1970', reply: { asOf: 1768478400 }, none: 'asOf is a text of RFC 3339' },
    { id: 'time-zone', title: 'A reply with a time without a zone', reply: { asOf: '2026-01-15T12:00:00' }, none: 'A date-time of RFC 3339 has a zone' },
  ].map((row) => ({ ...row, none: `${row.none}: a reply of another form is none` }));

const outOfTime = () => [
  { id: 'stale', title: 'A reply of 61 seconds ago', reply: { asOf: '2026-01-15T11:58:59Z' }, none: '60 s is the oldest that a reply may be' },
  { id: 'stale-fraction', title: 'A reply of 60.001 seconds ago', reply: { asOf: '2026-01-15T11:58:59.999Z' },
    none: '60 s is the oldest that a reply may be, and the comparison is exact' },
  { id: 'stale-hour', title: 'A reply of an hour ago, its time with an offset', reply: { asOf: '2026-01-15T12:00:00+01:00' },
    none: 'Noon at this offset is eleven, whatever the digits look like' },
  { id: 'future', title: 'A reply of 61 seconds ahead', reply: { asOf: '2026-01-15T12:01:01Z' },
    none: 'More than the skew of 60 s ahead, it may be of a state that never was' },
  { id: 'future-fraction', title: 'A reply of 60.001 seconds ahead', reply: { asOf: '2026-01-15T12:01:00.001Z' },
    none: 'More than the skew of 60 s ahead, and the comparison is exact' },
];

const late = { asOf: '2026-01-15T12:01:01Z' };
const stale = { asOf: '2026-01-15T11:58:59Z' };
const ownGrant = () => ownKeyWallet({ text: grantText() });
const ownDelegation = () => ownKeyWallet({ text: purposes.delegation.textOf(alice()) });

const unanswered = () =>
  group({ rule: 'auth-sig.kind-undecided', twin: 'auth-contract-own-key' },
    group({ prefix: 'auth-contract-about-', from: unheard }, otherQuestions()),
    group({ prefix: 'auth-contract-reply-', risk: ['fail-open'], from: unheard }, malformed()),
    group({ prefix: 'auth-contract-time-', risk: ['fail-open', 'replay'], from: unheard }, outOfTime()),
    [
      { id: 'no-replies', title: 'Evidence with an empty list of replies', change: 'contractCalls: []', risk: ['fail-open'],
        why: 'An empty list has no reply to this question.', input: asLogin(ownKeyWallet().authSig, calls()) },
      { id: 'other-evidence', title: 'Evidence without replies', change: 'contractCalls left out, signedTexts: the text', risk: ['fail-open'],
        why: 'A text is no evidence of what a contract says.', input: asLogin(ownKeyWallet().authSig, { evidence: { signedTexts: [loginText()] } }) },
      { id: 'sha256-about-eip191', title: 'A reply about the EIP-191 digest for kind EIP1271_SHA256', twin: 'auth-contract-sha256-own-key',
        change: 'the reply: digest: that of EIP-191',
        why: 'Kind EIP1271_SHA256 signs SHA-256 of the text, and a reply about another digest is no evidence.',
        input: answered(ownKeyWallet({ via }), { digest: ownKeyWallet().question.digest }) },
      { id: 'session-about-login', title: 'A grant, and the reply about the login of the same wallet', twin: 'auth-contract-own-key-session',
        change: 'the reply: that to the login', risk: ['fail-open', 'forgery', 'wrong-session'],
        why: 'Each text is a question of its own: agreement to a login grants nothing.', input: asGrant(ownGrant().authSig, calls(replyTo(ownKeyWallet()))) },
      { id: 'session-future', title: 'A grant, and a reply of 61 seconds ahead', twin: 'auth-contract-own-key-session',
        change: `the reply: ${describe(late)}`, risk: ['fail-open', 'replay'],
        why: 'The skew of a session is 60 s, and 61 are more.', input: asGrant(ownGrant().authSig, calls(replyTo(ownGrant(), late))) },
      { id: 'delegation-stale', title: 'A delegation, and a reply of 61 seconds ago', twin: 'auth-contract-own-key-delegation',
        change: `the reply: ${describe(stale)}`, risk: ['fail-open', 'replay'], why: 'A reply is good for 60 s in every purpose.',
        input: purposes.delegation.input(ownDelegation().authSig, calls(replyTo(ownDelegation(), stale))) },
    ]);

export default () =>
  topic({ operation: 'auth-sig.verify', name: 'contract-evidence', prefix: 'auth-contract-', since: SINCE }, inTime(), several(), unanswered());
