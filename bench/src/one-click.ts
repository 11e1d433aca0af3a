// Answers of One-Click Auth with large ReCaps: what is made of a CACAO is longer than the CACAO.
import { eip191Digest, signDigest } from '../../dist/crypto/secp256k1.js';
import type { Recap } from '../../dist/entry/recap.js';
import { anyAudience, anyChain, verifyOneClick } from '../../dist/entry/sessions.js';
import { anyRequest } from '../../dist/index.js';
import { preamble, translate } from '../../dist/recap/statement.js';
import type { Case } from './cases.js';
import { list, nonceOf, policy, siwe, uriOf, wallet, walletKey } from './inputs.js';

const uri = 'https://app.example/login';

/** A CACAO whose statement is that of its ReCap, or another one that leaves out what is granted. */
function cacao(att: Recap['att'], index: number, said: 'unsaid' | 'said' | 'otherwise'): Record<string, unknown> {
  const recap = { att, prf: [] };
  const nonce = nonceOf(index);
  const statement = translate(recap, Number.POSITIVE_INFINITY);
  const text = siwe({ uri, recap, statement, nonce });
  const written = { said: { statement }, unsaid: {}, otherwise: { statement: `${preamble} ` } }[said];
  const times = { iat: '2026-01-15T11:00:00Z', exp: '2026-01-16T11:00:00Z' };
  const asked = { domain: 'app.example', aud: uri, version: '1', nonce };
  return {
    h: { t: 'caip122' },
    p: { iss: `did:pkh:eip155:1:${wallet}`, ...asked, ...times, ...written, resources: [uriOf(recap)] },
    s: { t: 'eip191', s: signDigest(walletKey, eip191Digest(text)) },
  };
}

const named = <T>(count: number, name: (index: number) => string, value: T): Record<string, T> =>
  Object.fromEntries(list(count, (index) => [name(1_000 + index), value]));

export function oneClickCases(): Case[] {
  const methods = (count: number): Recap['att'] => ({ eip155: named(count, (index) => `request/m${index}`, [{}]) });
  const namespaces = (count: number): Recap['att'] => ({ eip155: named(count, (index) => `n${index}/m`, [{}]) });
  const resources = (count: number): Recap['att'] => named(count, (index) => `a:b${index}`, { 'a/b': [{}] });
  const broken = (count: number): Recap['att'] => named(count, (index) => `b${index}`, { 'a/b': [{}] });
  const answer = (count: number, att: Recap['att'], said: Parameters<typeof cacao>[2] = 'unsaid'): string =>
    JSON.stringify({
      cacaos: list(count, (index) => cacao(att, index, said)),
      responder: { publicKey: 'ab'.repeat(32) },
    });
  const asked = { ...policy, audience: anyAudience, chains: anyChain, request: anyRequest } as const;
  const inputs: Readonly<Record<string, string>> = {
    '16 of a method': answer(16, methods(1)),
    '8 of 500 methods': answer(8, methods(500)),
    '8 of 900 methods': answer(8, methods(900)),
    '16 of 300 methods': answer(16, methods(300)),
    '8 of 300 namespaces': answer(8, namespaces(300)),
    '8 of 500 resources': answer(8, resources(500)),
    '4 of 900 resources': answer(4, resources(900)),
    '8 of 400 resources, said': answer(8, resources(400), 'said'),
    '5 of 400 resources, said': answer(5, resources(400), 'said'),
    '10 of 1,000 resources, said otherwise': answer(10, resources(1_000), 'otherwise'),
    '9 of 1,000 broken resources': answer(9, broken(1_000)),
    '11 of 1,000 broken resources, said otherwise': answer(11, broken(1_000), 'otherwise'),
  };
  return Object.entries(inputs).map(([name, text]) => ({
    name: `verifyOneClick: ${name}`,
    run: () => verifyOneClick(text, asked),
  }));
}
