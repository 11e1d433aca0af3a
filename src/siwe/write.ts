import { headerPhrase, labels, resourceLabel, resourcesLabel } from './layout.js';
import type { SiweMessage } from './message.js';

/** Where a member was written. */
interface Mark {
  readonly path: string;
  readonly value: string;
  readonly start: number;
}

/** Writes the text, and remembers where each member starts. */
export function write(message: SiweMessage): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  const put = (path: string, value: string): void => {
    marks.push({ path, value, start: text.length });
    text += value;
  };
  if (message.scheme !== undefined) {
    put('/scheme', message.scheme);
    text += '://';
  }
  put('/domain', message.domain);
  text += `${headerPhrase}\n`;
  put('/address', message.address);
  text += '\n\n';
  if (message.statement !== undefined) {
    put('/statement', message.statement);
    text += '\n';
  }
  for (const { field, label } of labels) {
    const value = message[field];
    if (value === undefined) continue;
    text += `\n${label}`;
    put(`/${field}`, value);
  }
  if (message.resources !== undefined) {
    text += `\n${resourcesLabel}`;
    message.resources.forEach((resource, index) => {
      text += `\n${resourceLabel}`;
      put(`/resources/${index}`, resource);
    });
  }
  return { text, marks };
}

/** Writes the text of a message without judging it: what comes back from parsing may be something else. */
export function writeSiweMessage(message: SiweMessage): string {
  return write(message).text;
}
