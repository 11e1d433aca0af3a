// flow.run: contract wallets over time, what several faults come to, and logins of every kind over a ledger of nonces.
import { LOGIN_URI } from '../auth-sigs.js';
import { accepted, flow, login, presents, refusedBy, verifies } from '../flows.js';
import {
  brought,
  calls,
  contractWallet,
  cosmosSig,
  deployment,
  MAX_AGE,
  noCode,
  ownKeyWallet,
  REFUSAL,
  replyTo,
  solanaSig,
  textAt,
  texts,
  vault,
  wrapper,
} from '../kinds.js';
import { blsAuthSig, bob, DOMAIN, file, grantText, message, NONCE, sessionSig, siwe } from '../kit.js';
import { capability, lit } from '../sessions.js';

const open = (rule = 'auth-sig.kind-undecided') => ({ result: 'undecided', rule });
const refused = refusedBy('auth-sig.contract-signature');
const aborted = lit(refusedBy('lit-v7.unsupported-aborts'));
const everywhere = (verdict) => ({ ...lit(verdict), reown: verdict });

const loginText = (fields) =>
  siwe({
    domain: DOMAIN,
    address: vault().address,
    uri: LOGIN_URI,
    expirationTime: '2026-01-15T13:00:00Z',
    ...fields,
  });

/** A login, judged by itself. */
const logsIn = (signature, over = {}, verdict = accepted, profiles = {}) =>
  verifies(signature, 'login', verdict, profiles, over);

const later = (minutes) => `2026-01-15T12:${String(minutes).padStart(2, '0')}:00Z`;

const minds = () => {
  const made = contractWallet({ text: loginText() });
  const grant = contractWallet({ text: grantText({ by: vault() }) });
  const carried = sessionSig(message({ capabilities: [grant.authSig] }));
  const at = (minutes, reply, verdict, profiles) =>
    logsIn(made.authSig, { now: later(minutes), ...(reply ? calls(reply) : {}) }, verdict, profiles);
  const yes = (minutes) => replyTo(made, { asOf: later(minutes) });
  const no = (minutes) => replyTo(made, { asOf: later(minutes), data: REFUSAL });
  return [
    flow('contract-mind', 'A contract wallet that changes its mind, and an old reply', {
      rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature'],
      risk: ['replay', 'forgery'],
      reason:
        'The contract agrees, and refuses five minutes later, when its owners are others. The reply of the first time is too old by then, and without a reply nothing is known. When it agrees again the login is good again.',
      steps: [
        at(0, yes(0)),
        at(1, yes(0)),
        at(5, no(5), refused),
        at(5, yes(0), open()),
        at(5, undefined, open()),
        at(10, yes(10)),
      ],
    }),
    flow('contract-deployed-later', 'A wallet that is used before it is deployed, and after', {
      rules: ['auth-sig.kind-undecided', 'auth-sig.signature', 'auth-sig.contract-signature'],
      risk: ['fail-open', 'wrong-account'],
      reason:
        'Without code the key of the address signs for it. Once there is code the contract has the last word, and the same signature is refused. The wrapper of the same signature is a question of its own.',
      steps: (() => {
        const bare = ownKeyWallet();
        const wrapped = ownKeyWallet({ deployment: deployment() });
        return [
          logsIn(bare.authSig, calls(noCode(bare))),
          logsIn(bare.authSig, calls(replyTo(bare, { data: REFUSAL })), refused),
          logsIn(wrapped.authSig, calls(replyTo(bare)), open()),
          logsIn(wrapped.authSig, calls(noCode(wrapped)), refused),
          logsIn(wrapped.authSig, calls(replyTo(wrapped))),
        ];
      })(),
    }),
    flow('contract-nested', 'A wrapper inside a wrapper, and replies about each signature in it', {
      rules: ['auth-sig.kind-undecided', 'auth-sig.signature-form'],
      risk: ['forgery', 'parser-differential'],
      reason:
        'A wrapper is opened once: the question is about what stands inside, which ends with the suffix itself. Replies about the innermost signature and about the whole are about something else.',
      steps: (() => {
        const plain = contractWallet({ text: loginText() });
        const inner = wrapper({ ...deployment(), sig: plain.question.signature });
        const outer = contractWallet({ text: loginText(), sig: inner, deployment: deployment() });
        const about = (signature, verdict) => logsIn(outer.authSig, calls(replyTo(outer, { signature })), verdict);
        return [about(inner), about(plain.question.signature, open()), about(outer.authSig.sig, open())];
      })(),
    }),
    flow('contract-session-mind', 'A session whose contract wallet changes its mind between two requests', {
      rules: ['auth-sig.kind-undecided', 'auth-sig.contract-signature', 'lit-v7.unsupported-aborts'],
      risk: ['replay', 'wrong-account'],
      reason:
        'Each request is judged with the evidence of its time: the session is good as long as the contract agrees to its grant, and open where nobody asked.',
      steps: [
        presents(carried, calls(replyTo(grant)), accepted, aborted),
        presents(
          carried,
          { now: later(5), ...calls(replyTo(grant, { asOf: later(5), data: REFUSAL })) },
          refused,
          aborted,
        ),
        presents(carried, { now: later(5), ...calls(replyTo(grant)) }, open(), aborted),
      ],
    }),
  ];
};

const ledgers = () => {
  const made = contractWallet({ text: loginText() });
  const again = refusedBy('auth-sig.nonce-once');
  const noNonce = refusedBy('auth-sig.nonce');
  return [
    flow('login-contract', 'A login of a contract wallet over a ledger of nonces', {
      rules: ['auth-sig.nonce-once', 'auth-sig.kind-undecided', 'auth-sig.contract-signature'],
      risk: ['replay', 'lockout'],
      reason:
        'What cannot be decided and what the contract refuses consume nothing. The first acceptance consumes the nonce, whoever agrees afterwards.',
      nonces: [NONCE],
      steps: [
        login(made.authSig, open()),
        login(made.authSig, refused, {}, calls(replyTo(made, { data: REFUSAL }))),
        login(made.authSig, accepted, {}, calls(replyTo(made))),
        login(made.authSig, again, {}, calls(replyTo(made))),
      ],
    }),
    flow('login-solana', 'Logins of accounts without SIWE over a ledger of nonces', {
      rules: ['auth-sig.nonce', 'auth-sig.nonce-once'],
      risk: ['replay'],
      reason:
        'Their texts name no nonce, so that none could be consumed and the same text would log in for as long as it is good. Where nonces are not looked at it does.',
      nonces: [NONCE],
      steps: [
        ...[1, 2].map(() => login(solanaSig(), noNonce, everywhere(accepted), { maxAge: MAX_AGE, domain: undefined })),
        login(cosmosSig(), noNonce, everywhere(accepted), {
          maxAge: MAX_AGE,
          domain: undefined,
          ...texts(textAt()),
        }),
      ],
    }),
  ];
};

const faults = () => {
  const mallory = vault('mallory');
  const honest = contractWallet({ text: loginText(), over: { address: mallory.address } });
  const theirs = { question: { ...honest.question, address: mallory.address } };
  const aged = { maxAge: MAX_AGE };
  const rule = refusedBy;
  const sent = (signature, purpose, over, verdict, profiles) => verifies(signature, purpose, verdict, profiles, over);
  const carried = (signature, over, verdict) =>
    presents(sessionSig(message({ capabilities: [signature] })), over, verdict, aborted);
  const tampered = solanaSig(textAt(), undefined, { sig: solanaSig(textAt('2026-01-15T11:00:00Z')).sig });
  return [
    flow('contract-claimed', 'The JSON names another contract, and only that one agrees', {
      rules: ['auth-sig.address', 'auth-sig.kind-undecided'],
      risk: ['forgery', 'wrong-account'],
      reason:
        'Whoever owns some contract could log in as anybody if the contract of the JSON were asked: that its address is another one decides, before any reply is looked at. Nodes of Lit ask it and believe it. With the honest address the same reply is about something else.',
      steps: [
        logsIn(honest.authSig, calls(replyTo(theirs)), rule('auth-sig.address'), lit(accepted)),
        logsIn({ ...honest.authSig, address: vault().address }, calls(replyTo(theirs)), open()),
      ],
    }),
    flow('kinds-two-faults', 'AuthSigs that break one rule and leave another undecided', {
      rules: [
        'auth-sig.purpose',
        'auth-sig.network-key',
        'auth-sig.age',
        'auth-sig.age-undecided',
        'auth-sig.signed-text',
        'auth-sig.signed-at',
        'auth-sig.address-form',
        'auth-sig.signature-form',
        'auth-sig.expired',
        'auth-sig.domain',
        'auth-sig.kind-undecided',
      ],
      risk: ['fail-open', 'type-confusion'],
      reason:
        'Where one rule rejects and another cannot decide, the verdict is reject: a network login without a key of the network, a Solana account for a session and one from the future without a longest age, a Cosmos digest of another text and one of a text without a time without a longest age, an address of another form, a malformed wrapper and an expired login that no contract was asked about, a Cosmos account without a text where a domain is expected.',
      steps: [
        sent(
          blsAuthSig(loginText({ address: bob().address }), undefined, bob()),
          'login',
          {},
          rule('auth-sig.purpose'),
        ),
        sent(solanaSig(), 'session', {}, rule('auth-sig.purpose')),
        sent(solanaSig(textAt('2026-01-15T13:00:00Z')), 'login', {}, rule('auth-sig.age'), everywhere(accepted)),
        sent(cosmosSig(), 'login', texts('another'), rule('auth-sig.signed-text'), lit(accepted)),
        sent(cosmosSig('no time'), 'login', texts('no time'), rule('auth-sig.signed-at'), everywhere(accepted)),
        sent(cosmosSig(textAt(), undefined, { address: bob().address }), 'login', {}, rule('auth-sig.address-form')),
        sent(
          contractWallet({ text: loginText(), over: { sig: `0x${'6492'.repeat(16)}` } }).authSig,
          'login',
          {},
          rule('auth-sig.signature-form'),
          lit(open()),
        ),
        sent(
          contractWallet({ text: loginText({ expirationTime: '2026-01-15T11:30:00Z' }) }).authSig,
          'login',
          {},
          rule('auth-sig.expired'),
          { reown: open() },
        ),
        sent(cosmosSig(), 'login', { ...aged, domain: DOMAIN }, rule('auth-sig.domain'), {
          ...lit(accepted),
          reown: open(),
        }),
      ],
    }),
    flow('kinds-stages', 'Signatures that are not judged because of what is undecided before them', {
      rules: ['auth-sig.age-undecided', 'auth-sig.kind-undecided', 'auth-sig.signed-text', 'auth-sig.signature'],
      risk: ['fail-open', 'forgery'],
      reason:
        'A longest age and a text are asked for before any signature is computed: without them a wrong signature is undecided as well, and nothing is accepted. With them it is refused.',
      steps: [
        sent(tampered, 'login', {}, open('auth-sig.age-undecided'), everywhere(rule('auth-sig.signature'))),
        sent(tampered, 'login', aged, rule('auth-sig.signature')),
        sent(
          cosmosSig(textAt(), undefined, { sig: cosmosSig('another').sig }),
          'login',
          aged,
          open(),
          lit(rule('auth-sig.signature')),
        ),
        sent(
          cosmosSig(textAt(), undefined, { sig: cosmosSig('another').sig }),
          'login',
          { ...aged, ...texts(textAt()) },
          rule('auth-sig.signature'),
        ),
      ],
    }),
    flow('cosmos-digest-spellings', 'Spellings of a Cosmos digest that are none', {
      rules: ['auth-sig.signed-text', 'auth-sig.signature'],
      risk: ['consent-bypass', 'parser-differential'],
      reason:
        'signedMessage is 64 lower-case hex digits. With 0x, with a space behind, in Base64, or the document or the text itself in its place, it is the digest of no text; and where a digest is believed there is none that the signature could be over.',
      steps: (() => {
        const made = cosmosSig();
        const digits = made.signedMessage;
        return [
          `0x${digits}`,
          `${digits} `,
          Buffer.from(digits, 'hex').toString('base64'),
          textAt(),
          digits.slice(2),
          '',
        ].map((signedMessage) =>
          sent(
            { ...made, signedMessage },
            'login',
            { ...aged, ...texts(textAt()) },
            rule('auth-sig.signed-text'),
            lit(rule('auth-sig.signature')),
          ),
        );
      })(),
    }),
    flow('session-login-kinds', 'Accounts whose kinds are for logins as the only capability of a session', {
      rules: ['auth-sig.purpose', 'lit-v7.unsupported-aborts'],
      risk: ['type-confusion', 'wrong-session'],
      reason:
        'Neither grants anything to a session key, whatever else is known about it; the one capability that is no delegation is reported directly.',
      steps: [
        carried(solanaSig(), aged, rule('auth-sig.purpose')),
        carried(solanaSig(), {}, rule('auth-sig.purpose')),
        carried(cosmosSig(), { ...aged, ...texts(textAt()) }, rule('auth-sig.purpose')),
        carried(cosmosSig(), {}, rule('auth-sig.purpose')),
      ],
    }),
    flow('session-contract-insufficient', 'Sessions that a reply could not save', {
      rules: [
        'auth-sig.kind-undecided',
        'auth-sig.contract-signature',
        'session.no-authority',
        'lit-v7.unsupported-aborts',
      ],
      risk: ['fail-open'],
      reason:
        'A contract wallet that nobody asked leaves a session open only where its grant would suffice: beside a contract that refuses it would; beside a valid grant nothing is open.',
      steps: (() => {
        const grant = (by) => contractWallet({ by, text: grantText({ by }) });
        const [first, second] = [grant(vault()), grant(vault('second'))];
        const both = sessionSig(message({ capabilities: [first.authSig, second.authSig] }));
        const withWallet = sessionSig(message({ capabilities: [first.authSig, capability()] }));
        const no = (made) => replyTo(made, { data: REFUSAL });
        return [
          presents(both, calls(no(first)), open(), aborted),
          presents(both, calls(no(first), no(second)), rule('session.no-authority'), aborted),
          presents(both, calls(no(first), replyTo(second)), accepted, aborted),
          presents(withWallet, {}, accepted, aborted),
        ];
      })(),
    }),
  ];
};

export default () => [file('flow.run', 'kinds', brought([...minds(), ...ledgers(), ...faults()]))];
