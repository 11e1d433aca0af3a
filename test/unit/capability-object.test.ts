import { readFileSync } from 'node:fs';
import { SiweMessage } from 'siwe';
import { describe, expect, it } from 'vitest';
import { litNamespaces, registerNamespaces } from '../../src/capability.js';
import {
  leastCapabilityObject,
  newSessionCapabilityObject,
  type SessionCapabilityObject,
  wildcardCapabilityObject,
} from '../../src/client/capability-object.js';
import type { CapabilityRequest } from '../../src/client/capability-request.js';
import {
  LIT_ABILITY,
  LitAccessControlConditionResource,
  LitActionResource,
  LitPKPResource,
  LitRLIResource,
  parseLitResource,
} from '../../src/client/resource.js';
import { decodeRecap, encodeRecap, type Recap, type Restrictions } from '../../src/recap.js';
import { InvalidError, type RuleId, unwrap } from '../../src/rule.js';

type Step = readonly [method: string, first: string, ...rest: unknown[]];

interface Recorded {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly attenuations: Recap['att'];
  readonly proofs: readonly string[];
  readonly statement: string;
  readonly uri: string;
}

const file = new URL('../peers/lit-auth-helpers-7/siwe-bytes.json', import.meta.url);
const recorded: readonly Recorded[] = JSON.parse(readFileSync(file, 'utf8')).capabilityObjects;

const token = '7f'.repeat(32);
const pkp = new LitPKPResource(token);
const anyPkp = new LitPKPResource('*');
const credit = new LitRLIResource('42');
const conditions = new LitAccessControlConditionResource('1f'.repeat(32));
const { PKPSigning, RateLimitIncreaseAuth, AccessControlConditionSigning, AccessControlConditionDecryption } =
  LIT_ABILITY;

function brokenRules(run: () => unknown): readonly (readonly [RuleId, string])[] {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidError);
    return (error as InvalidError).issues.map(({ rule, path }) => [rule, path] as const);
  }
  throw new Error('nothing was refused');
}

function play(steps: readonly Step[]): SessionCapabilityObject {
  const object = newSessionCapabilityObject();
  for (const [method, first, ...rest] of steps) {
    const call = object[method as keyof SessionCapabilityObject] as (...given: unknown[]) => void;
    call(method.endsWith('ForResource') ? parseLitResource(first) : first, ...rest);
  }
  return object;
}

describe('the objects of the deployed client', () => {
  it('are recorded', () => {
    expect(recorded.length).toBeGreaterThanOrEqual(5);
  });

  it.each(recorded)('$name', ({ steps, attenuations, proofs, statement, uri }) => {
    const object = play(steps);
    expect(JSON.parse(JSON.stringify(object.attenuations))).toEqual(attenuations);
    expect(object.proofs).toEqual(proofs);
    expect(object.statement).toBe(statement);
    // What grants nothing is no ReCap for a verifier.
    if (steps.length === 0) expect(brokenRules(() => object.encodeAsSiweResource())).toEqual([['recap.shape', '/att']]);
    else expect(object.encodeAsSiweResource()).toBe(uri);
    if (steps.length === 0) return;
    expect(unwrap(encodeRecap(object.recap))).toBe(uri);
    expect(newSessionCapabilityObject(object.attenuations, object.proofs).encodeAsSiweResource()).toBe(uri);
    expect(newSessionCapabilityObject(object.recap.att, object.recap.prf).encodeAsSiweResource()).toBe(uri);
  });
});

describe('newSessionCapabilityObject', () => {
  it('copies what it is given and what it gives', () => {
    const restriction = { uses: '1' };
    const att = { [credit.getResourceKey()]: { 'Auth/Auth': [restriction] } };
    const object = newSessionCapabilityObject(att);
    const uri = object.encodeAsSiweResource();
    restriction.uses = '9';
    (object.attenuations as Record<string, unknown>).x = {};
    const { 'Auth/Auth': alternatives } = object.attenuations[credit.getResourceKey()] as Record<
      string,
      Restrictions[]
    >;
    alternatives?.push({});
    expect(object.encodeAsSiweResource()).toBe(uri);
    newSessionCapabilityObject().addAllCapabilitiesForResource(pkp);
    expect(newSessionCapabilityObject().attenuations).toEqual({});
  });

  it('keeps names out of prototypes', () => {
    const object = newSessionCapabilityObject();
    expect(brokenRules(() => object.addAttenuation('__proto__', 'a', 'b'))).toEqual([
      ['recap.resource', '/att/__proto__'],
    ]);
    object.addAttenuation('https://example.com', 'x', '__proto__');
    expect(Object.keys(object.attenuations['https://example.com'] ?? {})).toEqual(['x/__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each<readonly [string, (object: SessionCapabilityObject) => void, RuleId, string]>([
    [
      'another ability',
      (o) => o.addCapabilityForResource(pkp, RateLimitIncreaseAuth),
      'session.request-ability',
      '/ability',
    ],
    [
      'the ability of a ReCap',
      (o) => o.addCapabilityForResource(pkp, 'Threshold/Signing'),
      'session.request-ability',
      '/ability',
    ],
    [
      'a resource that no constructor made',
      (o) => o.addCapabilityForResource({ resource: '0x1', resourcePrefix: 'lit-pkp' }, PKPSigning),
      'session.request-resource',
      '/resource/resource',
    ],
    [
      'a malformed restriction',
      (o) => o.addCapabilityForResource(credit, RateLimitIncreaseAuth, { delegate_to: ['0x12'] }),
      'restriction.value',
      '/data/delegate_to',
    ],
    [
      'a malformed restriction of an attenuation',
      (o) => o.addAttenuation('lit-ratelimitincrease://42', 'Auth', 'Auth', { uses: 3 }),
      'restriction.value',
      '/att/lit-ratelimitincrease:~1~142/Auth~1Auth/0/uses',
    ],
    [
      'data that are no object',
      (o) => o.addCapabilityForResource(pkp, PKPSigning, 'x' as unknown as Restrictions),
      'recap.shape',
      `/att/lit-pkp:~1~1${token}/Threshold~1Signing/0`,
    ],
    [
      'every ability on no resource',
      (o) => o.addAllCapabilitiesForResource({ resource: 'x', resourcePrefix: 'lit-pkp' }),
      'session.request-resource',
      '/resource/resource',
    ],
    ['no URI', (o) => o.addAttenuation('lit pkp'), 'recap.resource', '/att/lit pkp'],
    [
      'a bad namespace',
      (o) => o.addAttenuation('https://example.com', 'a b', 'c'),
      'recap.ability',
      '/att/https:~1~1example.com/a b~1c',
    ],
    ['a bad proof', (o) => o.addProof('Qm'), 'recap.proof-cid', ''],
    [
      'a proof with another character',
      (o) => o.addProof('bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzd!'),
      'recap.proof-cid',
      '',
    ],
  ])('refuses %s', (_, run, rule, path) => {
    const object = newSessionCapabilityObject();
    expect(brokenRules(() => run(object))).toEqual([[rule, path]]);
    expect(object.attenuations).toEqual({});
    expect(object.proofs).toEqual([]);
  });

  it('refuses attenuations that no ReCap carries, and bad calls', () => {
    expect(brokenRules(() => newSessionCapabilityObject({ 'https://example.com': {} }))[0]?.[0]).toBe('recap.shape');
    const object = newSessionCapabilityObject();
    expect(() => object.addCapabilityForResource(undefined as never, PKPSigning)).toThrow(TypeError);
    expect(() => object.addCapabilityForResource(pkp, undefined as never)).toThrow(/LIT_ABILITY/);
    expect(() => object.addProof(1 as never)).toThrow(TypeError);
    expect(() => object.addAttenuation(1 as never)).toThrow(TypeError);
  });

  it('takes the names of a namespace that the caller registered', () => {
    const namespaces = registerNamespaces(litNamespaces, [
      { prefix: 'note', wildcard: false, id: /[a-z]+/, abilities: { 'note-reading': 'Notes/Read' }, restrictions: {} },
    ]);
    const object = newSessionCapabilityObject({}, [], { namespaces });
    object.addCapabilityForResource({ resource: 'mine', resourcePrefix: 'note' }, 'note-reading');
    expect(Object.keys(object.attenuations['note://mine'] ?? {})).toEqual(['Notes/Read']);
    expect(object.verifyCapabilitiesForResource({ resource: 'mine', resourcePrefix: 'note' }, 'note-reading')).toBe(
      true,
    );
    const requests = [{ resource: { resource: 'mine', resourcePrefix: 'note' }, ability: 'note-reading' }];
    expect(brokenRules(() => wildcardCapabilityObject(requests, { namespaces }))).toEqual([
      ['session.request-resource', '/0/resource/resourcePrefix'],
    ]);
  });
});

describe('verifyCapabilitiesForResource', () => {
  it('looks at every entry, where deployed clients stop at the wildcard', () => {
    const object = newSessionCapabilityObject();
    object.addAttenuation('lit-pkp://*', 'Threshold', 'Other');
    object.addCapabilityForResource(pkp, PKPSigning);
    expect(object.verifyCapabilitiesForResource(pkp, PKPSigning)).toBe(true);
    expect(object.verifyCapabilitiesForResource(new LitPKPResource('1'), PKPSigning)).toBe(false);
    expect(object.verifyCapabilitiesForResource(anyPkp, PKPSigning)).toBe(false);
  });

  it('knows the wildcards', () => {
    const object = newSessionCapabilityObject();
    object.addAllCapabilitiesForResource(anyPkp);
    expect(object.verifyCapabilitiesForResource(pkp, PKPSigning)).toBe(true);
    expect(object.verifyCapabilitiesForResource(pkp, RateLimitIncreaseAuth)).toBe(false);
    expect(object.verifyCapabilitiesForResource(conditions, AccessControlConditionSigning)).toBe(false);
    expect(newSessionCapabilityObject().verifyCapabilitiesForResource(pkp, PKPSigning)).toBe(false);
  });

  it('evaluates restrictions on the facts it is given', () => {
    const object = newSessionCapabilityObject();
    object.addCapabilityForResource(credit, RateLimitIncreaseAuth, { uses: '2' });
    expect(object.verifyCapabilitiesForResource(credit, RateLimitIncreaseAuth)).toBe(false);
    expect(object.verifyCapabilitiesForResource(credit, RateLimitIncreaseAuth, { uses: 1n })).toBe(true);
    expect(object.verifyCapabilitiesForResource(credit, RateLimitIncreaseAuth, { uses: 2n })).toBe(false);
  });
});

describe('leastCapabilityObject', () => {
  const requests: readonly CapabilityRequest[] = [
    { resource: pkp, ability: PKPSigning, data: { free: 1 } },
    { resource: conditions, ability: AccessControlConditionDecryption },
    { resource: credit, ability: RateLimitIncreaseAuth, data: { uses: '2' } },
    { resource: credit, ability: RateLimitIncreaseAuth, data: { uses: '2' } },
  ];

  it('grants exactly the requests', () => {
    const object = leastCapabilityObject(requests);
    expect(object.recap).toEqual({
      att: {
        [conditions.getResourceKey()]: { 'Threshold/Decryption': [{}] },
        [pkp.getResourceKey()]: { 'Threshold/Signing': [{}] },
        [credit.getResourceKey()]: { 'Auth/Auth': [{ uses: '2' }] },
      },
      prf: [],
    });
    expect(unwrap(decodeRecap(object.encodeAsSiweResource())).att).toEqual(object.attenuations);
    expect(object.verifyCapabilitiesForResource(conditions, AccessControlConditionSigning)).toBe(false);
    // Requests as they come off the wire.
    expect(leastCapabilityObject(JSON.parse(JSON.stringify(requests))).recap).toEqual(object.recap);
  });

  it('says which request is none', () => {
    const bad = [
      { resource: pkp, ability: RateLimitIncreaseAuth },
      { resource: { resource: 'x', resourcePrefix: 'lit-litaction' }, ability: LIT_ABILITY.LitActionExecution },
      { resource: credit, ability: RateLimitIncreaseAuth, data: { nft_id: [42] } },
    ];
    expect(brokenRules(() => leastCapabilityObject(bad))).toEqual([
      ['session.request-ability', '/0/ability'],
      ['session.request-resource', '/1/resource/resource'],
      ['restriction.value', '/2/data/nft_id'],
    ]);
    for (const none of [[], undefined, [undefined]])
      expect(() => leastCapabilityObject(none as never)).toThrow(TypeError);
  });
});

describe('wildcardCapabilityObject', () => {
  it('grants what the guides describe, and says so', () => {
    const { capabilityObject, note } = wildcardCapabilityObject([
      { resource: pkp, ability: PKPSigning },
      { resource: new LitPKPResource('1'), ability: PKPSigning },
      { resource: conditions, ability: AccessControlConditionDecryption },
    ]);
    expect(capabilityObject.recap.att).toEqual({
      'lit-accesscontrolcondition://*': { '*/*': [{}] },
      'lit-pkp://*': { '*/*': [{}] },
    });
    expect(note).toContain('lit-pkp://*, lit-accesscontrolcondition://*');
    expect(note).toContain('leastCapabilityObject');
    expect(brokenRules(() => wildcardCapabilityObject([{ resource: pkp, ability: 'x' }]))).toEqual([
      ['session.request-ability', '/0/ability'],
    ]);
  });
});

describe('addToSiweMessage', () => {
  const object = leastCapabilityObject([{ resource: pkp, ability: PKPSigning }]);
  const action = new LitActionResource('QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG');
  const other = leastCapabilityObject([{ resource: action, ability: LIT_ABILITY.LitActionExecution }]);

  it('changes a message of npm siwe as the SDK does', () => {
    const message = new SiweMessage({
      domain: 'example.com',
      address: '0x5B38Da6a701c568545dCfcB03FcB875f56beddC4',
      uri: `lit:session:${'d7'.repeat(32)}`,
      version: '1',
      chainId: 1,
      nonce: 'abcdefgh',
      issuedAt: '2026-01-15T12:00:00.000Z',
      statement: 'Hello.',
    });
    expect(object.addToSiweMessage(message)).toBe(message);
    expect(message.statement).toBe(`Hello. ${object.statement}`);
    expect(message.resources).toEqual([object.encodeAsSiweResource()]);
    expect(message.prepareMessage()).toContain(`Hello. ${object.statement}\n\nURI`);

    other.addToSiweMessage(message);
    const both = { ...other.recap.att, ...object.recap.att };
    expect(message.resources).toEqual([newSessionCapabilityObject(both).encodeAsSiweResource()]);
    expect(message.statement).toBe(`Hello. ${newSessionCapabilityObject(both).statement}`);
  });

  it('keeps other resources and adds a statement where there is none', () => {
    const message: { statement?: string; resources?: string[] } = { resources: ['https://example.com/terms'] };
    object.addToSiweMessage(message);
    expect(message).toEqual({
      statement: object.statement,
      resources: ['https://example.com/terms', object.encodeAsSiweResource()],
    });
  });

  it.each<readonly [string, { statement?: string; resources: string[] }, RuleId]>([
    [
      'a statement that does not say it',
      { statement: 'Hello.', resources: [other.encodeAsSiweResource()] },
      'recap.statement-match',
    ],
    ['no statement', { resources: [other.encodeAsSiweResource()] }, 'recap.statement-present'],
    [
      'a ReCap in the middle',
      { statement: other.statement, resources: [other.encodeAsSiweResource(), 'https://example.com'] },
      'recap.last',
    ],
    ['a misspelt ReCap', { statement: 'Hello.', resources: ['URN:recap:e30'] }, 'recap.prefix'],
  ])('refuses %s', (_, message, rule) => {
    const before = structuredClone(message);
    expect(brokenRules(() => object.addToSiweMessage(message))[0]?.[0]).toBe(rule);
    expect(message).toEqual(before);
  });
});
