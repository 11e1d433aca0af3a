// XML and HTML: elements and attributes whose names say what they hold, and text between tags.
import { openEntities } from './encodings.js';
import { mostOpened, type Opened, type Row } from './piece.js';

const element = /<(?:[\w.-]{1,40}:)?([A-Za-z_][\w.-]{0,63})(?:\s[^<>]*)?>([^<>]+)<\/(?:[\w.-]{1,40}:)?\1>/g;
const attribute = /\s(?:[\w.-]{1,40}:)?([A-Za-z_][\w.-]{0,63})=(?:"([^"<>]*)"|'([^'<>]*)')/g;
const tag = /<\/?(?!Buffer )[A-Za-z][^<>]*>/g;

/** Writes sections of character data as other text is written; in one pass, whatever does not end. */
function withoutSections(text: string): string {
  const [head = '', ...sections] = text.split('<![CDATA[');
  const escaped = sections.map((section) => {
    const end = section.indexOf(']]>');
    const held = section
      .slice(0, end < 0 ? section.length : end)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;');
    return held.replaceAll('>', '&gt;') + (end < 0 ? '' : section.slice(end + 3));
  });
  return head + escaped.join('');
}

const decoded = (text: string): string => openEntities(text) ?? text;

/** An object of names and values; nothing where there are fewer than two of them, or a name stands twice. */
function together(pairs: readonly (readonly [name: string, value: string])[], step: string): Opened[] {
  const few = pairs.slice(0, mostOpened);
  return new Set(few.map(([name]) => name)).size < Math.max(2, few.length)
    ? []
    : [{ piece: JSON.stringify(Object.fromEntries(few)), step, gathered: true }];
}

export const markup: Row = {
  name: 'markup',
  example: '<login><message>app.example wants ...</message><signature>0x...</signature></login>',
  open: (pasted) => {
    const text = withoutSections(pasted);
    const tags = text.match(tag);
    if (!tags) return [];
    const elements = [...text.matchAll(element)].map(([, name = '', held = '']) => [name, decoded(held)] as const);
    const attributes = tags.map((each) =>
      [...each.matchAll(attribute)].map(([, name = '', one, two]) => [name, decoded(one ?? two ?? '')] as const),
    );
    // A field of a form has its name in one attribute and its value in another.
    const fields = attributes.flatMap((pairs) => {
      const [name, value] = ['name', 'value'].map((wanted) => pairs.find(([each]) => each === wanted)?.[1]);
      return name !== undefined && value !== undefined ? [[name, value] as const] : [];
    });
    const plain = text.replace(/<br\s?\/?>\r?\n?|<\/(?:p|div|tr|li|pre)>/gi, '\n').replace(tag, '');
    return [
      ...together(elements, 'elements with their names'),
      ...attributes.flatMap((pairs) => together(pairs, 'attributes with their names')),
      ...together(fields, 'fields of a form in HTML'),
      { piece: decoded(plain), step: 'the text between tags', gathered: true },
    ];
  },
};
