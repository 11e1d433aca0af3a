import { isFailure } from './judgement.js';
import { joinMarkup, type Markup, xml } from './markup.js';
import { formatNative } from './native.js';
import type { Run, RunResult } from './runner.js';

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

function testCase({ vector, outcome, detail = '', native, milliseconds }: RunResult, file: string): Markup {
  const about = `${vector.operation} ${vector.rules.join(' ')}`.trim();
  const head = xml`    <testcase classname="${about}" name="${vector.id}" time="${seconds(milliseconds)}"`;
  const text = detail === '' ? outcome : `${outcome}: ${detail}`;
  if (outcome === 'unsupported' || outcome === 'contested') {
    return xml`${head}>\n      <skipped message="${text}"/>\n    </testcase>`;
  }
  if (!isFailure(outcome)) return xml`${head}/>`;
  const broken = outcome === 'crash' || outcome === 'timeout' || outcome === 'protocol';
  const element = broken ? xml`error` : xml`failure`;
  const body = [vector.title, vector.reason, native ? `in its own words: ${formatNative(native)}` : '', file]
    .filter((line) => line !== '')
    .join('\n');
  return xml`${head}>\n      <${element} type="${outcome}" message="${text}">${body}</${element}>\n    </testcase>`;
}

/** Formats a run as JUnit XML: a suite per operation, a case per vector. */
export function formatJunit({ hello, results, set }: Run): string {
  const counts = (rows: readonly RunResult[]): Markup => {
    const errors = rows.filter(({ outcome }) => ['crash', 'timeout', 'protocol'].includes(outcome)).length;
    const failures = rows.filter(({ outcome }) => isFailure(outcome)).length - errors;
    const skipped = rows.filter(({ outcome }) => outcome === 'unsupported' || outcome === 'contested').length;
    const time = seconds(rows.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
    return xml`tests="${rows.length}" failures="${failures}" errors="${errors}" skipped="${skipped}" time="${time}"`;
  };
  const suites = [...new Set(results.map(({ vector }) => vector.operation))].map((operation) => {
    const rows = results.filter(({ vector }) => vector.operation === operation);
    const cases = joinMarkup(
      rows.map((row) => testCase(row, set.files?.get(row.vector.id) ?? '')),
      '\n',
    );
    return xml`  <testsuite name="${operation}" ${counts(rows)}>\n${cases}\n  </testsuite>\n`;
  });
  const name = `capsig: ${hello.name} ${hello.version}`;
  return xml`<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${name}" ${counts(results)}>\n${suites}</testsuites>\n`
    .markup;
}
