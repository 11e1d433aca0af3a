import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/recognise.js';
import { capsig, verifyDocument } from './fixture.js';

const schema = new URL('../../schemas/ceramic.schema.json', import.meta.url);
const [commit] = JSON.parse(readFileSync(schema, 'utf8')).examples;
const now = ['--now', '2026-01-15T12:00:00Z'];

describe('a commit of Ceramic', () => {
  it('is valid, and the verdict says what was not checked', async () => {
    const { code, out, err } = await verifyDocument(commit, ...now, '--domain', 'app.example');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n').slice(0, 2)).toEqual([
      'VALID, except: nonce and request were not checked',
      'commit of Ceramic',
    ]);
    expect(out).toMatch(/session key {2}[0-9a-f]{64}\n/);
    expect(out).toContain('ceramic://*');
    expect(out).toContain(commit.jws.link);
  });

  it('is refused where the CACAO is, or where the JWS is', async () => {
    const other = await verifyDocument(commit, ...now, '--domain', 'other.example');
    expect(other.code).toBe(1);
    expect(other.out).toContain('INVALID  auth-sig.domain  at /cacaoBlock/signedMessage/domain');
    const cut = { ...commit, linkedBlock: '' };
    expect((await verifyDocument(cut, ...now)).out).toContain('INVALID  ceramic.payload  at /jws/payload');
  });

  it('is found in what is around it, and demanded by its kind', async () => {
    const request = { type: 0, genesis: commit, opts: {} };
    expect((await verifyDocument(request, ...now)).code).toBe(0);
    expect((await verifyDocument(commit, ...now, '--as', 'ceramic')).code).toBe(0);
    expect((await verifyDocument(commit, ...now, '--as', 'session-sig')).code).toBe(1);
    expect(recognise(JSON.stringify(request)).documents.map(({ kind }) => kind)).toEqual(['ceramic']);
  });

  it('takes no option of a session signature', async () => {
    const { code, err } = await verifyDocument(commit, ...now, '--node', 'node.example:1');
    expect(code).toBe(2);
    expect(err).toContain('--node does not go with a commit of Ceramic');
  });

  it('is shown layer by layer', async () => {
    const { code, out } = await capsig(['inspect', '-'], { stdin: JSON.stringify(commit) });
    expect(code).toBe(0);
    expect(out).toContain('commit of Ceramic');
    expect(out).toContain('CACAO (AuthSig)');
    expect(out).toContain('did:key:z6Mk');
    const broken = await capsig(['inspect', '-'], { stdin: JSON.stringify({ ...commit, cacaoBlock: 'oQ' }) });
    expect(broken.out).toContain('commit of Ceramic');
  });
});
