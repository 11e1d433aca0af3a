// sign-session-key.answer: whether one of those who ask may sign with the PKP, by each way that a registry knows.
import { alice, bob, group, type Input, networks, type Risk, type Row, topic } from '../vocabulary.js';

const {
  ACTION_CODE, actionCid, actionRecord, answered, answering, asAction, authContext, byWallet, networkText, OTHER_CODE, pkpKey, pkpRecord, signResponse, user,
  walletMethod,
} = networks;

/** A PKP of Bob, so that Alice is no owner. */
const bobs = (over: Input = {}) => pkpRecord({ owner: bob().address, ...over });

/** A PKP of Bob with an entry for a user: with which scopes, and who. */
const entry = (scopes: readonly number[], over: Input = {}) => ({ authMethodType: 6, userId: 'google|1029', appId: 'app.example', scopes, ...over });
const permits = (...entries: readonly Input[]) => bobs({ authMethods: entries });
const addressed = (scopes: readonly number[], address = alice().address) => bobs({ addresses: [{ address, scopes }] });

const google = (over: Input = {}): networks.Evidence => ({ outcome: 'authenticated', userId: 'google|1029', appId: 'app.example', ...over });
const method = (authMethodType = 6) => ({ authMethods: [{ authMethodType, accessToken: 'signed token' }] });

/** What the registry has about the PKP, and who asks: by a wallet, or by an auth method of this type. */
interface Known {
  readonly registry: Input;
  readonly who?: networks.Evidence | undefined;
  readonly by?: number;
}

const known = (row: Row & Known) => {
  const { registry, by, who = by === undefined ? byWallet() : google() } = row;
  return answering({ ...row, over: by === undefined ? {} : method(by), node: { pkps: [registry], evidence: { authMethods: [who] } },
    context: authContext({ users: [user(who, by)] }) });
};

const permitted = () => group({ prefix: 'sign-request-permitted-', rules: ['sign-request.permission'], from: known }, [
  { id: 'method', title: 'A user by an entry with the scope to sign messages of people', by: 6, registry: permits(entry([2])),
    why: 'Type, user and application are those of the entry, and scope 2 is enough.' },
  { id: 'method-scope-1', title: 'A user by an entry with the scope to sign anything', by: 6, registry: permits(entry([1])),
    why: 'Scope 1 implies scope 2.' },
  { id: 'method-scopes', title: 'A user by an entry with several scopes', by: 6, registry: permits(entry([0, 3, 2])),
    why: 'One of the scopes is 2.' },
  { id: 'method-second-entry', title: 'A user by the second of two entries', by: 6, registry: permits(entry([0]), entry([2])),
    why: 'Any entry will do. None of them has to be the first.' },
  { id: 'address', title: 'A wallet by an entry with its address', registry: addressed([2]),
    why: 'A wallet may sign as a permitted address, of which it need not be the owner.' },
  { id: 'address-scope-1', title: 'A wallet by an entry with its address in lower case, with the scope to sign anything',
    registry: addressed([1], alice().address.toLowerCase()), why: 'Addresses are compared without letter case, and scope 1 implies scope 2.' },
  { id: 'wallet-entry', title: 'A wallet by an entry with its address as user, in lower case',
    registry: permits(entry([2], { authMethodType: 1, userId: alice().address.toLowerCase(), appId: 'lit' })),
    why: 'The user of a wallet is an address, and is compared without letter case.' },
  { id: 'owner-lower-case', title: 'An owner that the registry has in lower case', registry: pkpRecord({ owner: alice().address.toLowerCase() }),
    why: 'Addresses are compared without letter case.' },
]);

/** A request that an action alone authorises, for a PKP of the registry. */
const acting = ({ registry }: Known) => ({
  input: asAction(answered('true'), { pkps: [registry] }),
  output: signResponse(networkText({ context: authContext({ users: [], action: [actionCid(ACTION_CODE)], answer: 'true' }) })),
});

const actions = () => group({ from: acting }, [
  { id: 'permitted-action-scope-1', title: 'An action by an entry with the scope to sign anything', rules: ['sign-request.permission'],
    why: 'Scope 1 implies scope 2, for actions as for users.', registry: actionRecord(ACTION_CODE, [1]) },
]);

const FAIL_OPEN: readonly Risk[] = ['wrong-account', 'widening', 'fail-open'];
const FORGERY: readonly Risk[] = ['wrong-account', 'widening', 'forgery'];

const refused = () => group({ prefix: 'sign-request-permission-', rule: 'sign-request.permission', from: known }, [
  { id: 'stranger', title: 'A wallet that the registry does not name', twin: 'sign-request-standard', change: 'the owner: another wallet',
    registry: bobs(), why: 'Whoever authenticates is somebody, and somebody may nothing.' },
  { id: 'nobody', title: 'Nobody asks', twin: 'sign-request-standard', change: 'authMethods and evidence: empty', risk: FAIL_OPEN,
    registry: pkpRecord(), why: 'A request without auth methods and without an action is one of nobody.',
    input: networks.asNode(networks.signRequest({ authMethods: [] }), { evidence: { authMethods: [] } }) },
  { id: 'method-other-app', title: 'A user of another application', twin: 'permitted-method', change: 'evidence: appId of another application',
    by: 6, registry: permits(entry([2])), who: google({ appId: 'evil.example' }), why: 'Another application knows another user under the same id.' },
  { id: 'method-app-empty', title: 'A user of no application', twin: 'permitted-method', change: 'evidence: appId empty',
    by: 6, registry: permits(entry([2])), who: google({ appId: '' }), why: 'An empty text is no wildcard.' },
  { id: 'method-other-user', title: 'Another user of the application', twin: 'permitted-method', change: 'evidence: userId of another user',
    by: 6, registry: permits(entry([2])), who: google({ userId: 'google|1030' }), why: 'The entry is for one user.' },
  { id: 'method-user-case', title: 'A user whose id has another letter case', twin: 'permitted-method',
    change: 'evidence: one letter of userId in upper case', by: 6, registry: permits(entry([2])), who: google({ userId: 'Google|1029' }),
    why: 'Ids that are no addresses are compared byte for byte.' },
  { id: 'method-other-type', title: 'The same user by another type of auth method', twin: 'permitted-method', change: { authMethodType: 3 },
    by: 3, registry: permits(entry([2])), why: 'Two types may give two users one id.' },
  { id: 'method-scope-0', title: 'A user whose entry has the scope 0', twin: 'permitted-method', change: 'the entry: scope 0',
    by: 6, registry: permits(entry([0])), why: 'Scope 0 permits to authenticate and not to sign.' },
  { id: 'method-no-scopes', title: 'A user whose entry has no scopes', twin: 'permitted-method', change: 'the entry: no scopes', risk: FAIL_OPEN,
    by: 6, registry: permits(entry([])), why: 'An entry without scopes permits nothing.' },
  { id: 'method-scope-12', title: 'A user whose entry has the scope 12', twin: 'permitted-method', change: 'the entry: scope 12',
    by: 6, registry: permits(entry([12])), why: 'Scopes are numbers: 12 is neither 1 nor 2.' },
  { id: 'method-owner-text', title: 'A user who is no wallet, with the address of the owner as id', twin: 'permitted-method',
    change: 'no entry; evidence: userId is the address of the owner', risk: FORGERY, by: 6, registry: bobs(), who: google({ userId: bob().address }),
    why: 'An id says nothing about a wallet: only who authenticated as one has an address.' },
  { id: 'method-address-text', title: 'A user who is no wallet, with a permitted address as id', twin: 'permitted-method',
    change: 'an entry for an address only; evidence: userId is that address', risk: FORGERY,
    by: 6, registry: addressed([2]), who: google({ userId: alice().address }), why: 'A permitted address is one of a wallet.' },
  { id: 'address-scope-0', title: 'A wallet whose address has the scope 0', twin: 'permitted-address', change: 'the entry: scope 0',
    registry: addressed([0]), why: 'Scope 0 permits to authenticate and not to sign.' },
  { id: 'address-no-scopes', title: 'A wallet whose address has no scopes', twin: 'permitted-address', change: 'the entry: no scopes',
    registry: addressed([]), why: 'An entry without scopes permits nothing.' },
  { id: 'address-pkp', title: 'A wallet, where only the PKP itself is a permitted address', twin: 'permitted-address',
    change: 'the entry: the address of the PKP', registry: addressed([2], pkpKey().address),
    why: 'The message is that of the PKP, and the wallet that asks is another account.' },
]);

const others = () => group<networks.Request>({ prefix: 'sign-request-permission-', rule: 'sign-request.permission', from: answering }, [
  { id: 'other-pkp', title: 'A wallet that may sign with another PKP of the registry', twin: 'sign-request-second-pkp',
    change: 'the request: for the first PKP', risk: ['wrong-account'], why: 'Permissions are those of one PKP.',
    node: { pkps: [bobs(), pkpRecord({}, pkpKey('two'))] } },
  { id: 'two-strangers', title: 'Two users, of whom neither may sign', twin: 'sign-request-two-methods',
    change: 'entries for the id of the one and the application of the other',
    why: 'An entry is met by one user as a whole, and not by parts of two.',
    over: { authMethods: [walletMethod(), ...method().authMethods] },
    node: { pkps: [permits(entry([2], { userId: alice().address }), entry([2], { appId: 'lit' }))], evidence: { authMethods: [byWallet(), google()] } } },
]);

const otherActions = () => group({ prefix: 'sign-request-permission-', rule: 'sign-request.permission', twin: 'sign-request-action', from: acting,
  why: 'Everybody can write an action that answers true: it authorises where an entry has its CID and a scope that signs.' }, [
  { id: 'action-other', title: 'An action that the PKP does not obey', change: 'the entry: another action', registry: actionRecord(OTHER_CODE) },
  { id: 'action-scope-0', title: 'An action with the scope 0', change: 'the entry: scope 0', registry: actionRecord(ACTION_CODE, [0]) },
  { id: 'action-no-scopes', title: 'An action without scopes', change: 'the entry: no scopes', registry: actionRecord(ACTION_CODE, []) },
  { id: 'action-lower-case', title: 'An action whose CID the registry has in lower case', change: 'the entry: its CID in lower case',
    registry: pkpRecord({ actions: [{ cid: actionCid(ACTION_CODE).toLowerCase(), scopes: [2] }] }) },
  { id: 'action-as-user', title: 'An action whose CID the registry has as a user', change: 'the entry: among those of users',
    registry: pkpRecord({ authMethods: [entry([2], { authMethodType: 2, userId: actionCid(ACTION_CODE), appId: '' })] }) },
]);

export default () => topic({ operation: 'sign-session-key.answer', name: 'permission', prefix: 'sign-request-', since: '1.1.0' },
  permitted(), actions(), refused(), others(), otherActions());
