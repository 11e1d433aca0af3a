// The schemes lit and did are reserved: what belongs to another purpose, or to none yet, logs nobody in.
import { asLogin, login, loginText } from '../auth-sigs.js';
import { did, didKey } from '../chains.js';
import { calls, contractWallet, replyTo, vault } from '../kinds.js';
import { accept, authSig, bob, file, grantText, reject, session } from '../kit.js';

export const since = '3.0.0';

const refusedLogin = (name, title, uri, why, over = {}) =>
  reject(`auth-login-uri-${name}`, title, {
    rule: 'auth-sig.login-uri',
    risk: ['wrong-session', 'replay'],
    twin: 'auth-login',
    mutation: `uri: ${JSON.stringify(uri)}`,
    reason: `${why}, so it is not the URI of a login.`,
    input: login({ uri }),
    ...over,
  });

const spelled = (text) => `its scheme is ${text}, and schemes have no letter case`;

const logins = () => [
  ...[
    [
      'did-pkh',
      'A login with the URI of a proof for an account',
      did(bob()),
      'It is the URI of a proof for an account',
    ],
    ['did-key', 'A login with the URI of a proof for a key', didKey(session()), 'It is the URI of a proof for a key'],
    [
      'did-upper-case',
      'A login with the DID of an account, its scheme in upper case',
      did(bob()).replace('did:', 'DID:'),
      `It is no URI of a proof, and ${spelled('did')}`,
    ],
    [
      'did-mixed-case',
      'A login with the DID of an account, its scheme and method in mixed case',
      did(bob()).replace('did:pkh:', 'Did:PKH:'),
      `It is no URI of a proof, and ${spelled('did')}`,
    ],
    [
      'did-other-chain',
      'A login with the DID of a Solana account',
      'did:pkh:solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp:6ASf5EcmmEHTgDJ4X4ZT5vT6iHVJBXPg5AN5YoTCpGWt',
      'It begins with did:pkh:, whoever it names',
    ],
    [
      'did-web',
      'A login with a DID of the site',
      'did:web:app.example',
      'Its scheme is did, which is reserved as a whole',
    ],
    ['did-bare', 'A login whose URI is the scheme did alone', 'did:', 'Its scheme is did'],
    [
      'did-address',
      'A login whose URI is the DID of its own account',
      `did:pkh:eip155:1:${authSig(loginText()).address}`,
      'It is the URI of a proof for the account that signed',
    ],
    [
      'lit-unknown',
      'A login with a URI of the scheme lit that has no purpose',
      'lit:login:app.example',
      'Its scheme is lit, which is reserved for purposes to come',
    ],
    [
      'lit-slashes',
      'A login with the scheme lit and an authority',
      'lit://app.example/login',
      'Its scheme is lit, whatever stands behind the colon',
    ],
    [
      'lit-session-upper',
      'A login with the URI of a session, its key in upper case',
      `lit:session:${session().publicKey.toUpperCase()}`,
      'It is no URI of a session, and its scheme is lit',
    ],
  ].map((row) => refusedLogin(...row)),
  refusedLogin('did-grant', 'A proof with its ReCap presented as a login', did(bob()), 'It is the URI of a proof', {
    twin: 'auth-login-recap',
    risk: ['wrong-session', 'replay', 'type-confusion'],
    input: asLogin(authSig(grantText({ uri: did(bob()) }))),
  }),
  refusedLogin(
    'did-contract',
    'A proof of a contract wallet presented as a login',
    did(bob()),
    'It is the URI of a proof, whoever signed',
    (() => {
      const made = contractWallet({ text: loginText({ by: vault(), uri: did(bob()) }) });
      return { twin: 'auth-contract', input: asLogin(made.authSig, calls(replyTo(made))) };
    })(),
  ),
  ...[
    ['didactic', 'A login whose scheme begins with did', 'didactic:login', 'The scheme is didactic and not did'],
    ['did-suffix', 'A login whose scheme ends with did', 'web+did:app.example', 'The scheme is web+did and not did'],
    [
      'did-in-path',
      'A login whose URI names an account in its path',
      `https://app.example/${did(bob())}`,
      'The scheme is https; what looks like a DID stands in the path',
    ],
    [
      'did-as-host',
      'A login whose URI has a host that is called did',
      'https://did/login',
      'The scheme is https, and did is the host',
    ],
  ].map(([name, title, uri, why]) =>
    accept(`auth-login-${name}`, title, {
      rules: ['auth-sig.login-uri'],
      reason: `${why}.`,
      input: login({ uri }),
    }),
  ),
];

export default () => [file('auth-sig.verify', 'reserved-uris', logins())];
