// Secrets that somebody pasted by mistake: found before anything of them is shown or put into a link. It is better to take
// something harmless for one than to miss one, but what every signature has (public keys, digests, nonces) has to pass.
import { wordlist } from '@scure/bip39/wordlists/english';
import { ed25519PublicKey } from '../src/crypto/ed25519.js';
import { addressOfSecretKey } from '../src/crypto/secp256k1.js';
import { decodeBase58 } from '../src/internal/base58.js';
import { fromHex, toHex } from '../src/internal/bytes.js';

/** What a secret can be. */
export type SecretKind = 'session-key' | 'private-key' | 'seed-phrase' | 'token' | 'password' | 'keystore' | 'api-key';

/** A secret, and the texts that must not be shown. */
export interface Secret {
  readonly kind: SecretKind;
  readonly values: readonly string[];
  /** Whether it is one for certain; otherwise it only may be. */
  readonly sure: boolean;
}

/** How deep encodings are undone, and how much text is looked at and how many keys are derived for all of it. */
const most = { depth: 3, text: 1 << 23, keys: 64, secrets: 64 };

const words: ReadonlySet<string> = new Set(wordlist);

class Search {
  readonly found: Secret[] = [];
  private readonly known = new Set<string>();
  private readonly derived = new Map<string, readonly string[]>();
  private room = most.text;

  add(kind: SecretKind, sure: boolean, ...values: readonly string[]): void {
    const fresh = values.filter((value) => value !== '' && !this.known.has(value));
    if (fresh.length === 0 || this.found.length >= most.secrets) return;
    for (const value of fresh) this.known.add(value);
    this.found.push({ kind, values, sure });
  }

  look(text: string, depth: number): void {
    if (text.length > this.room) return;
    this.room -= text.length;
    this.labelled(text);
    this.pairs(text);
    this.alone(text);
    this.phrases(text);
    this.tokens(text);
    this.files(text);
    this.providers(text);
    if (depth < most.depth) this.encoded(text, depth);
  }

  /** What is called a secret: `"secretKey":"..."`, `PRIVATE_KEY=...`, as it stands or escaped. */
  private labelled(text: string): void {
    const keys =
      /(secret[_-]?key|private[_-]?key|priv[_-]?key|signing[_-]?seed|seed[_-]?hex|\bseed|\bsecret|\bsk)[\\"']{0,8}\s{0,8}[:=]\s{0,8}[\\"']{0,8}((?:0x)?[0-9a-f]{128}|(?:0x)?[0-9a-f]{64}|[A-Za-z0-9+/_=-]{43,90})(?![A-Za-z0-9+/_-])/gi;
    for (const [, label = '', value = ''] of text.matchAll(keys)) {
      const session = /secret/i.test(label) && /^(?:0x)?[0-9a-f]{128}$/i.test(value);
      this.add(session ? 'session-key' : 'private-key', true, value);
    }
    const passwords =
      /\\{0,8}"(?:client_?secret|password|passphrase)\\{0,8}"\s{0,8}:\s{0,8}\\{0,8}"([^"\\\n]{4,200})\\{0,8}"/gi;
    for (const [, value = ''] of text.matchAll(passwords)) this.add('password', true, value);
  }

  /** Names by which a key of 32 bytes is known to everybody. */
  private namesOf(hex: string): readonly string[] {
    const before = this.derived.get(hex);
    if (before) return before;
    if (this.derived.size >= most.keys) return [];
    const bytes = fromHex(hex) as Uint8Array;
    const names = [toHex(ed25519PublicKey(bytes))];
    try {
      names.push(addressOfSecretKey(bytes).slice(2).toLowerCase());
    } catch {
      // Not every number of 32 bytes is a key of secp256k1.
    }
    this.derived.set(hex, names);
    return names;
  }

  /** A key beside its own public key or address is secret, whatever it is called. */
  private pairs(text: string): void {
    const lower = text.toLowerCase();
    for (const [, hex = ''] of lower.matchAll(/(?<![0-9a-f])(?:0x)?([0-9a-f]{128}|[0-9a-f]{64})(?![0-9a-f])/g)) {
      const [seed, rest] = [hex.slice(0, 64), hex.slice(64)];
      const names = this.namesOf(seed);
      const shown = originalOf(text, lower, hex);
      if (rest === '' ? names.some((name) => lower.includes(name)) : names[0] === rest)
        this.add(rest === '' ? 'private-key' : 'session-key', true, ...shown);
    }
    for (const [list = ''] of text.matchAll(/\[\s{0,4}(?:\d{1,3}\s{0,4},\s{0,8}){63}\d{1,3}\s{0,4}\]/g)) {
      if (this.isPair(Uint8Array.from(list.match(/\d+/g) ?? [], Number))) this.add('private-key', true, list);
    }
    for (const [word] of text.matchAll(/(?<![A-Za-z0-9])[1-9A-HJ-NP-Za-km-z]{86,88}(?![A-Za-z0-9])/g)) {
      const bytes = decodeBase58(word);
      if (bytes && this.isPair(bytes)) this.add('private-key', true, word);
    }
  }

  /** Says whether 64 bytes are a seed of Ed25519 and its public key, as most libraries keep a secret key. */
  private isPair(bytes: Uint8Array): boolean {
    return bytes.length === 64 && this.namesOf(toHex(bytes.slice(0, 32)))[0] === toHex(bytes.slice(32));
  }

  /** 32 bytes and nothing else: nobody can say whether they are a public key or a private one. */
  private alone(text: string): void {
    const [, hex] = /^\s*["']?((?:0x)?[0-9a-f]{64})["']?\s*$/i.exec(text.slice(0, 200)) ?? [];
    if (hex !== undefined && text.trim().length <= 70) this.add('private-key', false, hex);
  }

  private phrases(text: string): void {
    // Runs of words of the list, with the number of other words in front of each.
    const runs: { from: number; to: number; count: number; outside: number }[] = [];
    let outside = 0;
    let end = 0;
    for (const { 0: word, index } of text.matchAll(/[A-Za-z]{2,40}/g)) {
      const near = index - end <= 8;
      end = index + word.length;
      if (!words.has(word.toLowerCase())) {
        outside++;
        continue;
      }
      const last = runs.at(-1);
      if (last && near && outside === 0) {
        last.to = end;
        last.count++;
      } else runs.push({ from: index, to: end, count: 1, outside: near ? outside : 9 });
      outside = 0;
    }
    runs.forEach((run, at) => {
      // Twelve of 2048 words in a row are no sentence: what joins words in English is not in the list.
      if (run.count >= 12) this.add('seed-phrase', true, text.slice(run.from, run.to));
      const next = runs[at + 1];
      // One word that is misspelt does not make a phrase harmless.
      if (next?.outside === 1 && run.count < 12 && next.count < 12 && run.count + next.count >= 11)
        this.add('seed-phrase', false, text.slice(run.from, next.to));
    });
  }

  private tokens(text: string): void {
    for (const [token, header = ''] of text.matchAll(/\b(eyJ[\w-]{5,600})\.[\w-]{2,65536}\.[\w-]{16,8192}/g)) {
      if (/"(?:alg|enc)"\s*:\s*"/.test(base64Text(header) ?? '')) this.add('token', true, token);
    }
    for (const [, token = ''] of text.matchAll(/\b(?:bearer|basic)\s{1,4}([\w.~+/=-]{16,65536})/gi)) {
      // Base64 of JSON may be a signature that somebody wants to see: it is looked into below.
      if (!/^\s*[{[]/.test(base64Text(token) ?? '') && !/^ey/.test(token)) this.add('token', true, token);
    }
  }

  private files(text: string): void {
    for (const [block] of text.matchAll(
      /-----BEGIN (?:[A-Z]{1,12} ){0,3}PRIVATE KEY-----[^-]{1,16384}(?:-----END [A-Z ]{1,40}-----)?/g,
    ))
      this.add('private-key', true, block);
    for (const [key] of text.matchAll(/\b[xyztuv]prv[1-9A-HJ-NP-Za-km-z]{100,112}\b/g))
      this.add('private-key', true, key);
    const member = (name: string, value: string): RegExp =>
      new RegExp(`"?${name}\\\\{0,8}"\\s{0,8}:\\s{0,8}\\\\{0,8}"(${value})`, 'gi');
    if (/\\{0,8}"kdf\\{0,8}"\s{0,8}:/i.test(text)) {
      for (const [, value = ''] of text.matchAll(member('(?:ciphertext|mac)', '[0-9a-f]{32,2048}')))
        this.add('keystore', true, value);
    }
    if (/\\{0,8}"kty\\{0,8}"\s{0,8}:/.test(text)) {
      for (const [, value = ''] of text.matchAll(member('\\b(?:d|p|q|k)', '[\\w-]{20,2048}')))
        this.add('private-key', true, value);
    }
  }

  private providers(text: string): void {
    const rows = [
      /(?:infura\.io\/v3|alchemy\.com\/v2|quiknode\.pro|ankr\.com\/\w{1,20})\/([\w-]{20,200})/g,
      /\b(sk-[\w-]{20,200}|gh[opsur]_\w{36,255}|github_pat_\w{22,255}|xox[abp]-[\w-]{10,255})\b/g,
      /\bx?-?api[_-]?key[\\"']{0,8}\s{0,8}[:=]\s{0,8}[\\"']{0,8}([\w-]{16,200})/gi,
    ];
    for (const row of rows) for (const [, value = ''] of text.matchAll(row)) this.add('api-key', true, value);
  }

  /** What is encoded is a secret still: the whole of the encoded text is masked then. */
  private encoded(text: string, depth: number): void {
    const within = (word: string, decoded: string | undefined): void => {
      if (decoded === undefined || decoded === word) return;
      const before = this.found.length;
      this.look(decoded, depth + 1);
      // What was found in it before, in another place of the input, is in this word as well.
      const again = this.found.slice(0, before).some(({ values }) => values.some((value) => decoded.includes(value)));
      const kind = this.found[before]?.kind ?? (again ? this.found[0]?.kind : undefined);
      if (kind !== undefined) this.add(kind, true, word);
    };
    for (const [word] of text.matchAll(/[A-Za-z0-9+/_-]{24,}={0,2}/g)) {
      if (/^[0-9a-f]+$/i.test(word))
        within(word, word.length % 2 === 0 && word.length > 64 ? printable(fromHex(word)) : undefined);
      else within(word, base64Text(word));
    }
    if (!/%[0-9a-f]{2}/i.test(text)) return;
    for (const word of text.split(/[\s"'<>]+/)) {
      if (/%[0-9a-f]{2}/i.test(word)) within(word, percentText(word));
    }
  }
}

/** The spellings of a value in the text that it was found in, letter case aside. */
function originalOf(text: string, lower: string, value: string): readonly string[] {
  const spellings = new Set<string>();
  for (let at = lower.indexOf(value); at >= 0 && spellings.size < 8; at = lower.indexOf(value, at + value.length))
    spellings.add(text.slice(at, at + value.length));
  return [...spellings];
}

function printable(bytes: Uint8Array | undefined): string | undefined {
  if (!bytes) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /[^\t\n\r -~\u00a0-\uffff]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function base64Text(word: string): string | undefined {
  try {
    const binary = atob(word.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', ''));
    return printable(Uint8Array.from(binary, (each) => each.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

function percentText(word: string): string | undefined {
  try {
    return decodeURIComponent(word.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** Finds what may be a secret in texts. Total and bounded; nothing leaves this function but what it returns. */
export function secretsIn(...texts: readonly string[]): readonly Secret[] {
  const search = new Search();
  for (const text of texts) search.look(text, 0);
  return search.found;
}
