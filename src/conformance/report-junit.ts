import type { Run, RunResult } from './runner.js';
import { isFailure } from './score.js';

/** Escapes text for an attribute or an element; what XML cannot say at all is written as `\u{..}`. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, (character) => {
      return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
    })
    .replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

function testCase({ vector, outcome, detail = '', milliseconds }: RunResult): string {
  const rules = vector.rules.join(' ');
  const head = `    <testcase classname="${escapeXml(`${vector.operation} ${rules}`.trim())}" name="${escapeXml(vector.id)}" time="${seconds(milliseconds)}"`;
  const text = escapeXml(detail === '' ? outcome : `${outcome}: ${detail}`);
  if (outcome === 'unsupported' || outcome === 'contested') {
    return `${head}>\n      <skipped message="${text}"/>\n    </testcase>`;
  }
  if (!isFailure(outcome)) return `${head}/>`;
  const element = outcome === 'crash' || outcome === 'timeout' || outcome === 'protocol' ? 'error' : 'failure';
  const body = escapeXml(`${vector.title}\n${vector.reason}`);
  return `${head}>\n      <${element} type="${outcome}" message="${text}">${body}</${element}>\n    </testcase>`;
}

/** Formats a run as JUnit XML: a suite per operation, a case per vector. */
export function formatJunit({ hello, results }: Run): string {
  const counts = (rows: readonly RunResult[]): string => {
    const errors = rows.filter(({ outcome }) => ['crash', 'timeout', 'protocol'].includes(outcome)).length;
    const failures = rows.filter(({ outcome }) => isFailure(outcome)).length - errors;
    const skipped = rows.filter(({ outcome }) => outcome === 'unsupported' || outcome === 'contested').length;
    const time = seconds(rows.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
    return `tests="${rows.length}" failures="${failures}" errors="${errors}" skipped="${skipped}" time="${time}"`;
  };
  const suites = [...new Set(results.map(({ vector }) => vector.operation))].map((operation) => {
    const rows = results.filter(({ vector }) => vector.operation === operation);
    return `  <testsuite name="${escapeXml(operation)}" ${counts(rows)}>\n${rows.map(testCase).join('\n')}\n  </testsuite>\n`;
  });
  const name = escapeXml(`capsig: ${hello.name} ${hello.version}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${name}" ${counts(results)}>\n${suites.join('')}</testsuites>\n`;
}
