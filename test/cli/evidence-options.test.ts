import { ed25519 } from '@noble/curves/ed25519.js';
import { base58btc } from 'multiformats/bases/base58';
import { describe, expect, it } from 'vitest';
import { adr36Document } from '../../src/auth-sig/cosmos.js';
import { encodeBech32 } from '../../src/crypto/bech32.js';
import { eip191Digest, signDigest } from '../../src/crypto/secp256k1.js';
import { toHex, utf8 } from '../../src/internal/bytes.js';
import { contracts, createChain } from '../flow/evm.js';
import { authSig, capsig, login, node, now, pkp, sessionKey, signText, wallet } from './fixture.js';

const walletKey = new Uint8Array(32).fill(0x11);
const contract = '0x00000000000000000000000000000000000000AA';
const text = login.signedMessage.replace(wallet, contract);
const contractLogin = {
  sig: signDigest(walletKey, eip191Digest(text)),
  derivedVia: 'EIP1271',
  signedMessage: text,
  address: contract,
};

const chainOf = async (): ReturnType<typeof createChain> => {
  const chain = await createChain(1, Math.floor(Date.parse(now) / 1000));
  await chain.put(contract, contracts.owner(wallet));
  return chain;
};
const stdin = JSON.stringify(contractLogin);

describe('verify --rpc', () => {
  it('asks the contract and says whose account it is', async () => {
    const { fetch } = await chainOf();
    for (const rpc of ['https://node.example/v3/key', '1=https://node.example']) {
      const { code, out, err } = await capsig(['verify', '-', '--rpc', rpc], { stdin, fetch });
      expect(err).toBe('');
      expect(out).toMatch(/^VALID, except: .*\nAuthSig\n/);
      expect(out).toContain(`${contract} (contract wallet, EIP-1271, chain 1)`);
      expect(code).toBe(0);
    }
  });

  it('is undecided without a node, and asks none that was not named', async () => {
    const chain = await chainOf();
    const { code, out } = await capsig(['verify', '-'], { stdin, fetch: chain.fetch });
    expect(out).toMatch(/^UNDECIDED {2}auth-sig\.kind-undecided/);
    expect(code).toBe(3);
    expect(chain.asked).toEqual([]);
    const wallets = await capsig(['verify', '-', '--rpc', 'https://node.example'], {
      stdin: JSON.stringify(login),
      fetch: chain.fetch,
    });
    expect(wallets.code).toBe(0);
    expect(chain.asked).toEqual([]);
  });

  it('tells why a node gave no evidence, without the path of its URL', async () => {
    const fetch = (): Promise<never> => Promise.reject(new Error('getaddrinfo ENOTFOUND'));
    const run = await capsig(['verify', '-', '--rpc', 'https://node.example/v3/secret-key'], { stdin, fetch });
    expect(run.err).toBe('capsig: --rpc https://node.example: getaddrinfo ENOTFOUND\n');
    expect(run.code).toBe(3);
    const { fetch: other } = await createChain(137, 0);
    const wrong = await capsig(['verify', '-', '--rpc', '1=https://node.example'], { stdin, fetch: other });
    expect(wrong.err).toBe('capsig: --rpc https://node.example: it is a node of chain 137, not of chain 1\n');
    expect(wrong.code).toBe(3);
    const none = await capsig(['verify', '-', '--rpc', 'https://node.example'], { stdin });
    expect(none.err).toContain('there is no network here');
  });

  it('asks about an account by which a signature is not, in case it is a contract, and the verdict stays', async () => {
    const chain = await chainOf();
    const node = ['--rpc', '1=https://node.example'];
    const judged = async (document: unknown, options: readonly string[] = node) => {
      const run = await capsig(['verify', '-', ...options], { stdin: JSON.stringify(document), fetch: chain.fetch });
      expect(run.out).toMatch(/^INVALID {2}auth-sig\.signature/);
      expect(run.code).toBe(1);
      return run.out;
    };
    const asEoa = { ...contractLogin, derivedVia: 'web3.eth.personal.sign' };
    const yes = `advice       --rpc was asked, in case ${contract} is a contract wallet: it is one, and takes this signature; derivedVia`;
    expect(await judged(asEoa)).toContain(yes);
    const out = await judged({ message: text, signature: asEoa.sig });
    expect(out).toContain(yes);
    expect(out).not.toContain('if it is a contract (a Safe, say)');
    const other = signDigest(new Uint8Array(32).fill(0x12), eip191Digest(text));
    expect(await judged({ ...asEoa, sig: other })).toContain('answered, and not with yes');
    const elsewhere = `0x${'ab'.repeat(20)}`;
    const there = { ...asEoa, signedMessage: text.replace(contract, elsewhere), address: elsewhere };
    expect(await judged(there)).toContain(`there is no contract at ${elsewhere} on chain 1 (Ethereum)`);
    expect(await judged(there, ['--rpc', '5=https://node.example'])).toContain(
      `no node of --rpc told whether ${elsewhere} is a contract wallet: ask the contract`,
    );
    const before = chain.asked.length;
    expect(await judged(there, [])).toContain('if it is a contract (a Safe, say)');
    // What the account itself signed in another form is not that of a contract.
    const near = { ...login, sig: signDigest(walletKey, eip191Digest(`${login.signedMessage}\n`)) };
    expect(await judged(near)).not.toContain('--rpc was asked');
    expect(chain.asked).toHaveLength(before);
  });

  it('is invalid where the contract refuses, with --all too', async () => {
    const { fetch } = await chainOf();
    const forged = JSON.stringify({ ...contractLogin, sig: '0x1234' });
    for (const more of [[], ['--all']]) {
      const run = await capsig(['verify', '-', '--rpc', 'https://node.example', ...more], { stdin: forged, fetch });
      expect(run.out).toMatch(/^INVALID {2}auth-sig\.contract-signature/);
      expect(run.code).toBe(1);
    }
    // To go past a missing reply must not make a verdict of what cannot be decided.
    const open = await capsig(['verify', '-', '--all'], { stdin: forged });
    expect(open.out).toMatch(/^UNDECIDED/);
    expect(open.code).toBe(3);
  });

  it.each(['node.example', 'ftp://node.example', '0x1=https://node.example', '1=', 'https://'])(
    'refuses %s',
    async (rpc) => {
      const run = await capsig(['verify', '-', '--rpc', rpc], { stdin });
      expect(run.err).toContain('--rpc: expected');
      expect(run.code).toBe(2);
    },
  );
});

describe('verify of accounts without SIWE', () => {
  const signed = 'I am creating an account to use Lit Protocol at 2026-01-02T03:00:00Z';
  const seed = new Uint8Array(32).fill(3);
  const solana = JSON.stringify({
    sig: toHex(ed25519.sign(utf8(signed), seed)),
    derivedVia: 'solana.signMessage',
    signedMessage: signed,
    address: base58btc.baseEncode(ed25519.getPublicKey(seed)),
  });

  it('needs --max-age for Solana', async () => {
    const open = await capsig(['verify', '-'], { stdin: solana });
    expect(open.out).toMatch(/^UNDECIDED {2}auth-sig\.age-undecided/);
    expect(open.code).toBe(3);
    const { code, out } = await capsig(['verify', '-', '--max-age', '600'], { stdin: solana });
    expect(out).toContain('(Solana wallet)');
    expect(out).toContain(signed);
    expect(out).toContain('grants       nothing');
    expect(out).toContain('expires      2026-01-02T03:10:00Z, 5 min 55 s left');
    expect(out).toMatch(/^VALID, except: purpose, domain and nonce were not checked\n/);
    expect(code).toBe(0);
    expect((await capsig(['verify', '-', '--max-age', '60'], { stdin: solana })).out).toMatch(
      /^INVALID {2}auth-sig\.age/,
    );
    expect((await capsig(['verify', '-', '--max-age', '1 h'], { stdin: solana })).code).toBe(2);
    const json = await capsig(['verify', '-', '--json', '--max-age', '600'], { stdin: solana });
    expect(JSON.parse(json.out).value).toMatchObject({ text: signed, account: { kind: 'solana' } });
  });

  it('needs --signed-text for Cosmos', async () => {
    const address = encodeBech32('cosmos', new Uint8Array(20).fill(1));
    const { secp256k1 } = await import('@noble/curves/secp256k1.js');
    const { sha256 } = await import('@noble/hashes/sha2.js');
    const { ripemd160 } = await import('@noble/hashes/legacy.js');
    const own = encodeBech32('cosmos', ripemd160(sha256(secp256k1.getPublicKey(walletKey))));
    const digest = sha256(utf8(adr36Document(own, signed)));
    const cosmos = (by: string): string =>
      JSON.stringify({
        sig: Buffer.from(secp256k1.sign(digest, walletKey, { prehash: false })).toString('base64'),
        derivedVia: 'cosmos.signArbitrary',
        signedMessage: toHex(digest),
        address: by,
      });
    const argv = ['verify', '-', '--max-age', '600'];
    expect((await capsig(argv, { stdin: cosmos(own) })).out).toMatch(/^UNDECIDED {2}auth-sig\.kind-undecided/);
    // A file that an editor ended with a line feed is taken with and without it.
    for (const content of [signed, `${signed}\n`, `${signed}\r\n`]) {
      const run = await capsig([...argv, '--signed-text', 'said.txt'], {
        stdin: cosmos(own),
        files: { 'said.txt': content },
      });
      expect(run.out).toContain('(Cosmos wallet, ADR-36)');
      expect(run.code).toBe(0);
    }
    const other = await capsig([...argv, '--signed-text', 'a', '--signed-text', 'b'], {
      stdin: cosmos(own),
      files: { a: 'other', b: 'else' },
    });
    expect(other.out).toMatch(/^INVALID {2}auth-sig\.signed-text/);
    const stolen = await capsig([...argv, '--signed-text', 'a'], { stdin: cosmos(address), files: { a: signed } });
    expect(stolen.code).toBe(1);
    expect((await capsig([...argv, '--signed-text', 'none'], { stdin: cosmos(own) })).code).toBe(2);
    const bytes = await capsig([...argv, '--signed-text', 'a'], {
      stdin: cosmos(own),
      files: { a: Uint8Array.of(0xff) },
    });
    expect(bytes.err).toContain('is no UTF-8 text');
  });

  it('refuses them for a session', async () => {
    const run = await capsig(['verify', '-', '--as', 'session', '--max-age', '600'], { stdin: solana });
    expect(run.out).toMatch(/^INVALID {2}auth-sig\.purpose/);
  });
});

it('leaves wallets as they were', async () => {
  expect((await capsig(['verify', '-'], { stdin: JSON.stringify(authSig()) })).code).toBe(0);
  expect((await capsig(['verify', '-'], { stdin: JSON.stringify(signText('x')) })).code).toBe(1);
});

describe('create --rpc', () => {
  const put = ['create', 'auth-sig', '--message', 'm.txt', '--signature', contractLogin.sig];
  const files = { 'm.txt': text };

  it('makes an AuthSig of what a contract wallet signed', async () => {
    const { fetch } = await chainOf();
    const { code, out, err } = await capsig([...put, '--rpc', '1=https://node.example'], { files, fetch });
    expect({ code, err, made: JSON.parse(out) }).toEqual({ code: 0, err: '', made: contractLogin });
    const without = await capsig(put, { files, fetch });
    expect(without.err).toMatch(
      /^INVALID {2}auth-sig\.signature {2}.*where the account is a contract wallet, .* --rpc 1=URL on the command line\n/,
    );
    expect(without.code).toBe(1);
    const other = await createChain(137, 0);
    const elsewhere = await capsig([...put, '--rpc', 'https://node.example'], { files, fetch: other.fetch });
    expect(elsewhere.err).toMatch(/it is a node of chain 137, not of chain 1\nUNDECIDED {2}auth-sig\.kind-undecided/);
    expect(elsewhere.code).toBe(3);
  });

  it('goes with the signature of a wallet only', async () => {
    const argv = ['create', 'auth-sig', '--message', 'm.txt', '--key-file', 'k', '--rpc', 'https://node.example'];
    const run = await capsig(argv, { files: { ...files, k: toHex(walletKey) } });
    expect(run).toMatchObject({ code: 2, err: expect.stringContaining('--rpc goes with --signature') });
  });

  it('makes no session signatures under a grant that the contract does not take', async () => {
    const granted = authSig();
    const signedMessage = granted.signedMessage.replace(wallet, contract);
    const sig = signDigest(walletKey, eip191Digest(signedMessage));
    const given = { sig, derivedVia: 'EIP1271', signedMessage, address: contract };
    const chain = await chainOf();
    const argv = ['create', 'session-sigs', '--node', node, '--request', `pkp-signing=${pkp}`, '--auth-sig', 'a.json'];
    const rest = ['--expiration', '+5m', '--key-file', 'session.key'];
    const world = {
      files: { 'a.json': JSON.stringify(given), 'session.key': sessionKey.secretKey },
      fetch: chain.fetch,
    };
    const run = (...more: readonly string[]) => capsig([...argv, ...rest, ...more], world);
    const rpc = ['--rpc', '1=https://node.example'];
    expect([(await run()).code, chain.asked]).toEqual([0, []]);
    expect((await run(...rpc)).code).toBe(0);
    await chain.put(contract, contracts.owner(contract));
    const refused = await run(...rpc);
    expect(refused.err).toMatch(/^INVALID {2}auth-sig\.contract-signature/);
    expect(refused.code).toBe(1);
    expect((await run('--rpc', 'node.example')).err).toContain('--rpc: expected URL or CHAIN=URL');
  });
});
