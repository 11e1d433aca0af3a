import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createAuthSigMessage, signAuthSig } from '../../src/client/auth-sig.js';
import { disconnectWeb3 } from '../../src/client/disconnect.js';
import type { GrantKey } from '../../src/client/grant-key.js';
import { migrateSdkStorage } from '../../src/client/sdk-storage.js';
import { generateSessionKeyPair, type SessionKeyPair } from '../../src/client/session-key.js';
import { createSessionStore, type SessionStore, takenOver } from '../../src/client/session-store.js';
import { memoryStorage, type StorageProvider } from '../../src/client/storage.js';
import { addressOfSecretKey } from '../../src/crypto/secp256k1.js';
import type { AuthSig } from '../../src/generated/types.js';
import { litV7 } from '../../src/profile.js';
import { type RuleId, unwrap } from '../../src/rule.js';

const { LocalStorage } = createRequire(import.meta.url)('node-localstorage') as {
  LocalStorage: new (folder: string, quota?: number) => StorageProvider;
};
const folder = mkdtempSync(join(tmpdir(), 'sessions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const secretOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const alice = addressOfSecretKey(secretOf(5));
const bob = addressOfSecretKey(secretOf(9));
const pair = generateSessionKeyPair(secretOf(6));
const otherPair = generateSessionKeyPair(secretOf(7));

function grant(byte: number, { publicKey }: SessionKeyPair): AuthSig {
  const address = addressOfSecretKey(secretOf(byte));
  const message = createAuthSigMessage({
    purpose: 'session',
    domain: 'app.example',
    address,
    sessionKey: publicKey,
    recap: { att: { 'lit-pkp://*': { 'Threshold/Signing': [{}] } }, prf: [] },
    nonce: 'Kq3vX7bT9sLm',
    issuedAt: '2026-01-15T11:00:00Z',
    expiration: '2026-01-16T11:00:00Z',
  });
  return signAuthSig(unwrap(message), address, secretOf(byte));
}

const session = { sessionKey: pair, authSig: grant(5, pair) };
const others = { sessionKey: otherPair, authSig: grant(5, otherPair) };
const bobs = { sessionKey: otherPair, authSig: grant(9, otherPair) };
const key: GrantKey = { authority: 'a'.repeat(40), grant: 'b'.repeat(40) };
const otherGrant: GrantKey = { ...key, grant: 'c'.repeat(40) };
const otherAuthority: GrantKey = { ...key, authority: 'd'.repeat(40) };
/** What the first version wrote under. */
const oldNameOf = (account: string, network = 'datil'): string => `capsig:${network}:${account.toLowerCase()}`;
const nameOf = (account: string, network = 'datil', { authority, grant } = key): string =>
  `${oldNameOf(account, network)}:${authority}:${grant}`;
const sdkNameOf = (account: string, network = 'datil'): string => `${oldNameOf(account, network)}:sdk`;

interface Opened {
  readonly storage: StorageProvider;
  readonly notes: string[];
  readonly store: SessionStore;
}

function openStore(storage: StorageProvider = memoryStorage(), network = 'datil'): Opened {
  const notes: string[] = [];
  return { storage, notes, store: createSessionStore({ storage, network, note: (message) => notes.push(message) }) };
}

function namesIn(storage: StorageProvider): string[] {
  return Array.from({ length: storage.length }, (_, index) => String(storage.key(index))).sort();
}

const storages: readonly (readonly [string, () => StorageProvider])[] = [
  ['memoryStorage', memoryStorage],
  ['node-localstorage', () => new LocalStorage(mkdtempSync(join(folder, 'store-')))],
];

describe.each(storages)('createSessionStore over %s', (_, open) => {
  const scope: RuleId = 'client.storage-scope';

  it('reads what it wrote, whatever the case of the account', () => {
    const { store, notes, storage } = openStore(open());
    expect(store.readSession(alice, key)).toBeUndefined();
    store.writeSession(alice, key, { sessionKey: otherPair, authSig: grant(5, otherPair) });
    expect(store.readSession(alice.toLowerCase(), key)?.sessionKey).toEqual(otherPair);
    store.writeSession(alice.toLowerCase(), key, session);
    expect(store.readSession(alice, key)).toEqual(session);
    expect(namesIn(storage)).toEqual([nameOf(alice)]);
    expect(notes).toEqual([]);
  });

  it(`${scope}: accounts and networks have entries of their own`, () => {
    const storage = open();
    const datil = openStore(storage);
    const naga = openStore(storage, 'naga-dev');
    datil.store.writeSession(alice, key, session);
    expect(datil.store.readSession(bob, key)).toBeUndefined();
    expect(naga.store.readSession(alice, key)).toBeUndefined();
    datil.store.writeSession(bob, key, bobs);
    naga.store.writeSession(alice, key, others);
    expect(datil.store.readSession(alice, key)).toEqual(session);
    expect(datil.store.readSession(bob, key)).toEqual(bobs);
    expect(naga.store.readSession(alice, key)).toEqual(others);
    expect([...datil.notes, ...naga.notes]).toEqual([]);
  });

  it(`${scope}: an entry that was copied from another account or put under another key is dropped`, () => {
    for (const stranger of [
      session,
      { ...bobs, authSig: session.authSig },
      { ...bobs, authSig: grant(5, otherPair) },
    ]) {
      const { store, storage, notes } = openStore(open());
      storage.setItem(nameOf(bob), JSON.stringify({ version: 2, ...stranger }));
      expect(store.readSession(bob, key)).toBeUndefined();
      expect(notes).toHaveLength(1);
      expect(storage.getItem(nameOf(bob))).toBeNull();
    }
  });

  it(`${scope}: grants have entries of their own, and those of one authority are found together`, () => {
    const { store, storage } = openStore(open());
    store.writeSession(alice, key, session);
    for (const other of [otherGrant, otherAuthority]) expect(store.readSession(alice, other)).toBeUndefined();
    store.writeSession(alice, otherGrant, others);
    store.writeSession(alice, otherAuthority, session);
    store.writeSession(bob, key, bobs);
    expect(store.readSession(alice, key)).toEqual(session);
    expect(new Set(store.readSessions(alice, key.authority))).toEqual(new Set([session, others]));
    expect(store.readSessions(bob, otherAuthority.authority)).toEqual([]);
    expect(storage.length).toBe(4);
  });

  it(`${scope}: what the first version stored for an account stands for nothing, and is removed`, () => {
    const { store, storage, notes } = openStore(open());
    storage.setItem(oldNameOf(alice), JSON.stringify({ version: 1, ...session }));
    expect(store.readSession(alice, key)).toBeUndefined();
    expect([namesIn(storage), notes]).toEqual([[], [expect.stringContaining('was dropped')]]);
  });

  it('makes room: what has ended goes, and of more than 32 what ends first', () => {
    const storage = open();
    const notes: string[] = [];
    let now = new Date('2026-01-15T12:00:00Z');
    const store = createSessionStore({ storage, network: 'datil', note: (m) => notes.push(m), now: () => now });
    for (let index = 0; index < 40; index++) {
      store.writeSession(alice, { ...key, grant: String(index).padStart(40, '0') }, session);
    }
    expect(storage.length).toBe(32);
    expect(store.readSession(alice, { ...key, grant: '39'.padStart(40, '0') })).toEqual(session);
    now = new Date('2026-01-16T11:00:00Z');
    store.writeSession(alice, otherGrant, session);
    expect([namesIn(storage), notes]).toEqual([[nameOf(alice, 'datil', otherGrant)], []]);
  });

  it('clears the entries of its network, and nothing else', () => {
    const storage = open();
    const { store } = openStore(storage);
    store.writeSession(alice, key, session);
    store.writeSession(bob, key, bobs);
    openStore(storage, 'datil-dev').store.writeSession(alice, key, session);
    storage.setItem(oldNameOf(bob), 'of the first version');
    const foreign = ['theme', 'capsig:datil', `capsig:datil:${alice}:x`, `${nameOf(alice)}:x`, `x${nameOf(alice)}`];
    for (const name of foreign) storage.setItem(name, '1');
    store.clear();
    expect(namesIn(storage)).toEqual([nameOf(alice, 'datil-dev'), ...foreign].sort());
  });
});

describe('a stored entry is not trusted', () => {
  const corrupt: RuleId = 'client.storage-corrupt';
  const entry = { version: 2, ...session };
  const text = JSON.stringify(entry);
  const { authSig } = session;

  it.each<[string, string]>([
    ['is empty', ''],
    ['is no JSON', 'null,'],
    ['is cut off', text.slice(0, -5)],
    ['is no object', '[]'],
    ['is null', 'null'],
    ['has a key twice', text.replace('{"version":2', '{"version":2,"version":1')],
    ['has the version before', JSON.stringify({ ...entry, version: 1 })],
    ['has another version', JSON.stringify({ ...entry, version: 3 })],
    ['has no version', JSON.stringify(session)],
    ['has another member', JSON.stringify({ ...entry, extra: 1 })],
    ['has __proto__ for a session key', '{"version":2,"__proto__":{"sessionKey":{}}}'],
    ['has no session key', '{"version":2}'],
    ['has a session key and no AuthSig', JSON.stringify({ version: 2, sessionKey: pair })],
    ['has a session key of another shape', JSON.stringify({ ...entry, sessionKey: [pair.publicKey, pair.secretKey] })],
    ['has no secret key', JSON.stringify({ version: 2, sessionKey: { publicKey: pair.publicKey } })],
    ['has a secret key that is a number', JSON.stringify({ version: 2, sessionKey: { ...pair, secretKey: 1 } })],
    [
      'has the secret key of another',
      JSON.stringify({ version: 2, sessionKey: { ...pair, secretKey: otherPair.secretKey } }),
    ],
    [
      'has the public key of another',
      JSON.stringify({ version: 2, sessionKey: { ...pair, publicKey: otherPair.publicKey } }),
    ],
    ['has a secret key that is too short', JSON.stringify({ version: 2, sessionKey: { ...pair, secretKey: '00' } })],
    ['has an AuthSig that is null', JSON.stringify({ ...entry, authSig: null })],
    ['has an AuthSig of another shape', JSON.stringify({ ...entry, authSig: { ...authSig, more: 1 } })],
    ['has an AuthSig without a message', JSON.stringify({ ...entry, authSig: { ...authSig, signedMessage: 'Hello' } })],
    ['has an AuthSig for another key', JSON.stringify({ ...entry, authSig: grant(5, otherPair) })],
    ['has an AuthSig of another account', JSON.stringify({ ...entry, authSig: grant(9, pair) })],
    [
      'has an AuthSig that lies about its account',
      JSON.stringify({ ...entry, authSig: { ...grant(9, pair), address: alice } }),
    ],
    ['is nested deeply', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['is far too large', JSON.stringify({ ...entry, extra: 'x'.repeat(300_000) })],
  ])(`${corrupt}: one that %s is dropped with a note`, (_, value) => {
    const { store, storage, notes } = openStore();
    storage.setItem(nameOf(alice), value);
    storage.setItem(nameOf(bob), JSON.stringify({ version: 2, ...bobs }));
    expect(store.readSession(alice, key)).toBeUndefined();
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^the stored entry "capsig:datil:0x[0-9a-f]{40}:a{40}:b{40}" was dropped: .*expected /);
    for (const { secretKey } of [pair, otherPair]) expect(notes[0]).not.toContain(secretKey);
    expect(storage.getItem(nameOf(alice))).toBeNull();
    expect(store.readSession(bob, key)).toEqual(bobs);
    expect(store.readSession(alice, key)).toBeUndefined();
    expect(notes).toHaveLength(1);
  });

  it('accepts the secret key of v8, a seed alone', () => {
    const { store, notes } = openStore();
    const sessionKey = { ...pair, secretKey: pair.secretKey.slice(0, 64) };
    store.writeSession(alice, key, { ...session, sessionKey });
    expect(store.readSession(alice, key)).toEqual({ ...session, sessionKey });
    expect(notes).toEqual([]);
  });

  it('is never mixed up by a profile that compares less', () => {
    const storage = memoryStorage();
    const notes: string[] = [];
    const store = createSessionStore({ storage, network: 'datil', note: (m) => notes.push(m), profile: litV7 });
    storage.setItem(nameOf(alice), JSON.stringify({ ...entry, authSig: { ...authSig, address: bob } }));
    expect(store.readSession(alice, key)).toBeUndefined();
    expect(notes).toHaveLength(1);
  });

  it('is not written when it could not be read back', () => {
    const { store, storage, notes } = openStore();
    store.writeSession(bob, key, session);
    store.writeSession(alice, key, { ...session, sessionKey: { ...pair, secretKey: otherPair.secretKey } });
    store.writeSession(alice, key, { sessionKey: pair } as never);
    store.writeSession(alice, key, {} as never);
    expect(namesIn(storage)).toEqual([]);
    expect(notes).toHaveLength(4);
    for (const note of notes) expect(note).toContain('was not stored');
  });
});

describe('a storage that fails', () => {
  it.each(['getItem', 'setItem', 'removeItem', 'key', 'length'] as const)('with %s ends nothing', (member) => {
    const inner = memoryStorage();
    inner.setItem(nameOf(alice), 'rubbish');
    const storage = new Proxy(inner, {
      get(target, name) {
        if (name === member) throw new DOMException('denied', 'SecurityError');
        return Reflect.get(target, name);
      },
    });
    const { store, notes } = openStore(storage);
    expect(store.readSession(alice, key)).toBeUndefined();
    store.writeSession(bob, key, bobs);
    store.clear();
    expect(notes.some((note) => note.includes('SecurityError'))).toBe(true);
  });

  it('or is not there stores nothing and says nothing', () => {
    const notes: string[] = [];
    const store = createSessionStore({ storage: undefined, network: 'datil', note: (message) => notes.push(message) });
    store.writeSession(alice, key, session);
    expect(store.readSession(alice, key)).toBeUndefined();
    store.clear();
    expect(notes).toEqual([]);
  });
});

it('a bad name of a grant throws', () => {
  const { store } = openStore();
  for (const bad of [undefined, {}, { ...key, grant: `${'b'.repeat(39)}:` }, { ...key, authority: 'sdk' }, 'x']) {
    expect(() => store.readSession(alice, bad as never)).toThrow(TypeError);
    expect(() => store.writeSession(alice, bad as never, session)).toThrow(TypeError);
  }
});

it('a bad call throws', () => {
  const { store } = openStore();
  for (const account of ['', 'alice.eth', `${alice}0`, 'datil:0x00', undefined]) {
    expect(() => store.readSession(account as string, key)).toThrow(TypeError);
    expect(() => store.writeSession(account as string, key, session)).toThrow(TypeError);
  }
  for (const network of ['', 'a:b', 'x'.repeat(65), null]) {
    expect(() => openStore(memoryStorage(), network as never as string)).toThrow(TypeError);
  }
});

describe('migrateSdkStorage', () => {
  const twice = (value: unknown): string => JSON.stringify(JSON.stringify(value));
  const v8 = (app: string, address: string, network = 'naga-dev'): string => `lit-auth:${app}:${network}:${address}`;
  const inner = (app: string, address: string, network = 'naga-dev'): string =>
    `lit-auth:${app}-inner-delegation:${network}:${address}`;
  const cached = (keyPair: SessionKeyPair): unknown => ({
    sessionKey: { keyPair, expiresAt: '2026-01-16T11:00:00.000Z' },
    authMethodType: 1,
  });

  function migrate(
    items: Readonly<Record<string, string>>,
    options: { readonly network?: string; readonly originals?: 'keep' | 'remove' } = {},
  ): Opened & { readonly accounts: readonly string[] } {
    const network = options.network ?? 'datil';
    const opened = openStore(memoryStorage(), network);
    for (const [name, value] of Object.entries(items)) opened.storage.setItem(name, value);
    const note = (message: string): void => {
      opened.notes.push(message);
    };
    return { ...opened, accounts: migrateSdkStorage(opened.storage, { ...options, network, note }) };
  }

  const v7 = { 'lit-session-key': JSON.stringify(pair), 'lit-wallet-sig': JSON.stringify(session.authSig) };

  it('takes the session of v7 over to the account that granted', () => {
    const { accounts, store, storage, notes } = migrate(v7);
    expect(accounts).toEqual([alice]);
    expect(store.readSession(alice, takenOver)).toEqual(session);
    expect(store.readSession(bob, takenOver)).toBeUndefined();
    expect(storage.getItem('lit-session-key')).toBe(v7['lit-session-key']);
    expect(notes).toEqual([]);
  });

  it('removes the originals if asked, and those of what was taken over only', () => {
    const { storage } = migrate({ ...v7, 'lit-web3-provider': 'metamask' }, { originals: 'remove' });
    expect(namesIn(storage)).toEqual([sdkNameOf(alice), 'lit-web3-provider']);
    const left = { ...v7, 'lit-wallet-sig': JSON.stringify(bobs.authSig) };
    expect(namesIn(migrate(left, { originals: 'remove' }).storage)).toEqual(Object.keys(left).sort());
  });

  it.each<[string, Record<string, string>]>([
    ['the AuthSig of another user', { ...v7, 'lit-wallet-sig': JSON.stringify(bobs.authSig) }],
    ['an AuthSig for an older key', { ...v7, 'lit-session-key': JSON.stringify(otherPair) }],
    [
      'a key that does not fit together',
      { ...v7, 'lit-session-key': JSON.stringify({ ...pair, publicKey: otherPair.publicKey }) },
    ],
    [
      'an AuthSig that lies about its account',
      { ...v7, 'lit-wallet-sig': JSON.stringify({ ...session.authSig, address: bob }) },
    ],
    ['a key that is rubbish', { ...v7, 'lit-session-key': '{' }],
    ['no key', { 'lit-wallet-sig': v7['lit-wallet-sig'] }],
  ])('client.storage-scope: takes nothing over with %s', (_, items) => {
    const { accounts, storage, notes } = migrate(items);
    expect(accounts).toEqual([]);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain('were not taken over');
    expect(namesIn(storage)).toEqual(Object.keys(items).sort());
  });

  it('takes nothing over without an AuthSig that can be read, nor from a storage that is not there', () => {
    expect(migrate({ 'lit-session-key': JSON.stringify(pair) }).accounts).toEqual([]);
    expect(migrate({ ...v7, 'lit-wallet-sig': '"x"' }).accounts).toEqual([]);
    expect(migrateSdkStorage(undefined, { network: 'datil', note: () => undefined })).toEqual([]);
  });

  it('takes the sessions of v8 over, of this network, each with its own delegation', () => {
    const seed = { ...otherPair, secretKey: otherPair.secretKey.slice(0, 64) };
    const items = {
      [v8('my:app', alice)]: twice(cached(pair)),
      [inner('my:app', alice)]: twice(session.authSig),
      [v8('app', bob.toLowerCase())]: JSON.stringify(cached(seed)),
      [inner('app', bob.toLowerCase())]: twice(bobs.authSig),
      [v8('app', alice, 'naga')]: twice(cached(otherPair)),
      [inner('app', alice, 'naga')]: twice(grant(5, otherPair)),
    };
    const { accounts, store, storage, notes } = migrate(items, { network: 'naga-dev', originals: 'remove' });
    expect([...accounts].sort()).toEqual([alice, bob.toLowerCase()].sort());
    expect(store.readSession(alice, takenOver)).toEqual(session);
    expect(store.readSession(bob, takenOver)).toEqual({ ...bobs, sessionKey: seed });
    expect(notes).toEqual([]);
    expect(namesIn(storage)).toEqual(
      [
        sdkNameOf(alice, 'naga-dev'),
        sdkNameOf(bob, 'naga-dev'),
        v8('app', alice, 'naga'),
        inner('app', alice, 'naga'),
      ].sort(),
    );
  });

  it.each<[string, Record<string, string>]>([
    ['without a delegation', { [v8('app', alice)]: twice(cached(pair)) }],
    [
      'with the delegation of another',
      { [v8('app', alice)]: twice(cached(pair)), [inner('app', alice)]: twice(grant(9, pair)) },
    ],
    [
      'with a delegation to an older key',
      { [v8('app', alice)]: twice(cached(pair)), [inner('app', alice)]: twice(grant(5, otherPair)) },
    ],
    ['that is rubbish', { [v8('app', alice)]: '"{"', [inner('app', alice)]: twice(session.authSig) }],
  ])('takes no session of v8 over %s', (_, items) => {
    const { accounts, storage, notes } = migrate(items, { network: 'naga-dev' });
    expect(accounts).toEqual([]);
    expect(notes).toHaveLength(1);
    expect(namesIn(storage)).toEqual(Object.keys(items).sort());
  });

  it('leaves an account alone that has a session', () => {
    const { storage, store } = openStore();
    store.writeSession(alice, takenOver, others);
    for (const [name, value] of Object.entries(v7)) storage.setItem(name, value);
    const notes: string[] = [];
    expect(migrateSdkStorage(storage, { network: 'datil', note: (message) => notes.push(message) })).toEqual([]);
    expect(store.readSession(alice, takenOver)).toEqual(others);
    expect(notes).toHaveLength(1);
  });

  it('removes no original when the entry was not stored', () => {
    const storage = memoryStorage();
    for (const [name, value] of Object.entries(v7)) storage.setItem(name, value);
    const full = { ...storage, length: storage.length, setItem: () => undefined };
    expect(migrateSdkStorage(full, { network: 'datil', originals: 'remove', note: () => undefined })).toEqual([]);
    expect(namesIn(storage)).toEqual(Object.keys(v7).sort());
  });
});

describe.each(storages)('disconnectWeb3 over %s', (_, open) => {
  const ours = [
    nameOf(alice),
    nameOf(bob, 'naga-dev'),
    oldNameOf(bob),
    sdkNameOf(bob),
    `capsig:auth-sig:login:${alice.toLowerCase()}`,
    `capsig:auth-sig:session:${bob.toLowerCase()}`,
    'lit-auth-signature',
    'lit-auth-sol-signature',
    'lit-auth-cosmos-signature',
    'lit-web3-provider',
    'lit-comms-keypair',
    'lit-session-key',
    'lit-wallet-sig',
    `lit-auth:app:naga-dev:${alice}`,
    `lit-auth:app-inner-delegation:naga-dev:${alice}`,
    'lit-pkp-tokens:naga-dev:x',
  ];
  const foreign = [
    'theme',
    'lit',
    'lit-auth',
    'lit-theme',
    'capsig',
    'capsig:theme',
    'wagmi.store',
    `my-${nameOf(alice)}`,
  ];

  it("client.storage-scope: removes what is ours and the SDK's, the session key included, and nothing else", async () => {
    const storage = open();
    for (const name of [...ours, ...foreign]) storage.setItem(name, '1');
    const pending = disconnectWeb3({ storage });
    // Done with when the call returns.
    expect(namesIn(storage)).toEqual([...foreign].sort());
    const { removed, left, complete } = await pending;
    expect([...removed].sort()).toEqual([...ours].sort());
    expect([left, complete]).toEqual([[], true]);
    expect(await disconnectWeb3({ storage })).toEqual({ removed: [], left: [], complete: true });
  });
});

describe('disconnectWeb3', () => {
  it('tells what a storage keeps', async () => {
    const storage = memoryStorage();
    storage.setItem(nameOf(alice), 'secret');
    const stubborn = { ...storage, length: 1, removeItem: () => undefined };
    expect(await disconnectWeb3({ storage: stubborn })).toEqual({ removed: [], left: [nameOf(alice)], complete: true });
    expect(await disconnectWeb3({ storage: undefined })).toEqual({ removed: [], left: [], complete: true });
  });

  it('removes what it can name when the storage does not tell its names', async () => {
    const storage = memoryStorage();
    storage.setItem('lit-session-key', 'secret');
    const notes: string[] = [];
    const nameless = { ...storage, length: undefined as never };
    const { complete } = await disconnectWeb3({ storage: nameless, note: (message) => notes.push(message) });
    expect(complete).toBe(false);
    expect(storage.getItem('lit-session-key')).toBeNull();
    expect(notes).toHaveLength(1);
  });

  it('has the wallet forget the site, and does not mind when it does not', async () => {
    const asked: string[] = [];
    const request = async ({ method }: { readonly method: string }): Promise<unknown> => {
      asked.push(method);
      throw Object.assign(new Error('no such method'), { code: -32601 });
    };
    const notes: string[] = [];
    const note = (message: string): void => {
      notes.push(message);
    };
    await disconnectWeb3({ storage: undefined, provider: { request }, note });
    expect([asked, notes.length]).toEqual([['wallet_revokePermissions'], 1]);
    const disconnect = (): void => {
      asked.push('disconnect');
    };
    await disconnectWeb3({ storage: undefined, provider: { request, disconnect }, note });
    expect([asked, notes.length]).toEqual([['wallet_revokePermissions', 'disconnect'], 1]);
  });

  it('without options looks for the storage of the browser, and finds none here', async () => {
    expect(await disconnectWeb3()).toEqual({ removed: [], left: [], complete: true });
  });
});
