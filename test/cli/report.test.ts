import { expect, it } from 'vitest';
import { createPage } from '../../src/cli/terminal.js';
import { printVerdict } from '../../src/cli/verdict.js';
import type { Issue } from '../../src/rule.js';

function printed(issues: readonly [Issue, ...Issue[]], remedy: string | undefined): readonly string[] {
  let out = '';
  const page = createPage({
    readFile: () => Promise.reject(new Error('not read')),
    readStdin: () => Promise.reject(new Error('not read')),
    stdout(text) {
      out += text;
    },
    stderr() {},
    now: () => new Date(0),
    isTerminal: false,
    env: {},
  });
  const row = {
    level: 'MUST',
    document: '',
    sentence: '',
    source: [],
    ...(remedy !== undefined && { remedy }),
  } as const;
  const register = new Map([['session.expired', row]]);
  printVerdict(page, { kind: 'session-sig', result: { ok: false, issues } }, { seconds: 0, fraction: '' }, register);
  return out.trimEnd().split('\n');
}

const expired: Issue = { rule: 'session.expired', path: '/signedMessage/expiration', message: 'expired' };

it('prints the remedy once for each rule', () => {
  const again = { ...expired, path: '/other' };
  expect(printed([expired, again], 'sign anew')).toEqual([
    'INVALID  session.expired  at /signedMessage/expiration: expired',
    '  remedy  sign anew',
    'INVALID  session.expired  at /other: expired',
    '  more    capsig explain session.expired',
  ]);
  expect(printed([expired], undefined)).toHaveLength(2);
});

it('prints the whole tree of causes, and no more lines than anyone reads', () => {
  const causes = [{ ...expired, causes: [{ ...expired, path: '/deep' }] }];
  const lines = printed([{ rule: 'session.no-authority', path: '', message: 'none', causes }], 'sign anew');
  expect(lines.slice(0, 3)).toEqual([
    'INVALID  session.no-authority  none',
    '  because  session.expired  at /signedMessage/expiration: expired',
    '    because  session.expired  at /deep: expired',
  ]);
  const many = Array.from({ length: 99 }, (_, index) => ({ ...expired, path: `/${index}` }));
  expect(printed([expired, ...many], '')).toEqual(expect.arrayContaining(['and 50 more issues']));
});
