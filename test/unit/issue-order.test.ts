import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memberOrder, sortIssues } from '../../src/issue-order.js';
import type { Issue, RuleId } from '../../src/rule.js';

const at = (path: string, rule: RuleId = 'siwe.uri'): Issue => ({ path, rule, message: '' });
const sorted = (...paths: readonly string[]): readonly string[] =>
  sortIssues(paths.map((path) => at(path))).map(({ path }) => path);

describe('issues are ordered', () => {
  it('by members as their documents have them, not as they were received', () => {
    expect(sorted('/address', '/sig', '/signedMessage/uri', '/derivedVia', '/signedMessage/domain')).toEqual([
      '/sig',
      '/derivedVia',
      '/signedMessage/domain',
      '/signedMessage/uri',
      '/address',
    ]);
  });

  it('by what they are inside of first', () => {
    expect(sorted('/signedMessage/resources/0', '', '/signedMessage', '/sig/x')).toEqual([
      '',
      '/sig/x',
      '/signedMessage',
      '/signedMessage/resources/0',
    ]);
  });

  it('by index as a number of any size', () => {
    expect(
      sorted('/capabilities/10', '/capabilities/9', `/capabilities/1${'0'.repeat(30)}`, '/capabilities/09'),
    ).toEqual(['/capabilities/09', '/capabilities/9', '/capabilities/10', `/capabilities/1${'0'.repeat(30)}`]);
  });

  it('by the UTF-8 bytes of names that no document has, behind those that one has', () => {
    expect(sorted('/\u{1f600}', '/\uffee', '/b', '/a', '/prf', '/7')).toEqual([
      '/7',
      '/prf',
      '/a',
      '/b',
      '/\uffee',
      '/\u{1f600}',
    ]);
  });

  it('by the register at one place', () => {
    const issues = sortIssues([at('', 'siwe.domain'), at('', 'auth-sig.address'), at('', 'siwe.layout')]);
    expect(issues.map(({ rule }) => rule)).toEqual(['siwe.layout', 'siwe.domain', 'auth-sig.address']);
  });

  it('the same from whatever order they were found in', () => {
    const paths = ['/b/1', '/a', '/sig', '/12', '/signedMessage/nonce', '/signedMessage', '', '/7', '/address', '/b'];
    const once = sorted(...paths);
    for (let turn = 1; turn < paths.length; turn++) {
      expect(sorted(...paths.slice(turn), ...paths.slice(0, turn))).toEqual(once);
      expect(sorted(...paths.slice(0, turn).reverse(), ...paths.slice(turn))).toEqual(once);
    }
  });
});

it('members of documents are in the order of the schemas and of the README', () => {
  const places = new Map(memberOrder.map((name, place) => [name, place]));
  expect(places.size).toBe(memberOrder.length);
  const listed = /in the order of this list[^:]*:\s*((?:\s*`\w+`[,;])+)/.exec(
    readFileSync('spec/README.md', 'utf8'),
  )?.[1];
  expect([...(listed ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(memberOrder);
  const own =
    /^(?:auth-sig|session-sig|session-message|resource-ability-request|recap-details|sign-session-key-re\w+)\./;
  const check = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { properties } = value as { properties?: object };
    // A request to sign has curveType behind siweMessage, an answer in front of it: one list cannot follow both.
    const names = Object.keys(properties ?? {}).filter((name) => name !== 'curveType');
    const found = names.flatMap((name) => places.get(name) ?? []);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    for (const inner of Object.values(value)) check(inner);
  };
  const files = readdirSync('schemas').filter((name) => own.test(name));
  expect(files).toHaveLength(7);
  for (const name of files) check(JSON.parse(readFileSync(`schemas/${name}`, 'utf8')));
});
