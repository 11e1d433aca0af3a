import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkCoverage, checkNarrowing, registerNamespaces } from '../../src/capability.js';
import { anyRequest, eip155Namespaces, type OneClickOptions, verifyOneClick } from '../../src/entry/sessions.js';
import { collectEvidence } from '../../src/index.js';
import { type Profile, profiles, strict } from '../../src/profile.js';
import { verdictOf } from '../../src/rule.js';

interface Answer {
  readonly name: string;
  readonly request: {
    readonly domain: string;
    readonly nonce: string;
    readonly aud: string;
    readonly chains: readonly string[];
  };
  readonly result: { readonly cacaos: readonly { readonly p: Readonly<Record<string, unknown>> }[] };
  readonly signed: readonly boolean[];
  readonly bound: readonly boolean[];
}

// Made by the published package: see test/peers/walletconnect-utils/one-click.mjs.
const file: { readonly now: string; readonly answers: readonly Answer[]; readonly changed: readonly Answer[] } =
  JSON.parse(readFileSync(new URL('../peers/walletconnect-utils/one-click.json', import.meta.url), 'utf8'));

const asked = ({ domain, nonce, aud, chains }: Answer['request'], over: Partial<OneClickOptions> = {}) => ({
  now: file.now,
  domain,
  nonce,
  audience: aud,
  chains,
  maxAge: 600,
  request: anyRequest,
  ...over,
});
const verify = ({ request, result }: Answer, over?: Partial<OneClickOptions>) =>
  verifyOneClick(JSON.stringify(result), asked(request, over) as OneClickOptions);
const rulesOf = (result: ReturnType<typeof verify>) =>
  result.ok ? [] : [...new Set(result.issues.map(({ rule }) => rule))];
const under = (name: string) => ({ profile: profiles[name] as Profile });
const named = (name: string): Answer => file.answers.find((each) => each.name === name) as Answer;

describe('answers of @walletconnect/utils', () => {
  it.each(file.answers.map((each) => [each.name, each] as const))('%s: is accepted', (_, answer) => {
    expect(answer.signed.every(Boolean) && answer.bound.every(Boolean)).toBe(true);
    for (const profile of ['strict', 'reown', 'reown-application']) {
      expect([profile, ...rulesOf(verify(answer, under(profile)))]).toEqual([profile]);
    }
  });

  it('say who signed, on which chains, and which methods are granted', () => {
    const result = verify(named('two chains'));
    if (!result.ok) throw new Error(result.issues[0].message);
    const { account, chains, grants, expiration, notChecked } = result.value;
    expect(account).toEqual({ kind: 'eoa', address: expect.stringMatching(/^0x[0-9a-fA-F]{40}$/) });
    expect(chains).toEqual(['eip155:1', 'eip155:137']);
    expect(new Set(grants.map(({ ability }) => ability))).toEqual(
      new Set(['request/eth_sendTransaction', 'request/eth_signTypedData_v4', 'request/personal_sign']),
    );
    expect(expiration).toBe('2026-01-16T11:00:00Z');
    expect(notChecked).toEqual(['request']);
  });

  it('are held to the method that is asked, and tell what grants it', () => {
    const request = { method: 'personal_sign', chain: 'eip155:1' };
    const result = verify(named('fewer methods than asked for'), { request });
    expect(result.ok && result.value.grants.map(({ ability }) => ability)).toEqual(['request/personal_sign']);
    const other = { method: 'eth_sendTransaction', chain: 'eip155:1' };
    expect(rulesOf(verify(named('fewer methods than asked for'), { request: other }))).toEqual(['capability.ability']);
  });
});

/** The rules that refuse what was changed: by the specification, and by what the application's side compares. */
const refused: Readonly<Record<string, { readonly strict: string; readonly application?: string }>> = {
  domain: { strict: 'auth-sig.domain', application: 'auth-sig.domain' },
  nonce: { strict: 'auth-sig.nonce', application: 'auth-sig.nonce' },
  audience: { strict: 'one-click.audience', application: 'one-click.audience' },
  chain: { strict: 'one-click.chain', application: 'one-click.chain' },
  expired: { strict: 'auth-sig.expired', application: 'auth-sig.expired' },
  'not yet': { strict: 'auth-sig.not-before', application: 'auth-sig.not-before' },
  'another signer': { strict: 'auth-sig.signature', application: 'auth-sig.signature' },
  'a statement that was not signed': { strict: 'auth-sig.signature', application: 'auth-sig.signature' },
  'another ReCap under the same statement': { strict: 'recap.statement-match' },
  'nobody signed': { strict: 'one-click.present' },
  'two accounts': { strict: 'one-click.account' },
  'a chain that was not asked for': { strict: 'one-click.granted-chain' },
};

describe('what was changed in such an answer', () => {
  it('is told of each', () => {
    expect(file.changed.map(({ name }) => name)).toEqual(Object.keys(refused));
  });

  it.each(file.changed.map((each) => [each.name, each] as const))(
    '%s: is refused by the right rule',
    (name, answer) => {
      expect(rulesOf(verify(answer))).toEqual([refused[name]?.strict]);
    },
  );

  it.each(file.changed.map((each) => [each.name, each] as const))(
    '%s: the profiles say what the package says',
    (name, answer) => {
      const { application } = refused[name] ?? {};
      expect(rulesOf(verify(answer, under('reown-application')))).toEqual(
        application === undefined ? [] : [application],
      );
      const [signed, bound] = [answer.signed.every(Boolean), answer.bound.every(Boolean)];
      expect(verdictOf(verify(answer, under('reown-application')))).toBe(signed && bound ? 'accept' : 'reject');
      expect(verdictOf(verify(answer, under('reown')))).toBe(signed ? 'accept' : 'reject');
    },
  );
});

it('what a contract wallet is asked is gathered from its CACAOs, those that grant methods too', async () => {
  const made: {
    readonly vectors: readonly {
      readonly id: string;
      readonly input: { readonly session: string; readonly takes: { readonly 'one-click-auth': OneClickOptions } };
    }[];
  } = JSON.parse(
    readFileSync(new URL('../../vectors/session.verify/one-click-contract.json', import.meta.url), 'utf8'),
  );
  const vector = made.vectors.find(({ id }) => id === 'one-click-contract-both');
  if (!vector) throw new Error('the vector is gone');
  const { session, takes } = vector.input;
  const { evidence: wanted, ...options } = takes['one-click-auth'];
  expect(verdictOf(verifyOneClick(session, options as OneClickOptions))).toBe('undecided');
  const evidence = await collectEvidence(session, {
    contractCall: async (question) =>
      wanted?.contractCalls?.find(({ digest, chainId }) => digest === question.digest && chainId === question.chainId),
  });
  expect(evidence).toEqual(wanted);
  expect(verdictOf(verifyOneClick(session, { ...options, evidence } as OneClickOptions))).toBe('accept');
});

const ofContracts = (id: string): { readonly session: string; readonly options: OneClickOptions } => {
  const { vectors } = JSON.parse(
    readFileSync(new URL('../../vectors/session.verify/one-click-contract.json', import.meta.url), 'utf8'),
  );
  const { session, takes } = vectors.find(
    (each: { readonly id: string }) => each.id === `one-click-contract-${id}`,
  ).input;
  return { session, options: { request: anyRequest, ...takes['one-click-auth'] } };
};

describe('what contracts at one address grant', () => {
  it('counts on the chain of the CACAO that grants it', () => {
    const { session, options } = ofContracts('both');
    const verified = verifyOneClick(session, options);
    expect(verified.ok && verified.value.grants.map(({ path }) => path.split('/')[2])).toEqual(['1']);
    const other = ofContracts('other-grants');
    expect(rulesOf(verifyOneClick(other.session, other.options))).toEqual(['one-click.contract-chain']);
    const here = { ...other.options, request: { method: 'personal_sign', chain: 'eip155:1' } };
    expect(verifyOneClick(other.session, here).ok).toBe(true);
  });

  it('is all of what was granted, on whichever chain, where the rule is off', () => {
    const { session, options } = ofContracts('other-grants');
    const off = { 'one-click.contract-chain': 'for a test' };
    const verified = verifyOneClick(session, { ...options, profile: { ...(profiles.strict as Profile), off } });
    expect(verified.ok && verified.value.grants.length).toBe(1);
  });
});

it('the chains that a ReCap names on other resources are told', () => {
  const { vectors } = JSON.parse(
    readFileSync(new URL('../../vectors/session.verify/one-click-account.json', import.meta.url), 'utf8'),
  );
  const { session, takes } = vectors.find(
    (each: { readonly id: string }) => each.id === 'one-click-account-granted-resource',
  ).input;
  const options = { request: anyRequest, ...takes['one-click-auth'] } as OneClickOptions;
  expect(rulesOf(verifyOneClick(session, options))).toEqual(['one-click.granted-chain']);
  const verified = verifyOneClick(session, { ...options, chains: ['eip155:1', 'eip155:5'] });
  expect(verified.ok && verified.value.chains).toEqual(['eip155:1', 'eip155:5']);
});

it('what is no CACAO needs no evidence, a list with holes neither', async () => {
  const { session } = ofContracts('login');
  const result = JSON.parse(session);
  const resources: string[] = [];
  resources[1] = 'https://app.example';
  result.cacaos[0].p.resources = resources;
  expect(await collectEvidence(result, { contractCall: async () => undefined })).toEqual({});
});

it('a contract is asked about the text that the profile reads', async () => {
  const { session, options } = ofContracts('grant');
  const result = JSON.parse(session);
  const { p } = result.cacaos[0];
  // Padding is read by this profile only, and so is what the ReCap behind it grants.
  p.statement = 'Sign in';
  p.resources = [`${p.resources[0]}=`];
  const asked: unknown[] = [];
  await collectEvidence(
    result,
    {
      contractCall: async (question) => {
        asked.push(question);
        return undefined;
      },
    },
    under('reown'),
  );
  const evidence = {
    contractCalls: asked.map((each) => ({ ...options.evidence?.contractCalls?.[0], ...(each as object) })),
  };
  expect(verdictOf(verifyOneClick(result, { ...options, evidence, ...under('reown') } as OneClickOptions))).toBe(
    'accept',
  );
});

describe('a ReCap that is read before the message', () => {
  const { request, result } = named('two chains');
  const limits = (work: number) => ({
    ...strict,
    parameters: { ...strict.parameters, limits: { ...strict.parameters.limits, work } },
  });
  const uri = (att: unknown) => `urn:recap:${Buffer.from(JSON.stringify({ att, prf: [] })).toString('base64url')}`;
  const of = (resources: readonly string[], statement = 'Sign in') => ({
    ...result,
    cacaos: result.cacaos.slice(0, 1).map((each) => ({ ...each, p: { ...each.p, statement, resources } })),
  });
  const issuesOf = (value: unknown, profile: Profile = strict) => {
    const verified = verifyOneClick(value, asked(request, { profile }) as OneClickOptions);
    return verified.ok ? [] : verified.issues.map(({ rule, path }) => [rule, path]);
  };
  const broken = uri({ eip155: { sign: [{}] }, nothing: { 'a/b': [{}] } });
  const faults = [
    ['recap.resource', '/cacaos/0/signedMessage/resources/0/att/nothing'],
    ['recap.ability', '/cacaos/0/signedMessage/resources/0/att/eip155/sign'],
  ];

  it('is refused where it stands, each fault once', () => {
    expect(issuesOf(of([broken]))).toEqual(expect.arrayContaining(faults));
    expect(issuesOf(of([broken]))).toHaveLength(faults.length);
  });

  it('is refused at each place where it stands, where a profile allows several', () => {
    const profile = { ...strict, off: { 'recap.single': 'for a test' } };
    expect(issuesOf(of([broken, broken]), profile)).toHaveLength(2 * faults.length);
  });

  it('counts again only when it is broken', () => {
    /** The least work with which the verdict is the one without a bound. */
    const workOf = (value: unknown) => {
      const end = issuesOf(value).map(([rule]) => rule);
      let [less, enough] = [0, 917_504];
      while (enough - less > 1) {
        const half = (less + enough) >> 1;
        if (JSON.stringify(issuesOf(value, limits(half)).map(([rule]) => rule)) === JSON.stringify(end)) enough = half;
        else less = half;
      }
      return enough;
    };
    const payload = Math.floor(((broken.length - 'urn:recap:'.length) * 3) / 4);
    const text = (statement: string, resource: string) => workOf(of([resource], statement));
    const plain = text('Sign in', broken.replace('urn:recap:', 'urn:other:'));
    // No signature is checked behind a broken ReCap.
    expect(text('Sign in', broken)).toBe(plain - 52_000 + 2 * payload);
    const said = 'I further authorize the stated URI to perform the following actions on my behalf: ';
    expect(text(said, broken)).toBe(plain - 52_000 + payload + 6 * said.length - 'Sign in'.length);
  });
});

describe('a bad call', () => {
  const { request, result } = named('login');
  it.each([
    ['no audience', { audience: '' }, /audience/],
    ['no chain', { chains: [] }, /chains/],
    ['a chain of another kind', { chains: ['solana:mainnet'] }, /chains/],
    ['a chain with a leading zero', { chains: ['eip155:01'] }, /chains/],
    ['a method that is none', { request: { method: 'personal sign', chain: 'eip155:1' } }, /request\.method/],
    ['a chain that was not asked for', { request: { method: 'personal_sign', chain: 'eip155:5' } }, /request\.chain/],
    ['a misspelt option', { audiences: ['x'] }, /expected only/],
  ])('%s', (_, over, message) => {
    expect(() => verifyOneClick(result, { ...asked(request), ...over } as OneClickOptions)).toThrow(message);
  });
});

describe('a CACAO that is rebuilt as no message', () => {
  it('says at which member of which CACAO', () => {
    const { request, result } = file.answers[0] as Answer;
    const [cacao] = result.cacaos;
    const other = { ...cacao, p: { ...cacao?.p, nonce: 'short' } };
    const refused = verify({ ...file.answers[0], request, result: { ...result, cacaos: [cacao, other] } } as Answer);
    expect(refused.ok ? [] : refused.issues.map(({ rule, path }) => [rule, path])).toEqual([
      ['chain.reconstruction', '/cacaos/1'],
    ]);
    expect(refused.ok ? [] : refused.issues[0].causes?.map(({ rule, path }) => [rule, path])).toEqual([
      ['siwe.nonce', '/cacaos/1/signedMessage/nonce'],
    ]);
  });
});

describe('the namespace eip155', () => {
  const grant = (chains: unknown) => ({ att: { eip155: { 'request/personal_sign': [{ chains }] } }, prf: [] }) as never;
  const options = { namespaces: eip155Namespaces };
  const ask = (chain?: string) => ({
    resource: 'eip155',
    ability: 'request/personal_sign',
    ...(chain === undefined ? {} : { facts: { chain } }),
  });
  const broken = (result: { readonly ok: boolean; readonly issues?: readonly { readonly rule: string }[] }) =>
    (result.issues ?? []).map(({ rule }) => rule);

  it('covers a method on the chains that are named', () => {
    expect(checkCoverage(grant(['eip155:1', 'eip155:10']), ask('eip155:10'), options).ok).toBe(true);
    expect(broken(checkCoverage(grant(['eip155:1']), ask('eip155:10'), options))).toEqual(['capability.restriction']);
    expect(broken(checkCoverage(grant(['eip155:1']), ask(), options))).toEqual(['capability.restriction-undecided']);
    expect(broken(checkCoverage(grant([1]), ask('eip155:1'), options))).toEqual(['restriction.value']);
  });

  it('finds fewer chains narrower, and more of them wider', () => {
    expect(checkNarrowing(grant(['eip155:1']), grant(['eip155:10', 'eip155:1']), options).ok).toBe(true);
    expect(checkNarrowing(grant([]), grant(['eip155:1']), options).ok).toBe(true);
    expect(broken(checkNarrowing(grant(['eip155:1', 'eip155:5']), grant(['eip155:1']), options))).toEqual([
      'narrower.restriction',
    ]);
  });

  it('is the prefix alone, and no URI of it', () => {
    expect(() => checkCoverage(grant([]), { ...ask('eip155:1'), resource: 'eip155://1' }, options)).toThrow(TypeError);
    expect(() => checkCoverage(grant([]), ask('mainnet'), options)).toThrow(/chain/);
    const row = { prefix: 'bare', bare: true, wildcard: true, id: /x/, abilities: {}, restrictions: {} };
    expect(() => registerNamespaces({}, [row])).toThrow(/no wildcard/);
    expect(() => registerNamespaces({}, [{ ...row, bare: 'yes' as never }])).toThrow(/true or false/);
  });
});
