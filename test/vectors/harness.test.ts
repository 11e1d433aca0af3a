import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCases } from '../../tools/languages/answers.js';

const root = fileURLToPath(new URL('../../vectors/', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const harness = /```python\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
const python = spawnSync('python3', ['--version']).status === 0;

interface VectorFile {
  readonly operation: string;
  readonly vectors: readonly {
    readonly expect: { readonly rule?: string };
    readonly features: readonly string[];
    readonly contested?: unknown;
  }[];
}

const files: VectorFile[] = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(root, name))
      .filter((file) => file.endsWith('.json'))
      .map((file) => JSON.parse(readFileSync(join(root, name, file), 'utf8'))),
  );

describe('the harness of vectors/README.md', () => {
  it('has at most 60 lines and needs the standard library only', () => {
    expect(harness.trim().split('\n').length).toBeLessThanOrEqual(60);
    expect(harness).toMatch(/^import collections, glob, json, os, sys$/m);
    expect(harness.match(/^import|^from/gm)).toHaveLength(1);
  });

  it.runIf(python)('reads every file and counts by operation and rule', () => {
    const folder = mkdtempSync(join(tmpdir(), 'capsig-harness-'));
    try {
      writeFileSync(join(folder, 'harness.py'), harness);
      const out = execFileSync('python3', [join(folder, 'harness.py'), root], { encoding: 'utf8' });
      const counted = new Map<string, number>();
      for (const [, name, , count] of out.matchAll(/^(\S+) +(\S+) +(\d+)$/gm)) {
        counted.set(name as string, (counted.get(name as string) ?? 0) + Number(count));
      }
      const operations = new Map<string, number>();
      const rules = new Map<string, number>();
      for (const { operation, vectors } of files) {
        operations.set(operation, (operations.get(operation) ?? 0) + vectors.length);
        for (const { expect: expected } of vectors) {
          const rule = expected.rule ?? '(accepted)';
          rules.set(rule, (rules.get(rule) ?? 0) + 1);
        }
      }
      expect(operations.size).toBe(20);
      for (const [name, count] of [...operations, ...rules]) expect([name, counted.get(name)]).toEqual([name, count]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.runIf(python)('scores an implementation that refuses everything with no pass', () => {
    const folder = mkdtempSync(join(tmpdir(), 'capsig-harness-'));
    try {
      writeFileSync(
        join(folder, 'harness.py'),
        harness.replace('    return None', '    return {"result": "reject", "rule": "siwe.nonce"}'),
      );
      const out = execFileSync('python3', [join(folder, 'harness.py'), root], { encoding: 'utf8' });
      expect(out).toMatch(/^siwe\.nonce +void +\d+$/m);
      expect(out).not.toMatch(/ pass +\d+$/m);
      // What needs a feature that is not declared is not asked.
      const needing = files
        .flatMap(({ vectors }) => vectors)
        .filter((each) => each.features.length > 0 && !each.contested);
      const unsupported = out.matchAll(/^(?:\S+\.\S+|\(accepted\)) +unsupported +(\d+)$/gm);
      expect([...unsupported].reduce((sum, [, count]) => sum + Number(count), 0)).toBe(2 * needing.length);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.runIf(python)('judges as the runner does, but for flows, crashes and answers that are none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'capsig-harness-'));
    const { answers, outcomes } = readCases();
    const unjudged = (id: string): boolean =>
      // The twins of the last ones broke the protocol.
      id.startsWith('flow-') ||
      ['crash', 'protocol'].includes(outcomes[id] ?? '') ||
      id.startsWith('narrower-resource-longer-');
    try {
      const given = answers.answers;
      const chosen = Object.fromEntries(Object.entries(given).filter(([id]) => !unjudged(id)));
      writeFileSync(join(folder, 'answers.json'), JSON.stringify(chosen));
      const look = `    found = BY_INPUT[operation, json.dumps(given, sort_keys=True)]
    return ANSWERS.get(found["id"], found["expect"]) if operation.split(".")[0] in ("siwe", "capability", "recap") else None

ANSWERS = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "answers.json")))`;
      const features = `FEATURES = set(${JSON.stringify(answers.features)})`;
      const byInput =
        'BY_INPUT = {(o, json.dumps(v["input"], sort_keys=True)): v for o, v in vectors.values()}\noutcome, accepted =';
      const program = harness
        .replace('    return None', look)
        .replace('FEATURES = set()', features)
        .replace('outcome, accepted =', byInput);
      writeFileSync(join(folder, 'harness.py'), `${program}\nprint(json.dumps(outcome))\n`);
      const out = execFileSync('python3', [join(folder, 'harness.py'), root], { encoding: 'utf8', maxBuffer: 2 ** 26 });
      const found = JSON.parse(out.trim().split('\n').at(-1) ?? '');
      const wanted = Object.entries(outcomes).filter(([id]) => !unjudged(id));
      expect(wanted.length).toBeGreaterThan(25);
      expect(Object.fromEntries(wanted.map(([id]) => [id, found[id]]))).toEqual(Object.fromEntries(wanted));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
