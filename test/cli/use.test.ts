import { describe, expect, it } from 'vitest';
import { anyDomain, anyNonce } from '../../src/auth-sig.js';
import { type Arguments, isMisuse } from '../../src/cli/command.js';
import { judgeSessionUse, judgeUse, readFacts, readUse, type StatedUse, usedLines } from '../../src/cli/use.js';
import { unwrap } from '../../src/rule.js';
import { anyNode, anyRequest } from '../../src/session-sig.js';
import { verifySessionSig } from '../../src/verify.js';
import { report } from './advice-fixture.js';
import { authSig, credit, delegation, now, secondWallet, sessionSig, wallet } from './fixture.js';

const options = { now, domain: anyDomain, nonce: anyNonce } as const;
const given = (name: string, text: string): Arguments => ({
  operands: [],
  switches: new Set(),
  values: new Map([[name, [text]]]),
});

function stated(text: string): StatedUse {
  const use = readUse(given('use', text));
  if (use === undefined || isMisuse(use)) throw new Error(JSON.stringify(use));
  return use;
}

function ruleOf(document: unknown, text: string): string | undefined {
  const result = judgeUse(document, stated(text), options);
  return result.ok ? undefined : result.issues[0].rule;
}

describe('what is stated', () => {
  it('names the resource and the facts', () => {
    expect(stated(`credit=24,delegatee=${wallet},uses=3`).use).toEqual({
      resource: credit,
      delegatee: wallet,
      uses: 3n,
    });
    expect(stated('price=0x10,scope=pkp_sign').use).toEqual({
      resource: 'lit-paymentdelegation://*',
      price: 16n,
      scope: 'pkp_sign',
    });
    expect(readUse({ operands: [], switches: new Set(), values: new Map() })).toBe(undefined);
    expect(readFacts(given('fact', 'token=24,price=5'))).toEqual({ token: 24n, price: 5n });
  });

  it.each([
    ['credit', 'expected NAME=VALUE'],
    ['credit=', 'expected NAME=VALUE'],
    ['credti=24', 'did you mean credit?'],
    ['credit=24,credit=25', 'given twice'],
    ['credit=024', 'token id in decimal'],
    ['credit=24,uses=-1', 'whole number'],
    ['credit=24,delegatee=someone.eth', 'delegatee as 40 hex digits'],
    ['credit=24,owner=someone.eth', '0x and 40 hex digits'],
    ['scope=everything', 'the fact scope as one of'],
    ['uses=1', 'expected credit=TOKEN'],
  ])('is refused: %s', (text, message) => {
    expect(readUse(given('use', text))).toEqual({ misuse: expect.stringContaining(message) });
  });
});

describe('a use of a delegation', () => {
  it('is judged with its owner', () => {
    expect(ruleOf(delegation, `credit=24,owner=${wallet},delegatee=${secondWallet}`)).toBe(undefined);
    expect(ruleOf(delegation, `credit=24,owner=${secondWallet}`)).toBe('delegation.owner');
    expect(ruleOf(delegation, 'credit=24')).toBe('delegation.owner-undecided');
    expect(ruleOf(delegation, `credit=25,owner=${wallet}`)).toBe('capability.resource');
  });

  it('that nobody can make is refused', () => {
    const owner = '0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A';
    const use = `credit=24,owner=${owner},delegatee=${wallet},uses=0`;
    expect(ruleOf(report('x1-del-empty'), use)).toBe('capability.restriction');
    expect(ruleOf(report('x1-del-ens'), use)).toBe('restriction.value');
    expect(ruleOf(report('x1-uses-num'), use)).toBe('restriction.value');
  });

  it('is counted by what is stated', () => {
    const limited = authSig({
      purpose: 'delegation',
      recap: { att: { [credit]: { 'Auth/Auth': [{ uses: '2' }] } }, prf: [] },
    });
    expect(ruleOf(limited, `credit=24,owner=${wallet},uses=1`)).toBe(undefined);
    expect(ruleOf(limited, `credit=24,owner=${wallet},uses=2`)).toBe('capability.restriction');
    expect(ruleOf(limited, `credit=24,owner=${wallet}`)).toBe('capability.restriction-undecided');
    const use = stated(`credit=24,owner=${wallet},uses=1`);
    const lines = usedLines(use, unwrap(judgeUse(limited, use, options)));
    expect(lines[0]).toBe(`${credit}, uses 1, owner ${wallet}`);
    expect(lines.join('\n')).toContain('counted, of 2 uses');
  });
});

describe('a use of what came with a session', () => {
  const session = unwrap(verifySessionSig(sessionSig, { ...options, nodeAddress: anyNode, request: anyRequest }));

  it('is judged by the delegations of the session', () => {
    const judged = judgeSessionUse(session, stated(`credit=24,owner=${wallet}`), options);
    expect(judged).toMatchObject({ ok: true, value: { path: session.delegations[0]?.path } });
    expect(judgeSessionUse(session, stated(`credit=24,owner=${secondWallet}`), options)).toMatchObject({
      issues: [{ rule: 'delegation.owner' }],
    });
    expect(judgeSessionUse(session, stated(`credit=25,owner=${wallet}`), options).ok).toBe(false);
  });

  it('needs one', () => {
    expect(judgeSessionUse({ delegations: [] }, stated(`credit=24,owner=${wallet}`), options)).toMatchObject({
      issues: [{ rule: 'capability.resource' }],
    });
  });
});
