import { generateSessionKeyPair } from '../../client/session-key.js';
import { addressOfSecretKey } from '../../crypto/secp256k1.js';
import { fromHex, fromUtf8 } from '../../internal/bytes.js';
import { isPlainObject } from '../../internal/json.js';
import { looseJson } from '../../internal/json-text.js';
import { type Arguments, isMisuse, type Misuse, type OptionTable, singleOf } from '../command.js';
import { readOperand } from '../input.js';
import type { Io } from '../io.js';
import { clip } from '../terminal.js';
import type { Fields, Secret } from './thing.js';

/** The options that say where the key is. */
export const keyOptions: OptionTable = {
  'key-file': { value: 'FILE', help: 'the file that holds the secret key' },
  'key-stdin': { help: 'read the secret key from standard input' },
  'key-env': { value: 'NAME', help: 'the environment variable that holds the secret key' },
};

/** What is written of the options in messages. */
export const keyNames = '--key-file FILE, --key-stdin or --key-env NAME';

const forms: readonly RegExp[] = [
  // secp256k1 and Ed25519, with the public half or without.
  /^(?:0x)?(?:[0-9a-f]{64}|[0-9a-f]{128})$/i,
  // The key files of Solana, and extended keys.
  /^[1-9A-HJ-NP-Za-km-z]{87,88}$/,
  /^[xyzt]prv[1-9A-HJ-NP-Za-km-z]{80,}$/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  // The words of BIP-39.
  /^[a-z]{3,8}(?:\s+[a-z]{3,8}){11}(?:(?:\s+[a-z]{3,8}){3}){0,4}$/,
];

/** Says whether text has the form of a secret key. */
export function looksLikeKey(text: string): boolean {
  return forms.some((form) => form.test(text.trim()));
}

const keyLike = /^-{1,2}(?:(?:private|secret|wallet|session-secret)-?)?(?:key|secret|mnemonic|seed|pk)$/i;

/** Finds a key among the arguments, before anything else reads and perhaps repeats them. */
export function keyAmong(argv: readonly string[], fields: Fields): Misuse | undefined {
  for (const [index, argument] of argv.entries()) {
    const equals = argument.startsWith('-') ? argument.indexOf('=') : -1;
    const before = argv[index - 1] ?? '';
    const name = equals > 0 ? argument.slice(0, equals) : before.startsWith('--') ? before : '';
    const value = equals > 0 ? argument.slice(equals + 1) : argument;
    const named = keyLike.test(equals > 0 ? name : argument);
    const open = Object.hasOwn(fields, name.slice(2)) ? fields[name.slice(2)]?.open : undefined;
    if (!named && (!looksLikeKey(value) || open?.test(value))) continue;
    const where = named ? (equals > 0 ? name : argument) : name;
    const known = looksLikeKey(named && equals < 0 ? (argv[index + 1] ?? '') : value);
    return {
      misuse:
        `${where === '' ? '' : `${clip(where, 40)}: `}a secret key is no argument: arguments are kept in the history of the ` +
        `shell and shown to everybody on the machine. Give it with ${keyNames}` +
        (known ? '. What stands there now has the form of one: if it is, do not use it any more' : ''),
    };
  }
  return undefined;
}

/** Reads the text that a key option leads to. */
async function readText(
  given: Arguments,
  io: Io,
): Promise<{ readonly text: string; readonly from: string } | undefined | Misuse> {
  const file = singleOf(given, 'key-file');
  const name = singleOf(given, 'key-env');
  const stdin = given.switches.has('key-stdin');
  if ([file !== undefined, name !== undefined, stdin].filter(Boolean).length > 1) {
    return { misuse: `expected one of ${keyNames}` };
  }
  if (name !== undefined) {
    const text = Object.hasOwn(io.env, name) ? io.env[name] : undefined;
    return text === undefined
      ? { misuse: `--key-env: there is no environment variable ${clip(name, 80)}` }
      : { text, from: '--key-env' };
  }
  if (stdin && io.ask) {
    return { misuse: '--key-stdin: standard input is a terminal, which would show the key; pipe it in' };
  }
  if (file === '-') return { misuse: '--key-file: standard input is read with --key-stdin' };
  const operand = stdin ? '-' : file;
  return operand === undefined ? undefined : readKeyFile(operand, stdin ? '--key-stdin' : '--key-file', io);
}

async function readKeyFile(operand: string, from: string, io: Io): Promise<{ text: string; from: string } | Misuse> {
  const bytes = await readOperand(operand, io);
  if (isMisuse(bytes)) return { misuse: `${from}: ${bytes.misuse}` };
  return { text: fromUtf8(bytes) ?? '', from };
}

function parseWallet(text: string): Secret | undefined {
  const bytes = fromHex(text.replace(/^0x/i, '').toLowerCase());
  if (bytes?.length !== 32) return undefined;
  try {
    return { kind: 'wallet', bytes, address: addressOfSecretKey(bytes) };
  } catch {
    // Zero, or not below the order of the curve.
    return undefined;
  }
}

/** Reads a pair as it stands: whether the halves fit is for the library to say. */
function parseSession(text: string): Secret | undefined {
  const json = text.startsWith('{') ? looseJson(text) : undefined;
  if (isPlainObject(json)) {
    const { publicKey, secretKey } = json;
    if (typeof publicKey !== 'string' || typeof secretKey !== 'string') return undefined;
    return { kind: 'session', pair: { publicKey, secretKey } };
  }
  const secretKey = text.replace(/^0x/i, '').toLowerCase();
  const bytes = fromHex(secretKey);
  if (bytes?.length !== 32 && bytes?.length !== 64) return undefined;
  const { publicKey } = generateSessionKeyPair(bytes.subarray(0, 32));
  return { kind: 'session', pair: { publicKey, secretKey } };
}

const expected = {
  wallet: '64 hex digits of a secp256k1 key',
  session: '64 or 128 hex digits of a session key, or {"publicKey", "secretKey"}',
} as const;

/** Reads the key, at a terminal after asking for its file where `ask` is set; undefined where none was given. */
export async function readKey(
  kind: Secret['kind'],
  given: Arguments,
  io: Io,
  ask: boolean,
): Promise<Secret | undefined | Misuse> {
  let read = await readText(given, io);
  if (read === undefined && ask && io.ask) {
    const path = await io.ask('the file that holds the secret key (not the key itself)');
    if (path === undefined || path.trim() === '') return undefined;
    if (looksLikeKey(path)) return { misuse: 'a file was asked for, not the key: it is shown on the terminal now' };
    read = await readKeyFile(path.trim(), '--key-file', io);
  }
  if (read === undefined || isMisuse(read)) return read;
  const text = read.text.trim();
  // What was read is left out of the message: it may be a key with a typo.
  return (
    (kind === 'wallet' ? parseWallet(text) : parseSession(text)) ?? {
      misuse: `${read.from}: expected ${expected[kind]}`,
    }
  );
}
