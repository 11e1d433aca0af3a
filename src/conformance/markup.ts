/** Text of a markup language that may stand in it as it is: what the tags below make, or a text of our own. */
export interface Markup {
  readonly markup: string;
}

/** What a template takes: text is escaped, whoever it is from; numbers, markup and lists of it stand as they are. */
export type Part = string | number | Markup | readonly Markup[];

/** Fills a template of a markup language. */
export type Tag = (literals: TemplateStringsArray, ...parts: readonly Part[]) => Markup;

/** Creates the tag of a markup language from the function that escapes its text. */
function tagOf(escapeText: (text: string) => string): Tag {
  const written = (part: Part): string => {
    if (typeof part === 'number') return String(part);
    if (typeof part === 'string') return escapeText(part);
    return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
  };
  return (literals, ...parts) => ({ markup: String.raw({ raw: literals }, ...parts.map(written)) });
}

/** Puts pieces of markup together. */
export function joinMarkup(pieces: readonly Markup[], between: string = ''): Markup {
  return { markup: pieces.map(({ markup }) => markup).join(between) };
}

const entity = (character: string): string => `&#${character.codePointAt(0)};`;

/** Writes HTML. Text cannot end an element or an attribute in quotes; what could hide or reorder its surroundings is replaced. */
export const html: Tag = tagOf((text) =>
  text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd').replace(/[&<>"']/g, entity),
);

/** Writes XML. What XML cannot say at all is written as `\u{..}`; tabs and line ends survive in attributes. */
export const xml: Tag = tagOf((text) =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, (character) => {
      return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
    })
    .replace(/[&<>"'\t\n\r]/g, entity),
);

/**
 * Writes text of ours into Markdown as prose, in which nothing is markup: what could be is escaped, and nobody is mentioned. Text of
 * others stands in a code span instead.
 */
export function prose(text: string): Markup {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  const escaped = line.replace(/[\\`*_[\]<>|~&#!]/g, '\\$&').replace(/(?<=www)\.|(?<=:)\/(?=\/)/gi, '\\$&');
  return { markup: escaped.replaceAll('@', '`@`') };
}

/**
 * Writes Markdown. Text becomes a code span, in which nothing is markup, no address becomes a link and nobody is mentioned,
 * in a cell of a table as well: what would end the span or the cell is replaced, and so are controls and line ends.
 */
export const markdown: Tag = tagOf((text) => {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('`', "'")
    .replaceAll('|', '\u00a6')
    .trim();
  return `\`${line === '' ? ' ' : line}\``;
});
