import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Ask, askOf } from '../capability.js';
import { createAuthSigMessage, signAuthSig } from '../client/auth-sig.js';
import { generateSessionKeyPair } from '../client/session-key.js';
import { createSessionSigs } from '../client/session-sigs.js';
import { addressOfSecretKey } from '../crypto/secp256k1.js';
import type { ResourceAbilityRequest, SessionSig } from '../generated/types.js';
import { toHex } from '../internal/bytes.js';
import { type Result, unwrap } from '../rule.js';
import { type VerifiedSession, verifySessionSig } from '../verify.js';
import { type Command, isMisuse, type Misuse } from './command.js';
import { exit, type Io } from './io.js';
import { printIssue } from './report.js';
import { createPage, type Page, styled } from './terminal.js';
import { formatAsk } from './wording.js';

const domain = 'wallet.example';
const nodes: readonly [string, string, string] = ['127.0.0.1:7470', '127.0.0.1:7471', '127.0.0.1:7472'];

function random(length: number): Uint8Array {
  return globalThis.crypto.getRandomValues(new Uint8Array(length));
}

/** One node: it knows its own address, the nonce it gave out, and which operation it is asked for. */
type Node = (sessionSig: SessionSig, request: Ask) => Result<VerifiedSession>;

function createNode(nodeAddress: string, nonce: string, now: string): Node {
  return (sessionSig, request) => {
    return verifySessionSig(JSON.stringify(sessionSig), { now, nodeAddress, request, domain, nonce });
  };
}

/** Extends a session by an hour without the key that signed it. */
function tamper(sessionSig: SessionSig, expiration: string, later: string): SessionSig {
  return { ...sessionSig, signedMessage: sessionSig.signedMessage.replace(expiration, later) };
}

/** Quotes an argument for a shell where it needs it. */
function shell(argument: string): string {
  if (/^[\w@%+=:,./\\-]+$/.test(argument)) return argument;
  return sep === '\\' ? `"${argument}"` : `'${argument.replaceAll("'", "'\\''")}'`;
}

function commandLine(...args: readonly string[]): string {
  // The same place from src/cli and from dist/cli.
  const program = relative('', fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url)));
  return ['node', program, ...args].map(shell).join(' ');
}

function step(page: Page, number: number, title: string): void {
  if (number > 1) page.line('');
  page.line(styled('strong', `${number}. ${title}`));
}

/** Shows a verdict in one line; returns whether it is the expected one. */
function show(page: Page, node: string, verdict: Result<VerifiedSession>, expected?: string): boolean {
  if (verdict.ok) page.line('   ', styled('good', 'VALID'), `  at ${node}, for ${verdict.value.account.address}`);
  else printIssue(page, verdict.issues[0], '   ');
  return (verdict.ok ? undefined : verdict.issues[0].rule) === expected;
}

/** Writes documents to a new temporary folder; returns their paths. */
async function writeAll(documents: readonly (readonly [string, unknown])[]): Promise<readonly string[] | Misuse> {
  try {
    const folder = await mkdtemp(join(tmpdir(), 'capsig-demo-'));
    const paths: string[] = [];
    for (const [name, document] of documents) {
      const path = join(folder, name);
      await writeFile(path, `${JSON.stringify(document, null, 2)}\n`, { mode: 0o600 });
      paths.push(path);
    }
    return paths;
  } catch (error) {
    return { misuse: `cannot write to the temporary folder ${tmpdir()}: ${(error as { code?: string }).code}` };
  }
}

async function runDemo(io: Io): Promise<number | Misuse> {
  const page = createPage(io);
  const start = io.now().getTime();
  const after = (hours: number): string => new Date(start + hours * 3_600_000).toISOString();
  const now = after(0);
  const expiration = after(1);
  const end = after(24);

  step(page, 1, 'A wallet and a session key, fresh and gone when this ends');
  const secretKey = random(32);
  const address = addressOfSecretKey(secretKey);
  const sessionKey = generateSessionKeyPair();
  page.line(`   wallet       ${address}`);
  page.line(`   session key  ${sessionKey.publicKey}`);

  step(page, 2, 'The wallet signs an AuthSig: it lends two abilities to the session key');
  const requests: readonly ResourceAbilityRequest[] = [
    { resource: { resource: toHex(random(32)), resourcePrefix: 'lit-pkp' }, ability: 'pkp-signing' },
    {
      resource: { resource: toHex(random(32)), resourcePrefix: 'lit-accesscontrolcondition' },
      ability: 'access-control-condition-decryption',
    },
  ];
  const asks = requests.flatMap((request) => askOf(request) ?? []);
  const [asked] = asks;
  if (!asked) throw new Error('the demonstration asks for nothing');
  const recap = {
    att: Object.fromEntries(asks.map(({ resource, ability }) => [resource, { [ability]: [{}] }])),
    prf: [],
  };
  const nonce = toHex(random(16));
  const message = unwrap(
    createAuthSigMessage({
      purpose: 'session',
      domain,
      address,
      sessionKey: sessionKey.publicKey,
      recap,
      nonce,
      issuedAt: now,
      expiration: end,
    }),
  );
  const authSig = signAuthSig(message, address, secretKey);
  for (const { resource, ability } of asks) page.line(`   ${formatAsk(resource, ability)}`);
  page.line(`   until ${end}`);

  step(page, 3, 'The session key signs for three nodes; each verifies its own');
  const sigs = unwrap(
    createSessionSigs({
      sessionKey,
      resourceAbilityRequests: requests,
      capabilities: [authSig],
      issuedAt: now,
      expiration,
      nodes,
    }),
  );
  const verdicts = nodes.map((node) => {
    return show(page, node, createNode(node, nonce, now)(sigs[node] as SessionSig, asked));
  });

  step(page, 4, 'Somebody without the key extends the session by an hour');
  const [first, second] = nodes;
  const tampered = tamper(sigs[first] as SessionSig, expiration, after(2));
  verdicts.push(show(page, first, createNode(first, nonce, now)(tampered, asked), 'session.signature'));

  step(page, 5, 'A node passes what it received on to another node');
  const replayed = createNode(second, nonce, now)(sigs[first] as SessionSig, asked);
  verdicts.push(show(page, second, replayed, 'session.node-bound'));

  const files = await writeAll([
    ['session-sigs.json', sigs],
    ['tampered.json', tampered],
    ['auth-sig.json', authSig],
  ]);
  if (isMisuse(files)) return files;
  const [genuine = '', forged = '', granted = ''] = files;
  const request = `pkp-signing=${asked.resource}`;
  page.line('');
  page.line(styled('strong', 'Try next'));
  const verifyLine = ['--node', first, '--request', request, '--domain', domain, '--nonce', nonce];
  page.line(commandLine('verify', genuine, ...verifyLine));
  page.line(commandLine('verify', forged, ...verifyLine));
  page.line(commandLine('verify', granted));
  page.line(commandLine('inspect', genuine));
  page.line(commandLine('explain', 'session.signature'));
  return verdicts.every(Boolean) ? exit.valid : exit.invalid;
}

/** Shows the whole flow with throw-away keys. */
export const demo: Command = {
  name: 'demo',
  summary: 'Show the whole flow with throw-away keys, and leave files to try the other commands on.',
  options: {},
  notes: ['Nothing leaves this machine. The files are written to a new temporary folder; secret keys are not.'],
  run: (_, io) => runDemo(io),
};
