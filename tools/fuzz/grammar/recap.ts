import type { Grammar } from '../mutation.js';

const shape = /^urn:recap:([A-Za-z0-9_-]*)(.*)$/s;

/** ReCap URIs: the document inside, or its base64url in another spelling. */
export const recap: Grammar = {
  name: 'recap',
  fits: (text) => shape.test(text),
  mutate(text, mutation, depth) {
    const { pick, once } = mutation;
    const [, code = ''] = shape.exec(text) ?? [];
    if (once(6)) {
      return pick([
        ...[
          `urn:recap:${code}=`,
          `urn:recap:${code}==`,
          `urn:recap:${code.slice(0, -1)}`,
          `URN:recap:${code}`,
          `urn:recap:${code}A`,
        ],
        ...[
          `urn:recap:${code.replaceAll('_', '/').replaceAll('-', '+')}`,
          `urn:recap:\n${code}`,
          'urn:recap:',
          `urn:recap:${code}%3D`,
        ],
        // The last digit carries bits that no byte takes.
        `urn:recap:${code.slice(0, -1)}${pick([...'ABCDefgh0189-_'])}`,
      ]);
    }
    const inner = Buffer.from(code, 'base64url').toString('utf8');
    return `urn:recap:${Buffer.from(mutation.text(inner, depth), 'utf8').toString('base64url')}`;
  },
};

/** The details of a ReCap URI; undefined where it holds no JSON. */
export function detailsOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(shape.exec(text)?.[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
