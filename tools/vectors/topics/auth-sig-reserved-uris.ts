// The schemes lit and did are reserved: what belongs to another purpose, or to none yet, logs nobody in.
import { authSig, authSigs, bob, chains, describe, grantText, group, kinds, type Row, session, topic } from '../vocabulary.js';

const { asLogin, login, loginText } = authSigs;
const { did, didKey } = chains;
const { calls, contractWallet, replyTo, vault } = kinds;

const spelled = (text: string) => `its scheme is ${text}, and schemes have no letter case`;

const contract = () => contractWallet({ text: loginText({ by: vault(), uri: did(bob()) }) });

const logins = (): Row[] => [
  ...group({ twin: 'auth-login', rule: 'auth-sig.login-uri',
    from: ({ uri, note }: { uri: string; note: string }) => ({ change: describe({ uri }),
      why: `${note}, so it is not the URI of a login.`, input: login({ uri }) }) }, [
    { id: 'login-uri-did-pkh', title: 'A login with the URI of a proof for an account', note: 'It is the URI of a proof for an account', uri: did(bob()) },
    { id: 'login-uri-did-key', title: 'A login with the URI of a proof for a key', note: 'It is the URI of a proof for a key', uri: didKey(session()) },
    { id: 'login-uri-did-upper-case', title: 'A login with the DID of an account, its scheme in upper case',
      note: `It is no URI of a proof, and ${spelled('did')}`, uri: did(bob()).replace('did:', 'DID:') },
    { id: 'login-uri-did-mixed-case', title: 'A login with the DID of an account, its scheme and method in mixed case',
      note: `It is no URI of a proof, and ${spelled('did')}`, uri: did(bob()).replace('did:pkh:', 'Did:PKH:') },
    { id: 'login-uri-did-other-chain', title: 'A login with the DID of a Solana account', note: 'It begins with did:pkh:, whoever it names',
      uri: 'did:pkh:solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp:6ASf5EcmmEHTgDJ4X4ZT5vT6iHVJBXPg5AN5YoTCpGWt' },
    { id: 'login-uri-did-web', title: 'A login with a DID of the site', note: 'Its scheme is did, which is reserved as a whole', uri: 'did:web:app.example' },
    { id: 'login-uri-did-bare', title: 'A login whose URI is the scheme did alone', note: 'Its scheme is did', uri: 'did:' },
    { id: 'login-uri-did-address', title: 'A login whose URI is the DID of its own account', note: 'It is the URI of a proof for the account that signed',
      uri: `did:pkh:eip155:1:${authSig(loginText()).address}` },
    { id: 'login-uri-lit-unknown', title: 'A login with a URI of the scheme lit that has no purpose',
      note: 'Its scheme is lit, which is reserved for purposes to come', uri: 'lit:login:app.example' },
    { id: 'login-uri-lit-slashes', title: 'A login with the scheme lit and an authority', note: 'Its scheme is lit, whatever stands behind the colon',
      uri: 'lit://app.example/login' },
    { id: 'login-uri-lit-session-upper', title: 'A login with the URI of a session, its key in upper case',
      note: 'It is no URI of a session, and its scheme is lit', uri: `lit:session:${session().publicKey.toUpperCase()}` },
  ]),
  { id: 'login-uri-did-grant', title: 'A proof with its ReCap presented as a login', twin: 'auth-login-recap', change: describe({ uri: did(bob()) }),
    rule: 'auth-sig.login-uri', risk: ['wrong-session', 'replay', 'type-confusion'], why: 'It is the URI of a proof, so it is not the URI of a login.',
    input: asLogin(authSig(grantText({ uri: did(bob()) }))) },
  { id: 'login-uri-did-contract', title: 'A proof of a contract wallet presented as a login', twin: 'auth-contract', change: describe({ uri: did(bob()) }),
    rule: 'auth-sig.login-uri', why: 'It is the URI of a proof, whoever signed, so it is not the URI of a login.',
    input: asLogin(contract().authSig, calls(replyTo(contract()))) },
  ...group({ rules: ['auth-sig.login-uri'], from: ({ uri }: { uri: string }) => ({ input: login({ uri }) }) }, [
    { id: 'login-didactic', title: 'A login whose scheme begins with did', why: 'The scheme is didactic and not did.', uri: 'didactic:login' },
    { id: 'login-did-suffix', title: 'A login whose scheme ends with did', why: 'The scheme is web+did and not did.', uri: 'web+did:app.example' },
    { id: 'login-did-in-path', title: 'A login whose URI names an account in its path', why: 'The scheme is https; what looks like a DID stands in the path.',
      uri: `https://app.example/${did(bob())}` },
    { id: 'login-did-as-host', title: 'A login whose URI has a host that is called did', why: 'The scheme is https, and did is the host.',
      uri: 'https://did/login' },
  ]),
];

export default () => topic({ operation: 'auth-sig.verify', name: 'reserved-uris', prefix: 'auth-', since: '3.0.0' }, logins());
