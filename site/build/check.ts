// npm run docs:check: looks at the built site in headless Chromium, under a base that is not the root of its host.
// Needs Chromium: CHROMIUM names the program, otherwise it is looked for in the usual places.
// Exit: 0 good, 1 something was not as expected, 2 it could not run.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../../tools/chromium.js';
import { conclude, expectThat, messageOf } from '../../tools/expectations.js';
import { checkReport } from './check-report.js';
import { base } from './places.js';
import { serve } from './serve.js';

const out = process.env.DOCS_OUT ?? fileURLToPath(new URL('../../docs', import.meta.url));
const executablePath = findChromium();

/** One page of each kind. */
const kinds: Readonly<Record<string, string>> = {
  home: 'index.html',
  rule: 'rules/session.node-bound.html',
  'list of rules': 'rules/index.html',
  document: 'spec/session-sig.html',
  ambiguity: 'spec/ambiguities/a-wildcards.html',
  'list of vectors': 'vectors/index.html',
  topic: 'vectors/session-sig.verify/node-bound.html',
  matrix: 'conformance/index.html',
  implementation: 'conformance/siwe-3.html',
  profiles: 'conformance/profiles.html',
  guide: 'guides/verify-in-a-server.html',
  'list of guides': 'guides/index.html',
  inspector: 'inspector/index.html',
  function: 'api/capsig/functions/verifySessionSig.html',
};

/** What axe found, as far as it is read here. */
interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

const rule = 'session.node-bound';
const vector = 'session-node-other-port';
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

// What stands in the files.
const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
const withScript = files.filter((path) =>
  /<script(?![^>]*\ssrc=)[^>]*>[^<]/.test(readFileSync(join(out, path), 'utf8')),
);
expectThat('no page has a script of its own', withScript.length === 0, withScript.slice(0, 5));
const withoutPolicy = files.filter(
  (path) =>
    // The encoding alone may stand before it; the pages of the inspector leave out the tag of their head.
    !/<html[^>]*>\s*(?:<head>\s*)?(?:<meta charset="utf-8">\s*)?<meta http-equiv="Content-Security-Policy"/.test(
      readFileSync(join(out, path), 'utf8'),
    ),
);
expectThat('every page has a policy before everything else', withoutPolicy.length === 0, withoutPolicy.slice(0, 5));
const listed: { readonly rules: readonly { readonly id: string; readonly page: string }[] } = JSON.parse(
  readFileSync(join(out, 'rules.json'), 'utf8'),
);
const lost = listed.rules.filter(({ id, page }) => page !== `rules/${id}.html` || !existsSync(join(out, page)));
expectThat('every rule has its address', listed.rules.length > 100 && lost.length === 0, lost);
const index = readFileSync(join(out, 'llms.txt'), 'utf8');
const unlisted = [...index.matchAll(/\]\(([^)]+)\)/g)].filter(([, path = '']) => !existsSync(join(out, path)));
expectThat('llms.txt leads to what is there', unlisted.length === 0, unlisted.slice(0, 5));

/** The first contentful paint of a page, in milliseconds since it was asked for; text, as the loader of this file would wrap a function. */
const firstPaint = `new Promise((resolve) => new PerformanceObserver((list) => {
  const [paint] = list.getEntriesByName('first-contentful-paint');
  if (paint) resolve(paint.startTime);
}).observe({ type: 'paint', buffered: true }))`;

const server = await serve(out, base, 0);
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const at = (path: string): string => `${origin}${base}${path}`;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const left: string[] = [];
const errors: string[] = [];

async function openPage(options: Parameters<typeof browser.newContext>[0] = {}): Promise<Page> {
  const context = await browser.newContext(options);
  // A machine may be as slow as it likes: this only ends what hangs.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  page.on('request', (request) => {
    // The worker of the inspector is made in the page, as a blob of this origin.
    const own = [`${origin}${base}`, `blob:${origin}/`, 'data:'];
    if (!own.some((start) => request.url().startsWith(start))) left.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
  return page;
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(at(path));
  await page.waitForLoadState('networkidle');
}

try {
  const page = await openPage({ viewport: { width: 1280, height: 900 } });

  // From the sentence to its check and to one of its vectors.
  const sentence = page.locator('.rule', { has: page.locator(`[id="${rule}"]`) });
  await go(page, `spec/session-sig.html#${rule}`);
  expectThat(
    'the sentence has its id',
    (await sentence.innerText()).includes('does not name the node that verifies it'),
  );
  await sentence.getByRole('link', { name: 'check', exact: true }).click();
  await page.waitForURL(at(`rules/${rule}.html#check`));
  const code = page.locator('#check ~ div pre').first();
  expectThat(
    'one click leads from the sentence to its check',
    (await code.innerText()).includes(`'${rule}'`),
    await code.innerText(),
  );
  await go(page, `spec/session-sig.html#${rule}`);
  await sentence.getByRole('link', { name: 'a vector that breaks it' }).click();
  const section = page.locator('section.vector:has(details[open])');
  await section.locator('.difference:visible').first().waitFor();
  const shown = await section.innerText();
  expectThat(
    'one click leads from the sentence to a vector',
    shown.includes(rule) && shown.includes('reject'),
    shown.slice(0, 400),
  );
  expectThat(
    'the vector shows its input and its difference',
    /Difference from/.test(shown) && /Input, layer by layer/.test(shown),
    shown.slice(0, 400),
  );

  await section.getByRole('link', { name: 'Open it in the inspector' }).click();
  const judged = page.locator('.zone[aria-busy="false"][data-state="shown"]');
  await judged.waitFor();
  expectThat('one click leads from the vector to the inspector', (await judged.innerText()).includes(rule));

  // From the rule.
  await go(page, `rules/${rule}.html`);
  const text = await page.locator('main').innerText();
  const parts = [
    'When it hits you',
    'Check',
    'Vectors',
    'Kill status',
    'Profiles',
    'Implementations',
    'Ambiguities',
    'Why',
    'Basis',
    'Clause',
    'Class',
    'Assumed when off',
    'Remedy',
  ];
  expectThat(
    'the page of a rule has every part',
    parts.every((part) => text.includes(part)),
    parts.filter((part) => !text.includes(part)),
  );
  const lazy = page.locator('ol.vectors > li').nth(5).locator('details.more');
  await lazy.locator('summary').click();
  await lazy.locator('.difference:visible').first().waitFor();
  expectThat('a difference is shown when it is asked for', (await lazy.innerText()).includes('+'));

  // When somebody sees something: the least of some loads, each with nothing kept, as what else a machine does only adds to it.
  const paints: number[] = [];
  for (let load = 0; load < 5; load++) {
    const fresh = await openPage();
    await fresh.goto(at(`rules/${rule}.html`));
    paints.push(Number(await fresh.evaluate(firstPaint)));
    await fresh.context().close();
  }
  expectThat('the page of a rule is painted within a second', Math.min(...paints) < 1_000, paints);

  // The address of a vector opens it, and the filters choose.
  await go(page, `vectors/session-sig.verify/node-bound.html#${vector}`);
  await page.locator(`section.vector:has([id="${vector}"]) details[open] .difference:visible`).first().waitFor();
  const all = await page.locator('section.vector:visible').count();
  await page.locator('form.filter select[name=verdict]').selectOption('accept');
  const accepted = await page.locator('section.vector:visible').count();
  expectThat('a filter chooses among the vectors of a topic', accepted > 0 && accepted < all, [accepted, all]);
  await go(page, 'vectors/index.html');
  await page.locator('form.filter select[name=rules]').selectOption(rule);
  await page.locator('.found li').first().waitFor();
  expectThat(
    'a filter chooses among all vectors',
    /^\d+ of [\d]+/.test(await page.locator('form.filter .count').innerText()),
  );

  // The search.
  const searches: readonly (readonly [string, string, string])[] = [
    ['a rule', rule, `rules/${rule}.html`],
    ['a vector', vector, `vectors/session-sig.verify/node-bound.html#${vector}`],
    ['a function', 'verifySessionSig', 'api/capsig/functions/verifySessionSig.html'],
    ['a sentence', 'does not name the node that verifies it', `rules/${rule}.html`],
    ['words of a guide', 'lend a credit', 'guides/lend-a-credit.html'],
  ];
  await go(page, 'index.html');
  await page.keyboard.press('/');
  for (const [what, query, target] of searches) {
    await page.locator('dialog.search input').fill(query);
    await page.locator(`dialog.search[data-query="${query}"] li a`).first().waitFor();
    const first = await page.locator('dialog.search li a').first().getAttribute('href');
    expectThat(`the search finds ${what} first`, first === `${base}${target}`, first);
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(at('guides/lend-a-credit.html'));
  await page.locator('h1', { hasText: 'Lend a credit' }).waitFor();
  expectThat('Enter goes to the first hit', !(await page.locator('dialog.search').isVisible()));

  // Every kind of page: for those who do not see it as others do, on a phone, without script.
  for (const [scheme, width] of [
    ['light', 1280],
    ['light', 390],
    ['dark', 1280],
    ['dark', 390],
  ] as const) {
    const looked = await openPage({ viewport: { width, height: 844 }, colorScheme: scheme });
    for (const [kind, path] of Object.entries(kinds)) {
      await go(looked, path);
      await looked.evaluate(axe);
      // Text, not a function: the loader of this file wraps functions in a helper that the page does not have.
      const { violations }: { violations: readonly Violation[] } = await looked.evaluate('axe.run()');
      const found = violations
        .filter(({ id, impact }) => impact === 'serious' || impact === 'critical' || id === 'landmark-one-main')
        .map(
          ({ id, nodes }) =>
            `${id}: ${nodes.length}, such as ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary.slice(0, 300)}`,
        );
      expectThat(`${kind}, ${scheme}, ${width} px: nothing serious`, found.length === 0, found);
      const named = await looked.locator('aside a', { hasText: /\.md$/ }).count();
      expectThat(`${kind}, ${scheme}, ${width} px: pages are listed by their titles`, named === 0, named);
      const over = Number(await looked.evaluate('document.documentElement.scrollWidth - innerWidth'));
      expectThat(`${kind}, ${scheme}, ${width} px: nothing stands beside the page`, over <= 0, over);
    }
    await looked.context().close();
  }
  const plain = await openPage({ javaScriptEnabled: false });
  await plain.goto(at(`rules/${rule}.html`));
  expectThat(
    'a rule can be read without script',
    (await plain.locator('main').innerText()).includes('does not name the node that verifies it'),
  );

  // A context of its own: a report is no page of the site.
  const context = await browser.newContext();
  context.setDefaultTimeout(120_000);
  await checkReport(await context.newPage(), at('').replace(/\/$/, ''), out);

  expectThat('no request leaves the site', left.length === 0, left);
  expectThat('nothing is refused or fails in a page', errors.length === 0, [...new Set(errors)].slice(0, 10));
} catch (error) {
  expectThat('the pages run', false, messageOf(error));
} finally {
  await browser.close();
  server.close();
}
process.exitCode = conclude();
