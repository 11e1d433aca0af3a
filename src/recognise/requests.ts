// What carries documents between programs: headers, cookies, queries, forms, tokens and command lines.
import { decodeBase64, decodePercent } from './encodings.js';
import { linesOf, mostOpened, type Opened, openAll, type Row } from './piece.js';

const ansi: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
});

/** The words of a command line, as a shell makes them; quotes of all kinds are taken away. */
function shellWords(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let at = 0;
  const until = (end: string, escapes: boolean): string => {
    let held = '';
    while (at < text.length && text[at] !== end) {
      if (escapes && text[at] === '\\' && at + 1 < text.length) {
        const next = text[at + 1] as string;
        held += /["\\$`]/.test(next) ? next : next === '\n' ? '' : `\\${next}`;
        at += 2;
      } else held += text[at++];
    }
    at++;
    return held;
  };
  /** One escape of ANSI-C quoting; an unknown one keeps its backslash. */
  const ansiEscape = (): string => {
    const pattern = /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|([0-7]{1,3})|([\s\S]))|\\$/y;
    pattern.lastIndex = at;
    const [all = '\\', hex, unicode, octal, other = ''] = pattern.exec(text) ?? [];
    at += all.length;
    const digits = hex ?? unicode;
    if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    return ansi[other] ?? (/[\\'"?]/.test(other) ? other : all);
  };
  while (at < text.length) {
    const character = text[at++] as string;
    if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (character === "'") word = (word ?? '') + until("'", false);
    else if (character === '"') word = (word ?? '') + until('"', true);
    else if (character === '$' && text[at] === "'") {
      at++;
      let held = '';
      while (at < text.length && text[at] !== "'") held += text[at] === '\\' ? ansiEscape() : text[at++];
      at++;
      word = (word ?? '') + held;
    } else if (character === '\\') {
      const next = text[at++] ?? '';
      word = (word ?? '') + (next === '\n' || next === '\r' ? '' : next);
    } else word = (word ?? '') + character;
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** A command for cmd of Windows, whose escapes are carets, written as one for other shells. */
function withoutCarets(text: string): string {
  return text.replace(/\^\r?\n(\r?\n)?/g, (_, inner) => (inner === undefined ? ' ' : '\n')).replace(/\^([^\n])/g, '$1');
}

const backtick: Readonly<Record<string, string>> = Object.assign(Object.create(null), { n: '\n', r: '\r', t: '\t' });

/** The most bodies of requests for PowerShell that are read. */
const mostBodies = 16;

/** A request as browsers write it for PowerShell, whose escapes are backticks. */
export const powerShell: Row = {
  name: 'power-shell',
  example: 'Invoke-WebRequest -Uri "https://..." -Body "{`"authSig`":..."',
  open: (text) => {
    if (!/Invoke-(?:WebRequest|RestMethod)/i.test(text)) return [];
    const bodies: string[] = [];
    for (const { 0: start, index } of text.matchAll(
      /-Body\s{1,8}(?:\(\[System\.Text\.Encoding\]::UTF8\.GetBytes\()?"/gi,
    )) {
      if (bodies.length >= mostBodies) break;
      let body = '';
      let at = index + start.length;
      while (at < text.length && text[at] !== '"') {
        if (text[at] !== '`') body += text[at++];
        else {
          const letter = text[at + 1] ?? '';
          body += backtick[letter] ?? letter;
          at += 2;
        }
      }
      bodies.push(body);
    }
    return openAll(bodies.map((body) => [body, 'the argument of -Body'] as const));
  },
};

const commandOptions =
  /^(?:-d|-F|-H|-b|--data(?:-raw|-binary|-ascii|-urlencode)?|--json|--form(?:-string)?|--header|--cookie)$/;

export const commandLine: Row = {
  name: 'command-line',
  example: 'curl https://... --data-raw \'{"authSig": ...}\'',
  open: (text) => {
    const start = /(?:^|[\s$>])(?:curl|http|https|wget|xh)(?:\.exe)?\s/.exec(text.slice(0, 2_000));
    if (!start) return [];
    const command = text.slice(start.index);
    const words = shellWords(command.includes('^"') ? withoutCarets(command) : command);
    const pairs = words.map((word, index): [string, string] => {
      const option = words[index - 1] ?? '';
      const attached = /^(--data(?:-raw|-binary|-ascii|-urlencode)?|--json|--header)=([\s\S]*)$/.exec(word);
      if (attached) return [attached[2] ?? '', `the argument of ${attached[1]}`];
      return [word, commandOptions.test(option) ? `the argument of ${option}` : 'an argument of a command'];
    });
    return openAll(
      pairs.filter(([, step], index) => index > 0 && (step.includes(' of -') || /[{%?=]/.test(words[index] ?? ''))),
    );
  },
};

const headerLine = /^\s{0,8}[<>]? ?([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]*(\S[^\n]*)$/;

export const bearer: Row = {
  name: 'bearer',
  example: 'Authorization: Bearer eyJz...',
  open: (text) => {
    const bare = text.trim();
    if (bare.includes('\n')) return [];
    const [, header, scheme, token] =
      /^(?:((?:Proxy-)?Authorization|X-[A-Za-z-]{1,40})\s{0,4}[:=]\s{0,4})?(?:["']?(Bearer|Basic|Token|SIWE|Signature|EIP191|Web3)\s{1,4})?(\S[^\n]*)$/i.exec(
        bare,
      ) ?? [];
    if (token === undefined || (header === undefined && scheme === undefined)) return [];
    const parts = [header && `header ${header}`, scheme && `scheme ${scheme}`].filter(Boolean);
    return openAll([[token.replace(/["']$/, ''), parts.join(', ')]]);
  },
};

export const cookies: Row = {
  name: 'cookies',
  example: 'Cookie: theme=dark; siwe=%7B%22message%22...',
  open: (text) => {
    const trimmed = text.trim();
    const [, line = ''] = /^(?:set-)?cookie\s{0,4}[:=]\s{0,4}([^\n]+)$/i.exec(trimmed) ?? [];
    const bare = line !== '' ? line : /^[^\s=;{"]{1,64}=[^;\n]*;/.test(trimmed) ? trimmed : '';
    if (bare === '') return [];
    return openAll(
      bare.split(';').map((pair) => {
        const at = pair.indexOf('=');
        const value = pair.slice(at + 1).trim();
        // Signed cookies of servers begin with s: and end with a dot and a code.
        return [at < 0 ? undefined : value, `cookie ${pair.slice(0, at).trim().slice(0, 64)}`] as const;
      }),
    );
  },
};

/** Fields of a form or a query: `name=value&name=value`. */
function fieldsOf(query: string, what: string): Opened[] {
  return openAll(
    query.split('&').map((pair) => {
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1).replaceAll('+', ' ');
      const name = pair.slice(0, at);
      return [at < 0 ? undefined : (decodePercent(value) ?? value), `${what} ${name.slice(0, 64)}`] as const;
    }),
  );
}

/** Fields of a form that belong together are one object as well. */
function fieldsTogether(query: string, what: string): Opened[] {
  const pairs = query.split('&').flatMap((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) return [];
    const value = pair.slice(at + 1).replaceAll('+', ' ');
    return [[decodePercent(pair.slice(0, at)) ?? pair.slice(0, at), decodePercent(value) ?? value] as const];
  });
  if (pairs.length < 2 || pairs.length > mostOpened) return [];
  const members = pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return [{ piece: `{${members.join(',')}}`, step: `the ${what}s` }];
}

/** A value goes on over every `&`: a pattern that also matched the pairs behind it could cut them in every way, which takes forever. */
const pairPattern = /^[\w.[\]%-]{1,64}=[^\s"{]*$/;

export const query: Row = {
  name: 'query',
  example: 'https://app.example/callback?message=...&signature=0x...',
  open: (text) => {
    const bare = text.trim();
    const start =
      /^(?:GET |POST )?[a-z][a-z0-9+.-]{1,20}:[^\s"'?#]*(?:#[^\s"'?=&]*\?|[?#])|^(?:GET |POST )?\/[^\s"'?#]*[?#]|^[?#]/i.exec(
        bare,
      )?.[0];
    if (start === undefined) return [];
    const rest = bare
      .slice(start.length)
      .replace(/ HTTP\/[0-9.]+$/, '')
      .replaceAll('#', '&');
    return pairPattern.test(rest)
      ? [...fieldsTogether(rest, 'query parameter'), ...fieldsOf(rest, 'query parameter')]
      : [];
  },
};

export const form: Row = {
  name: 'form',
  example: 'message=app.example+wants+you...&signature=0x...',
  open: (text) => {
    // By hand only its line feeds are encoded.
    const bare = /%0a/i.test(text) ? text.trim().replaceAll(' ', '+') : text.trim();
    return pairPattern.test(bare) ? [...fieldsTogether(bare, 'form field'), ...fieldsOf(bare, 'form field')] : [];
  },
};

export const multipartStep = 'the fields of multipart/form-data';
const disposition = 'content-disposition: form-data; name="';

/** A form in parts between lines that are a boundary. What a part holds is taken with the line ends that it has. */
export const multipart: Row = {
  name: 'multipart',
  example: '--x\nContent-Disposition: form-data; ...',
  open: (text) => {
    if (!text.includes('form-data;')) return [];
    const lines = text.split('\n');
    const fields: string[] = [];
    for (let at = 1; at < lines.length && fields.length < mostOpened; at++) {
      const line = lines[at] ?? '';
      const boundary = (lines[at - 1] ?? '').trim();
      if (!boundary.startsWith('--') || !line.toLowerCase().startsWith(disposition)) continue;
      const [name] = line.slice(disposition.length).split('"');
      while (at < lines.length && lines[at]?.trim() !== '') at++;
      const start = ++at;
      while (at < lines.length && !lines[at]?.trimStart().startsWith(boundary)) at++;
      const held = lines.slice(start, at).join('\n').replace(/\r$/, '');
      fields.push(`${JSON.stringify(name)}:${JSON.stringify(held)}`);
    }
    return fields.length === 0 ? [] : [{ piece: `{${fields.join(',')}}`, step: multipartStep }];
  },
};

/** A form has its fields in one line, whatever stands above and below it. */
export const formWithin: Row = {
  name: 'form-within',
  example: 'Form Data\nmessage=app.example+wants+you...&signature=0x...',
  open: (text) => {
    const lines = linesOf(text).slice(0, mostOpened);
    return lines.length < 2
      ? []
      : openAll(
          lines.flatMap((line) =>
            line.includes('&') && pairPattern.test(line.trim()) ? [[line.trim(), 'a line with a form'] as const] : [],
          ),
        );
  },
};

export const token: Row = {
  name: 'token',
  example: 'eyJhbGciOi... . eyJzaWciOi... . c2ln...',
  open: (text) => {
    const parts = text.trim().split('.');
    if (parts.length < 2 || parts.length > 5 || !parts.every((part) => /^[\w-]+=*$/.test(part))) return [];
    return openAll(parts.map((part, index) => [decodeBase64(part) && part, `part ${index + 1} of a token`] as const));
  },
};

export const headers: Row = {
  name: 'headers',
  example: 'POST /login HTTP/1.1\nHost: ...\nx-siwe: eyJz...',
  open: (text) => {
    const lines = linesOf(text).slice(0, mostOpened);
    const found = lines.map((line): [string | undefined, string] => {
      const [, name = '', value] = line.length > 1_000_000 ? [] : (headerLine.exec(line) ?? []);
      return [value?.trim(), `header ${name}`];
    });
    const blank = /\r?\n\r?\n/.exec(text);
    const hasHeaders = found.filter(([value]) => value !== undefined).length > 0;
    if (!hasHeaders) return [];
    const body = blank ? text.slice(blank.index).trim() : undefined;
    // What follows the body may be the answer to it.
    const end = body?.search(/\r?\n\r?\n/) ?? -1;
    const first = end < 0 ? undefined : body?.slice(0, end);
    return openAll([[body, 'the body below headers'], [first, 'the body below headers'], ...found]);
  },
};
