// sign-session-key.answer: whether one of those who ask may sign with the PKP, by each way that a registry knows.
import { alice, bob, file } from '../kit.js';
import {
  ACTION_CODE,
  actionCid,
  actionRecord,
  answered,
  asAction,
  authContext,
  byWallet,
  OTHER_CODE,
  pkpKey,
  pkpRecord,
  refuses,
  signs,
  user,
  walletMethod,
} from '../network.js';

const rule = 'sign-request.permission';

/** A PKP of Bob, so that Alice is no owner. */
const bobs = (over) => pkpRecord({ owner: bob().address, ...over });

/** An entry for a user: who, and with which scopes. */
const entry = (scopes, { authMethodType = 6, userId = 'google|1029', appId = 'app.example' } = {}) => ({
  authMethodType,
  userId,
  appId,
  scopes,
});

const google = (over = {}) => ({ outcome: 'authenticated', userId: 'google|1029', appId: 'app.example', ...over });
const method = { authMethods: [{ authMethodType: 6, accessToken: 'signed token' }] };
const named = (who = google()) => authContext({ users: [user(who, 6)] });

/** A node whose registry and whose evidence are these. */
const knows = (record, ...authMethods) => ({ pkps: [record], evidence: { authMethods } });
const addressed = (scopes, address = alice().address) => bobs({ addresses: [{ address, scopes }] });

/** Users whom the registry permits: [name, title, members, registry, evidence, who is named, reason]. */
const permitted = () =>
  [
    [
      'method',
      'A user by an entry with the scope to sign messages of people',
      method,
      bobs({ authMethods: [entry([2])] }),
      google(),
      'Type, user and application are those of the entry, and scope 2 is enough.',
    ],
    [
      'method-scope-1',
      'A user by an entry with the scope to sign anything',
      method,
      bobs({ authMethods: [entry([1])] }),
      google(),
      'Scope 1 implies scope 2.',
    ],
    [
      'method-scopes',
      'A user by an entry with several scopes',
      method,
      bobs({ authMethods: [entry([0, 3, 2])] }),
      google(),
      'One of the scopes is 2.',
    ],
    [
      'method-second-entry',
      'A user by the second of two entries',
      method,
      bobs({ authMethods: [entry([0]), entry([2])] }),
      google(),
      'Any entry will do.',
    ],
    [
      'address',
      'A wallet by an entry with its address',
      {},
      addressed([2]),
      byWallet(),
      'A wallet may sign as a permitted address, of which it need not be the owner.',
    ],
    [
      'address-scope-1',
      'A wallet by an entry with its address in lower case, with the scope to sign anything',
      {},
      addressed([1], alice().address.toLowerCase()),
      byWallet(),
      'Addresses are compared without letter case, and scope 1 implies scope 2.',
    ],
    [
      'wallet-entry',
      'A wallet by an entry with its address as user, in lower case',
      {},
      bobs({
        authMethods: [entry([2], { authMethodType: 1, userId: alice().address.toLowerCase(), appId: 'lit' })],
      }),
      byWallet(),
      'The user of a wallet is an address, and is compared without letter case.',
    ],
    [
      'owner-lower-case',
      'An owner that the registry has in lower case',
      {},
      pkpRecord({ owner: alice().address.toLowerCase() }),
      byWallet(),
      'Addresses are compared without letter case.',
    ],
  ].map(([name, title, over, record, who, reason]) =>
    signs(`permitted-${name}`, title, {
      rules: [rule],
      over,
      node: knows(record, who),
      context: over === method ? named(who) : authContext({ users: [user(who)] }),
      reason: reason.length < 20 ? `${reason} None of them has to be the first.` : reason,
    }),
  );

const actions = () => [
  signs('permitted-action-scope-1', 'An action by an entry with the scope to sign anything', {
    rules: [rule],
    reason: 'Scope 1 implies scope 2, for actions as for users.',
    input: asAction(answered('true'), { pkps: [actionRecord(ACTION_CODE, [1])] }),
    context: authContext({ users: [], action: [actionCid(ACTION_CODE)], answer: 'true' }),
  }),
];

/** Users whom the registry does not permit: [name, title, members, registry, evidence, twin, mutation, reason]. */
const refused = () =>
  [
    [
      'stranger',
      'A wallet that the registry does not name',
      {},
      bobs(),
      byWallet(),
      'standard',
      'the owner: another wallet',
      'Whoever authenticates is somebody, and somebody may nothing.',
    ],
    [
      'nobody',
      'Nobody asks',
      { authMethods: [] },
      pkpRecord(),
      undefined,
      'standard',
      'authMethods and evidence: empty',
      'A request without auth methods and without an action is one of nobody.',
      ['fail-open'],
    ],
    [
      'method-other-app',
      'A user of another application',
      method,
      bobs({ authMethods: [entry([2])] }),
      google({ appId: 'evil.example' }),
      'permitted-method',
      'evidence: appId of another application',
      'Another application knows another user under the same id.',
    ],
    [
      'method-app-empty',
      'A user of no application',
      method,
      bobs({ authMethods: [entry([2])] }),
      google({ appId: '' }),
      'permitted-method',
      'evidence: appId empty',
      'An empty text is no wildcard.',
    ],
    [
      'method-other-user',
      'Another user of the application',
      method,
      bobs({ authMethods: [entry([2])] }),
      google({ userId: 'google|1030' }),
      'permitted-method',
      'evidence: userId of another user',
      'The entry is for one user.',
    ],
    [
      'method-user-case',
      'A user whose id has another letter case',
      method,
      bobs({ authMethods: [entry([2])] }),
      google({ userId: 'Google|1029' }),
      'permitted-method',
      'evidence: one letter of userId in upper case',
      'Ids that are no addresses are compared byte for byte.',
    ],
    [
      'method-other-type',
      'The same user by another type of auth method',
      { authMethods: [{ authMethodType: 3, accessToken: 'signed token' }] },
      bobs({ authMethods: [entry([2])] }),
      google(),
      'permitted-method',
      'authMethodType: 3',
      'Two types may give two users one id.',
    ],
    [
      'method-scope-0',
      'A user whose entry has the scope 0',
      method,
      bobs({ authMethods: [entry([0])] }),
      google(),
      'permitted-method',
      'the entry: scope 0',
      'Scope 0 permits to authenticate and not to sign.',
    ],
    [
      'method-no-scopes',
      'A user whose entry has no scopes',
      method,
      bobs({ authMethods: [entry([])] }),
      google(),
      'permitted-method',
      'the entry: no scopes',
      'An entry without scopes permits nothing.',
      ['fail-open'],
    ],
    [
      'method-scope-12',
      'A user whose entry has the scope 12',
      method,
      bobs({ authMethods: [entry([12])] }),
      google(),
      'permitted-method',
      'the entry: scope 12',
      'Scopes are numbers: 12 is neither 1 nor 2.',
    ],
    [
      'method-owner-text',
      'A user who is no wallet, with the address of the owner as id',
      method,
      bobs(),
      google({ userId: bob().address }),
      'permitted-method',
      'no entry; evidence: userId is the address of the owner',
      'An id says nothing about a wallet: only who authenticated as one has an address.',
      ['forgery'],
    ],
    [
      'method-address-text',
      'A user who is no wallet, with a permitted address as id',
      method,
      addressed([2]),
      google({ userId: alice().address }),
      'permitted-method',
      'an entry for an address only; evidence: userId is that address',
      'A permitted address is one of a wallet.',
      ['forgery'],
    ],
    [
      'address-scope-0',
      'A wallet whose address has the scope 0',
      {},
      addressed([0]),
      byWallet(),
      'permitted-address',
      'the entry: scope 0',
      'Scope 0 permits to authenticate and not to sign.',
    ],
    [
      'address-no-scopes',
      'A wallet whose address has no scopes',
      {},
      addressed([]),
      byWallet(),
      'permitted-address',
      'the entry: no scopes',
      'An entry without scopes permits nothing.',
    ],
    [
      'address-pkp',
      'A wallet, where only the PKP itself is a permitted address',
      {},
      addressed([2], pkpKey().address),
      byWallet(),
      'permitted-address',
      'the entry: the address of the PKP',
      'The message is that of the PKP, and the wallet that asks is another account.',
    ],
  ].map(([name, title, over, record, who, twin, mutation, reason, risk = []]) =>
    refuses(`permission-${name}`, title, {
      rule,
      risk: ['wrong-account', 'widening', ...risk],
      over,
      node: knows(record, ...(who ? [who] : [])),
      twin,
      mutation,
      reason,
    }),
  );

const others = () => [
  refuses('permission-other-pkp', 'A wallet that may sign with another PKP of the registry', {
    rule,
    risk: ['wrong-account'],
    twin: 'second-pkp',
    over: {},
    node: { pkps: [bobs(), pkpRecord({}, pkpKey('two'))] },
    mutation: 'the request: for the first PKP',
    reason: 'Permissions are those of one PKP.',
  }),
  refuses('permission-two-strangers', 'Two users, of whom neither may sign', {
    rule,
    risk: ['wrong-account', 'widening'],
    over: { authMethods: [walletMethod(), { authMethodType: 6, accessToken: 'signed token' }] },
    node: knows(
      bobs({ authMethods: [entry([2], { userId: alice().address }), entry([2], { appId: 'lit' })] }),
      byWallet(),
      google(),
    ),
    twin: 'two-methods',
    mutation: 'entries for the id of the one and the application of the other',
    reason: 'An entry is met by one user as a whole, and not by parts of two.',
  }),
  ...[
    ['action-other', 'An action that the PKP does not obey', [actionRecord(OTHER_CODE)], 'the entry: another action'],
    ['action-scope-0', 'An action with the scope 0', [actionRecord(ACTION_CODE, [0])], 'the entry: scope 0'],
    ['action-no-scopes', 'An action without scopes', [actionRecord(ACTION_CODE, [])], 'the entry: no scopes'],
    [
      'action-lower-case',
      'An action whose CID the registry has in lower case',
      [pkpRecord({ actions: [{ cid: actionCid(ACTION_CODE).toLowerCase(), scopes: [2] }] })],
      'the entry: its CID in lower case',
    ],
    [
      'action-as-user',
      'An action whose CID the registry has as a user',
      [pkpRecord({ authMethods: [entry([2], { authMethodType: 2, userId: actionCid(ACTION_CODE), appId: '' })] })],
      'the entry: among those of users',
    ],
  ].map(([name, title, pkps, mutation]) =>
    refuses(`permission-${name}`, title, {
      rule,
      risk: ['wrong-account', 'widening'],
      twin: 'action',
      mutation,
      reason:
        'Everybody can write an action that answers true: it authorises where an entry has its CID and a scope that signs.',
      input: asAction(answered('true'), { pkps }),
    }),
  ),
];

export const since = '1.1.0';

export default () => [
  file('sign-session-key.answer', 'permission', [...permitted(), ...actions(), ...refused(), ...others()]),
];
