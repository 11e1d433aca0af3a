import { describe, expect, it } from 'vitest';
import type { Layer } from '../../src/cli/layer.js';
import { createSessionSigs } from '../../src/entry/client.js';
import { unwrap } from '../../src/index.js';
import {
  action,
  type Block,
  credit,
  lend,
  now,
  owner,
  pkp,
  sessionKey,
  sessionUri,
  stranger,
  user,
} from '../unit/chain-fixture.js';
import { capsig, type Outcome } from './fixture.js';

const signing = { [pkp]: { 'Threshold/Signing': [{}] } };
const proof = lend({ by: owner, to: user.did, att: { ...signing, [credit]: { 'Auth/Auth': [{ uses: '3' }] } } });
const chain = lend({ by: user, to: sessionUri, att: signing, proofs: [proof] });
const wide = lend({ by: user, to: sessionUri, att: { [action]: { 'Threshold/Execution': [{}] } }, proofs: [proof] });

const other = lend({ by: owner, to: user.did, att: { ...signing, [action]: { 'Threshold/Execution': [{}] } } });

type Files = Readonly<Record<string, string | Uint8Array>>;

const ran = (
  command: string,
  { authSig }: Pick<Block, 'authSig'>,
  files: Files,
  ...options: string[]
): Promise<Outcome> =>
  capsig([command, '-', ...(Object.keys(files).length > 0 ? ['--proofs', 'proofs'] : []), ...options], {
    stdin: JSON.stringify(authSig),
    files,
    clock: now,
  });
const verified = (block: Pick<Block, 'authSig'>, files: Files, ...options: string[]): Promise<Outcome> =>
  ran('verify', block, files, ...options);

describe('verify --proofs DIR --root ADDRESS', () => {
  it.each<[string, Files]>([
    ['a block under its CID', { [`proofs/${proof.cid}`]: proof.bytes }],
    ['a block under its CID with an ending', { [`proofs/${proof.cid}.cbor`]: proof.bytes }],
    ['a block under any name', { 'proofs/from-the-owner.bin': proof.bytes }],
    ['an AuthSig as JSON', { 'proofs/owner.json': JSON.stringify(proof.authSig) }],
    [
      'it among files of something else',
      { 'proofs/a.txt': 'hello', 'proofs/large': new Uint8Array(300_000), 'proofs/z': proof.bytes },
    ],
  ])('finds %s', async (_, files) => {
    const { code, out, err } = await verified(chain, files, '--root', owner.address);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' '));
    expect(lines).toContain(`account ${user.address} (wallet signature)`);
    expect(lines).toContain(`root ${owner.address} (wallet signature)`);
    expect(lines).toContain(`chain ${owner.address} lends to ${user.did}`);
    expect(lines).toContain(`${user.address} lends to ${sessionUri}`);
    expect(out).not.toMatch(/root (?:was|were) not checked/);
  });

  it('says that the root was not checked', async () => {
    const { code, out } = await verified(chain, { 'proofs/a': proof.bytes });
    expect(code).toBe(0);
    expect(out).toMatch(/root (?:was|were) not checked/);
  });

  it('cannot decide without the proof, and rejects other bytes under its name', async () => {
    for (const files of [{}, { 'proofs/other': wide.bytes }]) {
      const { code, out } = await verified(chain, files);
      expect(code).toBe(3);
      expect(out).toMatch(/^UNDECIDED {2}auth-sig\.proofs/);
    }
    const { code, out } = await verified(chain, { [`proofs/${proof.cid}`]: other.bytes });
    expect(code).toBe(1);
    expect(out).toMatch(/^INVALID {2}chain\.block/);
    const both = { [`proofs/${proof.cid}`]: other.bytes, 'proofs/a': proof.bytes };
    expect((await verified(chain, both)).code).toBe(0);
  });

  it('rejects a link that widens, and another root', async () => {
    const files = { 'proofs/a': proof.bytes };
    expect((await verified(wide, files)).out).toMatch(
      /^INVALID {2}narrower\.resource {2}at \/signedMessage\/resources\/0\/att/,
    );
    const { code, out } = await verified(chain, files, '--root', `did:pkh:eip155:1:${stranger.address}`);
    expect(code).toBe(1);
    expect(out).toMatch(/^INVALID {2}chain\.root {2}at \/signedMessage\/resources\/0\/prf\/0\/signedMessage\/address/);
  });

  it('verifies a session through its chain', async () => {
    const resource = { resource: pkp.slice('lit-pkp://'.length), resourcePrefix: 'lit-pkp' };
    const sigs = createSessionSigs({
      sessionKey,
      nodes: ['https://node-1.example:7470'],
      capabilities: [chain.authSig],
      resourceAbilityRequests: [{ resource, ability: 'pkp-signing' }],
      issuedAt: '2026-01-15T11:30:00Z',
      expiration: '2026-01-15T12:30:00Z',
    });
    const stdin = JSON.stringify(unwrap(sigs));
    const files = { 'proofs/a': proof.bytes };
    const argv = ['verify', '-', '--proofs', 'proofs', '--account', owner.address, '--request', `pkp-signing=${pkp}`];
    const { code, out } = await capsig(argv, { stdin, files, clock: now });
    expect(code).toBe(0);
    expect(out).toContain(`root         ${owner.address}`);
  });

  it('tells a wrong use apart', async () => {
    for (const options of [
      ['--root', 'owner'],
      ['--root', '0x12'],
      ['--proofs', 'nowhere'],
    ]) {
      const { code, err } = await capsig(['verify', '-', ...options], { stdin: JSON.stringify(chain.authSig) });
      expect(code).toBe(2);
      expect(err).toContain(options[0]);
    }
  });
});

describe('inspect --proofs DIR', () => {
  const files = { 'proofs/a': proof.bytes };
  const tree = async (block: Block, given: Files = files): Promise<Layer> => {
    const { code, out } = await ran('inspect', block, given, '--json');
    expect(code).toBe(0);
    return JSON.parse(out);
  };

  it('draws each proof below what names it', async () => {
    const three = lend({
      by: stranger,
      to: sessionUri,
      att: signing,
      proofs: [lend({ by: user, to: stranger.did, att: signing, proofs: [proof] })],
    });
    const blocks = Object.fromEntries(Object.entries(three.evidence).map(([cid, bytes]) => [`proofs/${cid}`, bytes]));
    const { out } = await ran('inspect', three, blocks);
    const at = /^( *)(AuthSig|proof 0 \(AuthSig\))(.*)$/gm;
    expect([...out.matchAll(at)].map(([, indent, layer]) => [indent?.length, layer])).toEqual([
      [0, 'AuthSig'],
      [2, 'proof 0 (AuthSig)'],
      [4, 'proof 0 (AuthSig)'],
    ]);
    expect(out).toContain(owner.address);
    expect(out).not.toContain('WIDENS');
    expect(out).toContain('nothing of this was verified');
  });

  it('marks the link that widens', async () => {
    const layer = await tree(wide);
    expect([layer.widens, layer.problems.map(({ rule }) => rule)[0]]).toEqual([true, 'narrower.resource']);
    expect(layer.layers.map((inner) => [inner.layer, inner.widens])).toEqual([
      ['SIWE message', undefined],
      ['proof 0 (AuthSig)', undefined],
    ]);
    expect((await ran('inspect', wide, files)).out).toMatch(/^AuthSig {2}WIDENS$/m);
    const astray = lend({ by: owner, to: stranger.did, att: signing });
    const inner = await tree(lend({ by: user, to: sessionUri, att: signing, proofs: [astray] }), {
      'proofs/a': astray.bytes,
    });
    expect([inner.widens, inner.layers[1]?.widens, inner.layers[1]?.problems[0]?.rule]).toEqual([
      undefined,
      true,
      'chain.audience',
    ]);
  });

  it('shows a proof that is missing, and none without the option', async () => {
    const layer = await tree(chain, { 'proofs/a': wide.bytes });
    expect(layer.problems.map(({ rule }) => rule)).toEqual(['auth-sig.proofs']);
    expect(layer.layers[1]).toMatchObject({ layer: 'proof 0 (AuthSig)', decoded: false, members: { cid: proof.cid } });
    expect((await tree(chain, {})).layers).toHaveLength(1);
  });
});
