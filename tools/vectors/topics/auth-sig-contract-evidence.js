// Replies of contracts as evidence: to which question one is, of which form, of which time, and which of several counts.
import { asLogin, lit, loginText } from '../auth-sigs.js';
import {
  brought,
  calls,
  contractWallet,
  deployment,
  MAGIC,
  ownKeyWallet,
  purposes,
  REFUSAL,
  replyTo,
  vault,
} from '../kinds.js';
import { accept, alice, asGrant, eip191, file, grantText, hex, NOW, reject, undecided } from '../kit.js';

const SHA256 = 'EIP1271_SHA256';

/** A login of a contract wallet with one reply that differs in `reply`. */
const answered = (made, reply = {}) => asLogin(made.authSig, calls(replyTo(made, reply)));

// --- Which question the reply is about ---

const flipped = (text) => text.slice(0, -1) + (Number.parseInt(text.at(-1), 16) ^ 1).toString(16);

const otherQuestions = () => {
  const made = ownKeyWallet();
  const { question } = made;
  const bySha256 = ownKeyWallet({ via: SHA256 }).question.digest;
  return [
    [
      'chain',
      'A reply from another chain',
      { chainId: '10' },
      'The same address may be another contract on another chain',
    ],
    [
      'chain-hex',
      'A reply with its chain in hex',
      { chainId: '0x1' },
      'A chain id is in decimal, and 0x1 is another text',
    ],
    ['chain-number', 'A reply with its chain as a number', { chainId: 1 }, 'A chain id is a text'],
    [
      'no-chain',
      'A reply without a chain',
      { chainId: undefined },
      'Of a reply without a chain it is not known whom it is about',
    ],
    [
      'address',
      'A reply of another contract',
      { address: vault().address },
      'Another contract may agree to everything',
    ],
    [
      'address-bare',
      'A reply with its address without 0x',
      { address: question.address.slice(2) },
      'The texts differ by more than letter case',
    ],
    [
      'address-padded',
      'A reply with its address as a word',
      { address: `0x${'00'.repeat(12)}${question.address.slice(2)}` },
      'The texts differ by more than letter case',
    ],
    [
      'digest',
      'A reply about another digest',
      { digest: flipped(question.digest) },
      'Agreement to another digest is none to this text',
    ],
    [
      'digest-text',
      'A reply about the digest of another text',
      { digest: `0x${hex(eip191(loginText({ requestId: '1' })))}` },
      'Agreement to another text is none to this one',
    ],
    [
      'digest-sha256',
      'A reply about SHA-256 of the text',
      { digest: bySha256 },
      'Kind EIP1271 signs the EIP-191 digest, and SHA-256 is the other kind',
    ],
    [
      'signature',
      'A reply about another signature',
      { signature: flipped(question.signature) },
      'Whoever sends the AuthSig has not shown this signature',
    ],
    [
      'signature-v',
      'A reply about the same signature with v of 0 or 1',
      { signature: question.signature.slice(0, -2) + (question.signature.endsWith('1b') ? '00' : '01') },
      'To a contract these are other bytes',
    ],
    [
      'signature-empty',
      'A reply about an empty signature',
      { signature: '0x' },
      'To a contract no bytes are another signature',
    ],
    [
      'deployment',
      'A reply with a deployment that the signature does not name',
      { deployment: deployment() },
      'A call of somebody else in front may have changed the contract',
    ],
    [
      'no-digest',
      'A reply without a digest',
      { digest: undefined },
      'Of a reply without a digest it is not known what it is about',
    ],
  ].map(([name, title, over, why]) => [
    'about',
    name,
    title,
    over,
    `${why}: what is about something else is no evidence`,
  ]);
};

/** Replies that lack a member or have one of another form. */
const malformed = () =>
  [
    ['no-data', 'A reply that returned and has no data', { data: undefined }, 'What returned has data, if only 0x'],
    ['data-bare', 'A reply whose data has no 0x', { data: MAGIC.slice(2) }, 'data is 0x and hex'],
    [
      'data-odd',
      'A reply whose data has 63 hex digits',
      { data: MAGIC.slice(0, -1) },
      'Hex digits of bytes come in pairs',
    ],
    ['data-list', 'A reply whose data is a list', { data: [MAGIC] }, 'data is a text'],
    ['outcome', 'A reply with an outcome of success', { outcome: 'success' }, 'An outcome is returned or failed'],
    [
      'no-outcome',
      'A reply without an outcome',
      { outcome: undefined },
      'Without an outcome it is not known whether the call failed',
    ],
    ['code-text', 'A reply with its code as hex', { code: '0x6000' }, 'code says whether there is some, true or false'],
    [
      'no-code-member',
      'A reply that does not say whether there is code',
      { code: undefined },
      'Without it nobody knows who decides, the contract or a key',
    ],
    ['no-time', 'A reply without a time', { asOf: undefined }, 'A reply of no time may be of any'],
    ['time-seconds', 'A reply with its time in seconds since 1970', { asOf: 1768478400 }, 'asOf is a text of RFC 3339'],
    [
      'time-zone',
      'A reply with a time without a zone',
      { asOf: '2026-01-15T12:00:00' },
      'A date-time of RFC 3339 has a zone',
    ],
  ].map(([name, title, over, why]) => ['reply', name, title, over, `${why}: a reply of another form is none`]);

/** Bounds of `asOf - skew <= now <= asOf + evidenceAge`: 60 s either way, in a login. */
const outOfTime = () =>
  [
    ['stale', 'A reply of 61 seconds ago', { asOf: '2026-01-15T11:58:59Z' }, '60 s is the oldest that a reply may be'],
    [
      'stale-fraction',
      'A reply of 60.001 seconds ago',
      { asOf: '2026-01-15T11:58:59.999Z' },
      '60 s is the oldest that a reply may be, and the comparison is exact',
    ],
    [
      'stale-hour',
      'A reply of an hour ago, its time with an offset',
      { asOf: '2026-01-15T12:00:00+01:00' },
      'Noon at this offset is eleven, whatever the digits look like',
    ],
    [
      'future',
      'A reply of 61 seconds ahead',
      { asOf: '2026-01-15T12:01:01Z' },
      'More than the skew of 60 s ahead, it may be of a state that never was',
    ],
    [
      'future-fraction',
      'A reply of 60.001 seconds ahead',
      { asOf: '2026-01-15T12:01:00.001Z' },
      'More than the skew of 60 s ahead, and the comparison is exact',
    ],
  ].map(([name, title, over, why]) => ['time', name, title, over, why]);

const shown = (over) =>
  Object.entries(over)
    .map(([key, value]) => (value === undefined ? `${key} left out` : `${key}: ${JSON.stringify(value)}`))
    .join(', ');

const open = (id, title, fields) =>
  undecided(id, title, {
    rule: 'auth-sig.kind-undecided',
    risk: ['fail-open'],
    twin: 'auth-contract-own-key',
    ...fields,
  });

const unanswered = () => [
  ...[...otherQuestions(), ...malformed(), ...outOfTime()].map(([group, name, title, over, why]) =>
    open(`auth-contract-${group}-${name}`, title, {
      risk: ['fail-open', ...(group === 'about' ? ['forgery'] : []), ...(group === 'time' ? ['replay'] : [])],
      mutation: `the reply: ${shown(over)}`,
      reason: `${why}. Nobody knows what this contract says about this signature, although the key of the address made it.`,
      input: answered(ownKeyWallet(), over),
    }),
  ),
  open('auth-contract-no-replies', 'Evidence with an empty list of replies', {
    mutation: 'contractCalls: []',
    reason: 'An empty list has no reply to this question.',
    input: asLogin(ownKeyWallet().authSig, calls()),
  }),
  open('auth-contract-other-evidence', 'Evidence without replies', {
    mutation: 'contractCalls left out, signedTexts: the text',
    reason: 'A text is no evidence of what a contract says.',
    input: asLogin(ownKeyWallet().authSig, { evidence: { signedTexts: [loginText()] } }),
  }),
  open('auth-contract-sha256-about-eip191', 'A reply about the EIP-191 digest for kind EIP1271_SHA256', {
    risk: ['fail-open', 'forgery'],
    twin: 'auth-contract-sha256-own-key',
    mutation: 'the reply: digest: that of EIP-191',
    reason: 'Kind EIP1271_SHA256 signs SHA-256 of the text, and a reply about another digest is no evidence.',
    input: answered(ownKeyWallet({ via: SHA256 }), { digest: ownKeyWallet().question.digest }),
  }),
  open('auth-contract-session-about-login', 'A grant, and the reply about the login of the same wallet', {
    risk: ['fail-open', 'forgery', 'wrong-session'],
    twin: 'auth-contract-own-key-session',
    mutation: 'the reply: that to the login',
    reason: 'Each text is a question of its own: agreement to a login grants nothing.',
    input: asGrant(ownKeyWallet({ text: grantText() }).authSig, calls(replyTo(ownKeyWallet()))),
  }),
  open('auth-contract-session-future', 'A grant, and a reply of 61 seconds ahead', {
    risk: ['fail-open', 'replay'],
    twin: 'auth-contract-own-key-session',
    mutation: 'the reply: asOf: "2026-01-15T12:01:01Z"',
    reason: 'The skew of a session is 60 s, and 61 are more.',
    input: asGrant(
      ownKeyWallet({ text: grantText() }).authSig,
      calls(replyTo(ownKeyWallet({ text: grantText() }), { asOf: '2026-01-15T12:01:01Z' })),
    ),
  }),
  open('auth-contract-delegation-stale', 'A delegation, and a reply of 61 seconds ago', {
    risk: ['fail-open', 'replay'],
    twin: 'auth-contract-own-key-delegation',
    mutation: 'the reply: asOf: "2026-01-15T11:58:59Z"',
    reason: 'A reply is good for 60 s in every purpose.',
    input: purposes.delegation.input(
      ownKeyWallet({ text: purposes.delegation.textOf(alice()) }).authSig,
      calls(replyTo(ownKeyWallet({ text: purposes.delegation.textOf(alice()) }), { asOf: '2026-01-15T11:58:59Z' })),
    ),
  }),
];

const inTime = () => {
  const granted = contractWallet({ text: grantText({ by: vault() }) });
  return [
    ...[
      ['oldest', 'A reply of 60 seconds ago', '2026-01-15T11:59:00Z', 'now is asOf and 60 s, which is still in time'],
      ['before-oldest', 'A reply of 59 seconds ago', '2026-01-15T11:59:01Z', 'now is before asOf and 60 s'],
      [
        'newest',
        'A reply of 60 seconds ahead',
        '2026-01-15T12:01:00Z',
        'now is asOf less the skew, which is in time already',
      ],
      ['before-newest', 'A reply of 59 seconds ahead', '2026-01-15T12:00:59Z', 'now is after asOf less the skew'],
      [
        'offset',
        'A reply with its time at an offset',
        '2026-01-15T21:00:00.000000001+09:00',
        'Nine in the evening at this offset is noon, and a fraction has any number of digits',
      ],
    ].map(([name, title, asOf, why]) =>
      accept(`auth-contract-time-${name}`, title, {
        rules: ['auth-sig.kind-undecided'],
        reason: `${why}.`,
        input: answered(contractWallet(), { asOf }),
      }),
    ),
    accept('auth-contract-session-time-newest', 'A grant, and a reply of 60 seconds ahead', {
      rules: ['auth-sig.kind-undecided'],
      reason: 'now is asOf less the skew of a session, which is in time already. Nodes of Lit have no skew there.',
      input: asGrant(granted.authSig, calls(replyTo(granted, { asOf: '2026-01-15T12:01:00Z' }))),
      profiles: lit('undecided', 'auth-sig.kind-undecided'),
    }),
  ];
};

// --- Several replies ---

const earlier = '2026-01-15T11:59:30Z';

const several = () => {
  const made = contractWallet();
  const yes = (asOf = NOW) => replyTo(made, { asOf });
  const no = (asOf = NOW) => replyTo(made, { asOf, data: REFUSAL });
  const other = replyTo(contractWallet({ text: loginText({ by: vault(), requestId: '1' }) }), { data: REFUSAL });
  const accepted = [
    [
      'newer-yes',
      'A contract that agrees after it refused',
      [no(earlier), yes()],
      'The newer reply counts, and it is a yes',
    ],
    [
      'newer-yes-turned',
      'A contract that agrees after it refused, its newer reply first',
      [yes(), no(earlier)],
      'The newer reply counts, wherever it stands',
    ],
    [
      'newer-by-offset',
      'A newer reply whose digits look older',
      [no('2026-01-15T11:59:59.9Z'), yes('2026-01-15T07:00:00-05:00')],
      'Times are compared as times: seven at this offset is noon',
    ],
    ['same-time', 'Two replies of one time, the first a yes', [yes(), no()], 'Of two of one time the first counts'],
    [
      'beside-other',
      'A newer refusal of another text',
      [yes(earlier), other],
      'A reply about another question is none to this one',
    ],
    [
      'beside-future',
      'A refusal that is of too late a time',
      [yes(), no('2026-01-15T12:02:00Z')],
      'A reply that is out of time is no evidence, whatever it says',
    ],
    [
      'beside-malformed',
      'Replies that are none, in front of a yes',
      [null, 'yes', [], { ...no('2026-01-15T12:00:30Z'), outcome: 'no' }, yes()],
      'What has not the form of a reply is none',
    ],
    ['repeated', 'One reply three times', [yes(), yes(), yes()], 'A reply does not grow by repetition'],
  ];
  const rejected = [
    [
      'newer-no',
      'A contract that refuses after it agreed',
      [yes(earlier), no()],
      'auth-contract-several-newer-yes',
      'asOf of the two replies, exchanged',
      'The newer reply counts: a wallet may change its mind',
    ],
    [
      'newer-no-turned',
      'A contract that refuses after it agreed, its newer reply first',
      [no(), yes(earlier)],
      'auth-contract-several-newer-yes-turned',
      'asOf of the two replies, exchanged',
      'The newer reply counts, wherever it stands',
    ],
    [
      'newer-no-fraction',
      'A contract that refuses a thousandth later',
      [yes('2026-01-15T11:59:59.999Z'), no()],
      'auth-contract-several-newer-yes',
      'the yes at 11:59:59.999, the no at 12:00:00',
      'The newer reply counts, by however little it is newer',
    ],
    [
      'same-time-no',
      'Two replies of one time, the first a no',
      [no(), yes()],
      'auth-contract-several-same-time',
      'the two replies, exchanged',
      'Of two of one time the first counts',
    ],
    [
      'stale-yes',
      'A refusal, and an agreement of too early a time',
      [yes('2026-01-15T11:00:00Z'), no(earlier)],
      'auth-contract-several-newer-yes',
      'the yes at 11:00, the no at 11:59:30',
      'The agreement is out of time, and the refusal is what is left',
    ],
  ];
  return [
    ...accepted.map(([name, title, replies, why]) =>
      accept(`auth-contract-several-${name}`, title, {
        rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature'],
        reason: `${why}.`,
        input: asLogin(made.authSig, calls(...replies)),
      }),
    ),
    ...rejected.map(([name, title, replies, twin, mutation, why]) =>
      reject(`auth-contract-several-${name}`, title, {
        rule: 'auth-sig.contract-signature',
        risk: ['forgery', 'replay'],
        twin,
        mutation,
        reason: `${why}.`,
        input: asLogin(made.authSig, calls(...replies)),
      }),
    ),
  ];
};

export default () => [
  file('auth-sig.verify', 'contract-evidence', brought([...inTime(), ...several(), ...unanswered()])),
];
