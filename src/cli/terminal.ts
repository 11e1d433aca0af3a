import type { Io } from './io.js';

/** How a piece of output looks on a terminal that takes colours. */
export type Style = 'good' | 'bad' | 'unsure' | 'strong' | 'faint';

/** A piece of output with a style. */
export interface Span {
  readonly style: Style;
  readonly text: string;
}

/** Writes lines. Every part is escaped on its way out: there is no way to print raw text. */
export interface Page {
  line(...parts: readonly (string | Span)[]): void;
}

const codes: Readonly<Record<Style, string>> = { good: '32;1', bad: '31;1', unsure: '33;1', strong: '1', faint: '2' };

/** Gives a piece of output a style. */
export function styled(style: Style, text: string): Span {
  return { style, text };
}

/**
 * Escapes whatever could drive a terminal or reorder a line, as `\u{1b}`: control characters (C1 too, which some
 * terminals obey), bidirectional and invisible ones (variation selectors and blank letters too), line separators, lone
 * surrogates.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/** Cuts text to a number of characters and says how many were left out. */
export function clip(text: string, most: number = 200): string {
  if (text.length <= most) return text;
  // A cut inside a surrogate pair would print half a character.
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most;
  return `${text.slice(0, end)}… (${text.length - end} more characters)`;
}

/** Says whether output is coloured: on a terminal only, and not if `NO_COLOR` is set to anything but the empty string. */
export function isColoured({ isTerminal, env }: Pick<Io, 'isTerminal' | 'env'>): boolean {
  return isTerminal && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
}

/** Creates the page that standard output is. */
export function createPage(io: Pick<Io, 'stdout' | 'isTerminal' | 'env'> & Partial<Io>): Page {
  const coloured = isColoured(io);
  const render = (part: string | Span): string => {
    if (typeof part === 'string') return printable(part);
    const text = printable(part.text);
    return coloured && text !== '' ? `\x1b[${codes[part.style]}m${text}\x1b[0m` : text;
  };
  return { line: (...parts) => io.stdout(`${parts.map(render).join('').trimEnd()}\n`) };
}

/**
 * Formats a value as JSON for standard output. What {@link printable} escapes is written as JSON escapes, so that the
 * value stays the same; integers beyond 2^53 become strings.
 */
export function formatJson(value: unknown, indent: number = 2): string {
  const text = JSON.stringify(value, (_, member) => (typeof member === 'bigint' ? member.toString() : member), indent);
  const escaped = text.replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, (character) => {
    let units = '';
    for (let i = 0; i < character.length; i++) units += `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
    return units;
  });
  return `${escaped}\n`;
}
