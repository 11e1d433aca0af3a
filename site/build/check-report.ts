// The page of a conformance report that knows the site: its links lead there, and the inspector of the site judges in it.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { isFailure } from '../../src/conformance/judgement.js';
import { outcomeOf } from '../../src/conformance/matrix.js';
import { inspectorCaseOf } from '../../src/conformance/report-html/inspector-case.js';
import { renderImplementation } from '../../src/conformance/report-html.js';
import { expectThat } from '../../tools/expectations.js';
import { matrix, peers, vectorById } from './data.js';

/** An implementation, and a vector that it fails and the inspector takes. */
function failing(): { readonly column: number; readonly id: string } {
  for (const column of peers.keys())
    for (const { id, vectors } of matrix.rules)
      for (const each of id.startsWith('auth-sig.') ? vectors : []) {
        const vector = vectorById.get(each);
        const outcome = outcomeOf(matrix, column, matrix.vectors.get(each));
        if (
          vector?.expect.rule === id &&
          outcome &&
          isFailure(outcome) &&
          inspectorCaseOf(vector.operation, vector.input)
        )
          return { column, id: each };
      }
  throw new Error('no implementation fails a vector that the inspector takes');
}

/**
 * Opens the page of a report on another host, and has the inspector judge a vector in it; then as a file, from where the
 * inspector of the site is led to.
 *
 * @param site where the site is served
 * @param out the folder that it is served from
 */
export async function checkReport(page: Page, site: string, out: string): Promise<void> {
  const { column, id } = failing();
  const html = renderImplementation(matrix, column, { results: 'results.json', site });
  const pages = [...html.matchAll(/href="([^"#]+)(?:#[^"]*)?"/g)].flatMap(([, address = '']) =>
    address.startsWith(`${site}/`) ? [address.slice(site.length + 1)] : [],
  );
  const lost = [...new Set(pages)].filter((path) => !existsSync(join(out, path)));
  expectThat('a report leads to the pages of its rules', pages.length > 20 && lost.length === 0, lost);
  expectThat('the page of a report stays below a megabyte', Buffer.byteLength(html) < 1_000_000, html.length);
  const folder = mkdtempSync(join(tmpdir(), 'capsig-report-'));
  const faults: string[] = [];
  const other = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  try {
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/#vector=${id}`);
    const own = await page.getByRole('link', { name: 'Its page on the site' }).getAttribute('href');
    const path = own?.slice(site.length + 1).split('#')[0] ?? '';
    expectThat('a vector of a report leads to its page', existsSync(join(out, path)), own);
    const rule = vectorById.get(id)?.expect.rule ?? '';
    const judged = page.locator('.zone[aria-busy="false"][data-state="shown"]');
    await page.locator('details.inspector summary').click();
    await judged.waitFor();
    const said = await judged.innerText();
    expectThat('the inspector judges a vector in a report', said.includes(rule), [id, rule, said.slice(0, 300)]);

    const file = join(folder, 'report.html');
    writeFileSync(file, html);
    await page.goto(`${pathToFileURL(file)}#vector=${id}`);
    await page.locator('details.inspector summary').click();
    await page.getByRole('link', { name: 'Open it in the inspector of the site' }).click();
    await judged.waitFor();
    const there = await judged.innerText();
    expectThat('a report that is a file leads to the inspector', there.includes(rule), [id, rule, there.slice(0, 300)]);
    expectThat('a report breaks no policy', faults.length === 0, faults);
  } finally {
    other.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
