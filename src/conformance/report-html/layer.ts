// These functions also run in the page, which src/generated/report-page.ts has as one script.

/** A text that stands in an input, or is carried by another one: signed JSON, a SIWE message, the payload of a ReCap. */
export interface Layer {
  /** Names it, the same in a vector and in its twin. */
  readonly name: string;
  readonly text: string;
  /** Whether the text is as received; otherwise it was formatted or decoded for reading. */
  readonly exact: boolean;
  /** Whether the next layer shows the same in a form that reads better. */
  readonly folded: boolean;
}

/** A stretch of text as it is shown: itself, a sign for what cannot be seen, or a code point by its number. */
export interface Piece {
  readonly kind: 'text' | 'sign' | 'code';
  readonly text: string;
}

/**
 * Makes every character of a text visible: signs for controls, for line ends and for spaces where nobody sees them, numbers
 * beyond ASCII. A text that is not whole, a part of a line, has no edges; one that was formatted has spaces of its own.
 */
export function piecesOf(text: string, exact: boolean, whole: boolean = true): readonly Piece[] {
  const pieces: { kind: Piece['kind']; text: string }[] = [];
  const add = (kind: Piece['kind'], shown: string): void => {
    const last = pieces.at(-1);
    if (last && last.kind === kind && kind !== 'code') last.text += shown;
    else pieces.push({ kind, text: shown });
  };
  // Few fonts have the pictures of control characters.
  const names = new Map([
    [0x00, 'NUL'],
    [0x09, 'TAB'],
    [0x0d, 'CR'],
    [0x1b, 'ESC'],
    [0x7f, 'DEL'],
  ]);
  const spaces = whole ? / {2,}|(?<![^\n]) | (?=\r?\n|$)/ : / {2,}| (?=\r?\n)/;
  const found = exact
    ? text.matchAll(new RegExp(`(${spaces.source})|[!-~]+(?: [!-~]+)*| |[\\s\\S]`, 'gu'))
    : text.matchAll(/()[\n -~]+|[\s\S]/gu);
  for (const [match, space] of found) {
    const code = match.codePointAt(0) ?? 0;
    if (match === '\n') {
      if (exact) add('sign', '↵');
      add('text', '\n');
    } else if (space) add('sign', '·'.repeat(match.length));
    else if (match.length > 1 && code < 0x7f) add('text', match);
    else if (names.has(code)) add('code', names.get(code) ?? '');
    else if (code >= 0x20 && code < 0x7f) add('text', match);
    else {
      // Letters are shown beside their number, unless they could move or hide what stands around them.
      if (
        /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(match) &&
        !/^[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]$/u.test(match)
      )
        add('text', match);
      add('code', `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
    }
  }
  return pieces;
}

/** Says whether a string holds a document of its own. */
export function isDocument(text: string): boolean {
  return text.includes('\n') || /^\s*[{[]["{[\s]/.test(text);
}

/**
 * Indents JSON text token by token, so that doubled keys, spellings of numbers and escapes stay as they were written.
 * Strings that hold documents are taken out. Undefined when the text has no JSON structure or nests too deep to be read.
 */
export function formatJson(
  source: string,
):
  | { readonly text: string; readonly documents: readonly { readonly path: string; readonly text: string }[] }
  | undefined {
  // A SIWE message can begin with a bracket too: that of an IPv6 address.
  const begins = /^\s*(?:\{\s*["}]|\[\s*(?:[\]{["]|(?:-?\d[\d.eE+-]*|true|false|null)\s*[,\]]))/;
  if (!begins.test(source)) return undefined;
  const documents: { path: string; text: string }[] = [];
  const stack: { object: boolean; key: string; index: number }[] = [];
  const tokens = source.matchAll(/\s+|"(?:[^"\\]|\\[\s\S])*"|[{}[\],:]|[^\s"{}[\],:]+|"/g);
  let text = '';
  let opened = false;
  let isKey = false;
  const indent = (): string => `\n${'  '.repeat(stack.length)}`;
  for (const [token] of tokens) {
    if (/^\s/.test(token)) continue;
    if (token === '"') return undefined;
    const top = stack.at(-1);
    if (token === '}' || token === ']') {
      stack.pop();
      text += `${opened ? '' : indent()}${token}`;
      opened = false;
      continue;
    }
    if (opened) text += indent();
    opened = false;
    if (token === ',') {
      if (top) top.index++;
      isKey = top?.object === true;
      text += `,${indent()}`;
    } else if (token === ':') {
      isKey = false;
      text += ': ';
    } else if (token === '{' || token === '[') {
      stack.push({ object: token === '{', key: '', index: 0 });
      if (stack.length > 40) return undefined;
      isKey = token === '{';
      opened = true;
      text += token;
    } else {
      let value: unknown;
      try {
        value = JSON.parse(token);
      } catch {
        value = undefined;
      }
      if (isKey && top) top.key = typeof value === 'string' ? value : token;
      if (!isKey && typeof value === 'string' && isDocument(value)) {
        const path = stack.map(({ object, key, index }) => `/${object ? key : index}`).join('');
        documents.push({ path, text: value });
        text += `(${value.length} characters, see ${path})`;
      } else text += token;
    }
  }
  return { text, documents };
}

/** Decodes base64, of either alphabet, to bytes and then to text; undefined when it is none. */
export function decodePayload(payload: string): string | undefined {
  try {
    // Whatever padding there is, `atob` takes none.
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', ''));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Lists a text and what it carries. */
export function layersOfText(name: string, text: string, received: boolean): readonly Layer[] {
  const formatted = formatJson(text);
  const own: readonly Layer[] = [
    { name, text, exact: received, folded: formatted !== undefined },
    ...(formatted ? [{ name: `${name} (formatted)`, text: formatted.text, exact: false, folded: false }] : []),
  ];
  const shown = formatted?.text ?? text;
  const payloads = [...shown.matchAll(/urn:recap:([A-Za-z0-9+/_-]{8,}={0,2})/g)].flatMap(([, payload], index) => {
    const decoded = decodePayload(payload ?? '');
    return decoded === undefined ? [] : layersOfText(`${name} › ReCap ${index + 1}`, decoded, true);
  });
  const seen = new Map<string, number>();
  const documents = (formatted?.documents ?? []).flatMap(({ path, text: document }) => {
    const times = (seen.get(path) ?? 0) + 1;
    seen.set(path, times);
    return layersOfText(`${name}${path}${times > 1 ? ` (${times})` : ''}`, document, true);
  });
  return [...own, ...payloads, ...documents];
}

/** Lists the texts of an input: its short members together, every document alone, and what the documents carry. */
export function layersOf(input: Readonly<Record<string, unknown>>): readonly Layer[] {
  const short: string[] = [];
  const layers: Layer[] = [];
  for (const [key, value] of Object.entries(input)) {
    const hex = (value as { readonly hex?: unknown } | null)?.hex;
    if (typeof value === 'string' && isDocument(value)) layers.push(...layersOfText(key, value, true));
    else if (typeof value !== 'object' || value === null) {
      short.push(`${key}: ${JSON.stringify(value)}`);
      layers.push(...(typeof value === 'string' ? layersOfText(key, value, true).slice(1) : []));
    } else if (typeof hex === 'string') {
      const bytes = Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      layers.push({
        name: `${key} (bytes)`,
        text: hex.match(/.{1,64}/g)?.join('\n') ?? '',
        exact: false,
        folded: true,
      });
      // Under the same name as a text, so that a twin that is one can be compared.
      layers.push(...layersOfText(key, text, true));
    } else layers.push(...layersOfText(key, JSON.stringify(value), false).slice(1));
  }
  const values: readonly Layer[] =
    short.length === 0 ? [] : [{ name: 'values', text: short.join('\n'), exact: false, folded: false }];
  return [...values, ...layers];
}
