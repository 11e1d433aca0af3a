// npm run inspector:check: the inspector in a real browser, headless. Every sample is judged as the command line judges it,
// nothing leaves the page, and nothing hostile does anything.
// Needs Chromium: CHROMIUM names the program, otherwise it is looked for in the usual places.
// Exit: 0 good, 1 something was not as expected, 2 it could not run.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Sample } from '../inspector/sample.js';
import { findChromium } from './chromium.js';
import { conclude, expectThat, messageOf } from './expectations.js';

const executablePath = findChromium();

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}inspector/dist/`;
const { samples } = (await import(`${dist}samples.js`)) as { readonly samples: readonly Sample[] };
const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
/** The files of the page: nothing else may be asked for. */
const files = ['index.html', 'evidence.html', 'page.css', 'inspector.js', 'worker.js', 'samples.js'];

// Under a path of its own: the files may stand anywhere.
const base = '/some/where/';
const server = createServer(({ url = '' }, response) => {
  const file = files.find((name) => url.split('?')[0] === base + name);
  if (!file) return void response.writeHead(404).end();
  const type = `${types[file.split('.')[1] ?? '']}; charset=utf-8`;
  response.setHeader('content-type', type).end(readFileSync(dist + file));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('the server has no port');
const site = `http://127.0.0.1:${address.port}${base}`;
const folder = mkdtempSync(join(tmpdir(), 'capsig-inspector-'));

/** What a page did that it should not have. */
interface Watched {
  readonly page: Page;
  readonly requests: string[];
  readonly faults: string[];
}

async function open(
  browser: Browser,
  options: BrowserContextOptions = {},
  path: string = 'index.html',
): Promise<Watched> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const requests: string[] = [];
  const faults: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  // A violation of the policy is told there, of the page's and of its worker's alike.
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  await page.goto(site + path);
  await page.locator('option[value="session-chain"]').waitFor({ state: 'attached' });
  return { page, requests, faults };
}

const settled = (page: Page): Promise<void> => page.locator('.zone[aria-busy="false"]').waitFor({ timeout: 120_000 });

async function choose(page: Page, { id }: Pick<Sample, 'id'>): Promise<void> {
  await page.locator('select[aria-label="Samples"]').selectOption('');
  await page.locator('select[aria-label="Samples"]').selectOption(id);
  await settled(page);
}

/** Pastes as a keyboard would. Texts are evaluated, not typed: a large one would take minutes. */
async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Clear' }).click();
  await settled(page);
  await page.locator('#document').evaluate((area, pasted) => {
    const { DataTransfer, ClipboardEvent } = globalThis as unknown as Readonly<
      Record<string, new (...given: unknown[]) => never>
    >;
    const clipboardData = new (DataTransfer as new () => never)() as { setData(type: string, text: string): void };
    clipboardData.setData('text/plain', pasted);
    const init = { clipboardData, bubbles: true, cancelable: true };
    (area as unknown as { dispatchEvent(event: never): void }).dispatchEvent(
      new (ClipboardEvent as new (...given: unknown[]) => never)('paste', init),
    );
  }, text);
  await settled(page);
}

interface Verdict {
  readonly verdict: string;
  readonly rule: string | undefined;
}

const names: Readonly<Record<string, string>> = {
  Valid: 'accept',
  Invalid: 'reject',
  'Cannot be decided': 'undecided',
};

async function shownVerdict(page: Page): Promise<Verdict> {
  const verdict = await page.locator('.verdict .head strong').textContent();
  const rule = page.locator('.verdict .why .rule');
  return {
    verdict: names[verdict ?? ''] ?? String(verdict),
    rule: (await rule.count()) > 0 ? ((await rule.textContent()) ?? undefined) : undefined,
  };
}

/** What the command line says of a sample. */
async function toldVerdict({ id, text, options, proofs = {} }: Sample): Promise<Verdict> {
  const own = join(folder, id);
  mkdirSync(join(own, 'proofs'), { recursive: true });
  writeFileSync(join(own, 'document'), text);
  for (const [name, block] of Object.entries(proofs))
    writeFileSync(join(own, 'proofs', name), Buffer.from(block, 'base64'));
  const given = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  if (Object.keys(proofs).length > 0) given.push(`--proofs=${join(own, 'proofs')}`);
  const told = await new Promise<{ readonly code: unknown; readonly out: string }>((resolve) => {
    execFile(process.execPath, [`${root}dist/cli/main.js`, 'verify', join(own, 'document'), ...given], (error, out) => {
      resolve({ code: error?.code ?? 0, out });
    });
  });
  const verdict = { 0: 'accept', 1: 'reject', 3: 'undecided' }[String(told.code)] ?? `exit code ${told.code}`;
  return { verdict, rule: verdict === 'accept' ? undefined : /^\w+ {2}(\S+)/.exec(told.out)?.[1] };
}

async function judgesAsTheCommandLine({ page }: Watched): Promise<void> {
  for (const sample of samples) {
    await choose(page, sample);
    const [shown, told] = [await shownVerdict(page), await toldVerdict(sample)];
    const same = shown.verdict === told.verdict && shown.rule === told.rule && shown.rule === sample.rule;
    expectThat(`${sample.id}: ${told.rule ?? told.verdict}, as on the command line`, same, { shown, told });
  }
}

async function turnsTheClock({ page }: Watched): Promise<void> {
  const valid = async (id: string): Promise<boolean> => {
    await choose(page, { id });
    return (await shownVerdict(page)).verdict === 'accept';
  };
  expectThat('the session is valid', await valid('session-chain'));
  await page.locator('.clock .faint', { hasText: 'Valid from' }).waitFor();
  const box = await page.locator('.clock svg').boundingBox();
  if (!box) throw new Error('the time line is not shown');
  await page.mouse.move(box.x + box.width / 2, box.y + 8);
  await page.mouse.down();
  for (const part of [0.6, 0.8, 0.999]) await page.mouse.move(box.x + box.width * part, box.y + 8);
  await page.mouse.up();
  await settled(page);
  expectThat(
    'dragged past its end it is session.expired',
    (await shownVerdict(page)).rule === 'session.expired',
    await shownVerdict(page),
  );
  const heard = await page.locator('[aria-live="polite"]').textContent();
  expectThat('that is said to those who do not see it', heard === 'Invalid: session.expired', heard);
  await page.getByRole('button', { name: 'Earlier change' }).click();
  await settled(page);
  await page.getByRole('button', { name: 'Earlier change' }).click();
  await settled(page);
  expectThat(
    'the change before that leads back',
    (await shownVerdict(page)).verdict === 'accept',
    await shownVerdict(page),
  );

  expectThat('the login is valid', await valid('auth-login'));
  const slider = page.getByRole('slider');
  await slider.focus();
  await slider.press('End');
  await settled(page);
  expectThat(
    'by the keyboard too: auth-sig.expired',
    (await shownVerdict(page)).rule === 'auth-sig.expired',
    await shownVerdict(page),
  );
  await slider.press('Home');
  await settled(page);
  expectThat(
    'before it began: auth-sig.issued-at',
    (await shownVerdict(page)).rule === 'auth-sig.issued-at',
    await shownVerdict(page),
  );
}

async function takesOptions({ page }: Watched): Promise<void> {
  await choose(page, { id: 'auth-login' });
  expectThat('a node does not go with a login', !(await page.getByLabel('Node', { exact: true }).isVisible()));
  await page.getByLabel('Domain', { exact: true }).fill('evil.example');
  await page.locator('.verdict .why .rule', { hasText: 'auth-sig.domain' }).waitFor();
  await page.getByRole('button', { name: 'app.example' }).click();
  await settled(page);
  expectThat('what the document says is one press away', (await shownVerdict(page)).verdict === 'accept');
  await choose(page, { id: 'session-inner-statement-changed' });
  await page.getByLabel('Profile').selectOption('lit-legacy');
  await settled(page);
  expectThat('another profile has another verdict', (await shownVerdict(page)).verdict === 'accept');
  expectThat(
    'the rule is off there',
    (await page.locator('.o-off li', { hasText: 'recap.statement-match' }).count()) === 1,
  );
  await page.getByLabel('Profile').selectOption('');
  await page.getByRole('button', { name: 'Clear' }).click();
  await settled(page);
  expectThat('nothing is left of what was cleared', await page.getByText('Nothing to judge yet').isVisible());
}

/** Everything that is shown: text, values of fields, attributes. */
const everything = (page: Page): Promise<string> =>
  page.evaluate(() => {
    // biome-ignore lint/suspicious/noExplicitAny: this runs in the page, whose types are not those of this file.
    const shadow = (globalThis as any).document.querySelector('capsig-inspector').shadowRoot;
    // biome-ignore lint/suspicious/noExplicitAny: the same.
    const values = [...shadow.querySelectorAll('input, textarea')].map(({ value }: any) => value);
    // biome-ignore lint/suspicious/noExplicitAny: the same.
    return [shadow.innerHTML, ...values, (globalThis as any).location.href].join('\n');
  });

async function keepsSecrets({ page }: Watched): Promise<void> {
  const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
  const publicKey = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
  const login = samples.find(({ id }) => id === 'auth-login') as Sample;
  const phrase = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
  const rows: readonly (readonly [string, string, string])[] = [
    [
      'the secret key of a session',
      JSON.stringify({ 'lit-session-key': JSON.stringify({ publicKey, secretKey: seed + publicKey }) }),
      seed,
    ],
    ['a seed phrase', `my wallet: ${phrase}`, 'winner thank year'],
    ['a private key', `PRIVATE_KEY=0x${seed}\n${login.text}`, seed],
  ];
  for (const [kind, text, secret] of rows) {
    await paste(page, text);
    const all = await everything(page);
    expectThat(
      `${kind} is nowhere to be seen`,
      !all.includes(secret),
      all.slice(Math.max(0, all.indexOf(secret) - 80)).slice(0, 200),
    );
    const alert = (await page.getByRole('alert').first().textContent()) ?? '';
    expectThat(`${kind} is warned about`, alert.includes(kind), alert);
    expectThat(`no link can be made of ${kind}`, await page.getByRole('button', { name: 'Copy a link' }).isDisabled());
  }
  expectThat(
    'what stands beside a secret is judged',
    (await shownVerdict(page)).rule === 'auth-sig.expired',
    await shownVerdict(page),
  );
}

async function linksBack(browser: Browser, { page }: Watched): Promise<void> {
  await choose(page, { id: 'session-chain-wider' });
  await page.getByRole('button', { name: 'Copy a link' }).click();
  await page.waitForURL(/#c1\./);
  const fragment = new URL(page.url()).hash;
  const other = await open(browser, {}, `index.html${fragment}`);
  await other.page.locator('.zone[data-state="shown"]').waitFor();
  const shown = await shownVerdict(other.page);
  expectThat('a link leads to the same verdict', shown.rule === 'narrower.resource', shown);
  expectThat(
    'a fragment is sent to nobody',
    other.requests.every((url) => !url.includes('c1.')),
    other.requests,
  );
  for (const hostile of [
    '#c1.',
    '#c1.AAAA',
    `#c1.${'A'.repeat(100_000)}`,
    '#c1.%00%ff',
    '#<img src=x onerror=alert(1)>',
  ]) {
    await other.page.evaluate((hash) => {
      (globalThis as unknown as { location: { hash: string } }).location.hash = hash;
    }, hostile);
  }
  await settled(other.page);
  expectThat(
    'a hostile fragment changes nothing',
    (await shownVerdict(other.page)).rule === 'narrower.resource' && other.faults.length === 0,
    other.faults,
  );
  await other.page.context().close();
}

async function isNotMoved({ page, faults }: Watched): Promise<void> {
  const login = JSON.parse((samples.find(({ id }) => id === 'auth-login') as Sample).text);
  const markup = `<script>globalThis.hacked=1</script><img src=x onerror="globalThis.hacked=1"><style>*{display:none}</style>`;
  const rows: readonly (readonly [string, string])[] = [
    [
      'markup',
      JSON.stringify({ ...login, signedMessage: login.signedMessage.replace('Sign in', markup), [markup]: markup }),
    ],
    [
      'bidirectional text',
      JSON.stringify({
        ...login,
        address: `\u202e${login.address}\u2066`,
        signedMessage: login.signedMessage.replace('Sign in', '\u202eSign\u200bin\u2069'),
      }),
    ],
    [
      'names of prototypes',
      `{"__proto__":{"hacked":1},"constructor":{"prototype":{"hacked":1}},"sig":"__proto__","derivedVia":"constructor","signedMessage":"toString","address":"hasOwnProperty"}`,
    ],
    ['a megabyte of junk', 'x<a b={"sig":['.repeat(75_000)],
    ['a megabyte of brackets', '['.repeat(1 << 20)],
    ['a megabyte of base64', 'eyJzaWciOi'.repeat(100_000)],
  ];
  for (const [name, text] of rows) {
    await paste(page, text);
    const [hacked, elements] = await page.evaluate(() => {
      // biome-ignore lint/suspicious/noExplicitAny: this runs in the page, whose types are not those of this file.
      const shadow = (globalThis as any).document.querySelector('capsig-inspector').shadowRoot;
      return [
        String((globalThis as unknown as { hacked?: unknown }).hacked),
        shadow.querySelectorAll('script, img, style, iframe, object, link').length,
      ];
    });
    expectThat(`${name} does nothing`, hacked === 'undefined' && elements === 0 && faults.length === 0, {
      hacked,
      elements,
      faults,
    });
    const shown = await page
      .locator('.results')
      .evaluate((part) => (part as unknown as { innerText: string }).innerText);
    expectThat(
      `${name}: what cannot be seen is shown by its number`,
      !/[\u200b\u202a-\u202e\u2066-\u2069]/.test(shown),
    );
  }
}

async function isAccessible(browser: Browser): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [390, 1280]) {
      const { page, faults } = await open(browser, { colorScheme, viewport: { width, height: 900 } });
      const look = async (what: string): Promise<void> => {
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        const found = serious.map(({ id, nodes }) => ({
          id,
          at: nodes.slice(0, 4).map(({ target, failureSummary }) => [target, failureSummary]),
        }));
        expectThat(`axe finds nothing serious: ${what}, ${width} px, ${colorScheme}`, serious.length === 0, found);
        const over = await page.evaluate(
          () =>
            (globalThis as unknown as { document: { documentElement: { scrollWidth: number } } }).document
              .documentElement.scrollWidth,
        );
        expectThat(`nothing is wider than the page: ${what}, ${width} px`, over <= width, over);
      };
      await look('empty');
      for (const id of width === 390 ? ['session-chain-wider', 'session-chain-missing'] : ['session-chain']) {
        await choose(page, { id });
        await page.evaluate(() => {
          // biome-ignore lint/suspicious/noExplicitAny: this runs in the page, whose types are not those of this file.
          for (const part of (globalThis as any).document
            .querySelector('capsig-inspector')
            .shadowRoot.querySelectorAll('details'))
            part.open = true;
        });
        await look(id);
      }
      await paste(page, `secretKey: ${'ab'.repeat(64)}`);
      await look('a secret');
      expectThat(`nothing went wrong, ${width} px, ${colorScheme}`, faults.length === 0, faults);
      await page.context().close();
    }
  }
}

async function reachesNothing({ page, requests, faults }: Watched): Promise<void> {
  const own = requests.filter((url) => !url.startsWith('blob:') && !url.startsWith('data:'));
  const stray = own.filter((url) => !files.some((name) => url.split('#')[0] === site + name));
  expectThat('nothing was asked for but the files of the page', stray.length === 0, stray);
  expectThat('each of them once', new Set(own).size === own.length, own);
  expectThat('the policy was never broken, and nothing went wrong', faults.length === 0, faults);
  // A server that lets everybody in: what stops a request is the policy of the page.
  const hits: string[] = [];
  const other = createServer(({ url = '' }, response) => {
    hits.push(url);
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }).end('1');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const there = other.address();
  const outside = `http://127.0.0.1:${typeof there === 'object' ? there?.port : 0}/`;
  const [worker] = page.workers();
  const tried = await worker?.evaluate(async (url) => {
    const ways = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts'];
    const left = ways.filter(
      (name) => (globalThis as unknown as Readonly<Record<string, unknown>>)[name] !== undefined,
    );
    const script = await import(url).then(
      () => 'loaded',
      () => 'refused',
    );
    return [...left, script].join(' ');
  }, outside);
  expectThat('the worker has no way out', tried === 'refused', tried);
  const fetched = await page.evaluate(
    (url) =>
      fetch(url).then(
        () => 'fetched',
        () => 'refused',
      ),
    outside,
  );
  expectThat('the page has none either', fetched === 'refused' && hits.length === 0, { fetched, hits });
  other.close();
}

/** A contract wallet is asked at the node that somebody names, when the button is pressed, and not again. */
async function asksWhenAsked(browser: Browser): Promise<void> {
  const { vectors } = JSON.parse(readFileSync(`${root}vectors/auth-sig.verify/contract.json`, 'utf8'));
  const { input } = vectors.find(({ id }: { readonly id: string }) => id === 'auth-contract');
  const replies: Readonly<Record<string, unknown>> = {
    eth_chainId: '0x1',
    eth_getBlockByNumber: { number: '0x1', timestamp: `0x${(Date.parse(input.now) / 1000).toString(16)}` },
    eth_getCode: '0x00',
    eth_call: `0x1626ba7e${'00'.repeat(28)}`,
  };
  const asked: string[] = [];
  const node = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*').setHeader('access-control-allow-headers', 'content-type');
    let body = '';
    for await (const part of request) body += part;
    if (request.method !== 'POST') return void response.end();
    const { id, method } = JSON.parse(body);
    asked.push(method);
    response.end(JSON.stringify({ jsonrpc: '2.0', id, result: replies[method] }));
  });
  await new Promise<void>((resolve) => node.listen(0, '127.0.0.1', resolve));
  const there = node.address();
  const { page, faults } = await open(browser, {}, 'evidence.html');
  await paste(page, input.authSig);
  await page.getByLabel('Judged at').fill(input.now);
  await page.getByLabel('Judged at').press('Enter');
  await settled(page);
  const before = await shownVerdict(page);
  expectThat(
    'nobody was asked, and so it cannot be decided',
    before.verdict === 'undecided' && asked.length === 0,
    before,
  );
  await page.getByLabel('JSON-RPC node').fill(`http://127.0.0.1:${typeof there === 'object' ? there?.port : 0}/`);
  await page.getByRole('button', { name: 'Ask this node' }).click();
  await settled(page);
  const after = await shownVerdict(page);
  expectThat('the contract was asked, and says yes', after.verdict === 'accept' && asked.includes('eth_call'), {
    after,
    asked,
  });
  const count = asked.length;
  await page.getByLabel('Profile').selectOption('lit-v7');
  await settled(page);
  const other = await shownVerdict(page);
  expectThat('another profile asks nobody again', other.verdict === 'accept' && asked.length === count, {
    other,
    asked,
  });
  expectThat('the page that may ask broke no policy', faults.length === 0, faults);
  await page.context().close();
  node.close();
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const watched = await open(browser, { viewport: { width: 1280, height: 900 } });
  await judgesAsTheCommandLine(watched);
  await turnsTheClock(watched);
  await takesOptions(watched);
  await keepsSecrets(watched);
  await isNotMoved(watched);
  await linksBack(browser, watched);
  await reachesNothing(watched);
  await asksWhenAsked(browser);
  await isAccessible(browser);
} catch (error) {
  expectThat('the page runs', false, messageOf(error));
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = conclude();
