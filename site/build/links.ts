// Every link and every anchor of what was built leads somewhere. VitePress looks at pages alone, and at Markdown alone.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

const decode = (text: string): string =>
  text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"');

/** Checks the pages of a folder that is served at a base. Returns a line for each dead link. */
export function deadLinks(
  folder: string,
  base: string,
): { readonly faults: readonly string[]; readonly links: number; readonly pages: number } {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.html'));
  const anchors = new Map<string, ReadonlySet<string>>();
  const targets = new Map<string, Set<string>>();
  let links = 0;
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    const ids = new Set<string>();
    for (const [, id = ''] of text.matchAll(/\sid="([^"]*)"/g)) ids.add(decode(id));
    anchors.set(file, ids);
    for (const [, name = '', value = ''] of text.matchAll(/<[a-z][^>]*?\s(href|src)="([^"]*)"/g)) {
      const target = decode(value);
      if (/^(?:https?:|mailto:|data:)/.test(target)) {
        // What is loaded has to come from here; what is followed may lead elsewhere.
        if (name === 'src') targets.set(target, new Set([...(targets.get(target) ?? []), file]));
        continue;
      }
      links++;
      const url = new URL(target, `https://site.invalid${base}${file}`);
      const key = `${url.pathname}${url.hash}`;
      const from = targets.get(key);
      if (from) from.add(file);
      else targets.set(key, new Set([file]));
    }
  }
  const faults: string[] = [];
  for (const [target, from] of targets) {
    const blame = (why: string): void => {
      faults.push(
        `${target}: ${why} (${[...from].slice(0, 3).join(', ')}${from.size > 3 ? ` and ${from.size - 3} more` : ''})`,
      );
    };
    if (/^(?:https?:|mailto:|data:)/.test(target)) {
      if (!target.startsWith('data:')) blame('is loaded from elsewhere');
      continue;
    }
    const [path = '', hash] = target.split('#');
    if (!path.startsWith(base)) {
      blame(`leads out of ${base}`);
      continue;
    }
    let file = decodeURIComponent(path.slice(base.length));
    if (file === '' || file.endsWith('/')) file = `${file}index.html`;
    if (!existsSync(join(folder, file)) || !statSync(join(folder, file)).isFile()) {
      blame('is not there');
      continue;
    }
    if (hash === undefined || hash === '') continue;
    if (!anchors.get(posix.normalize(file))?.has(decodeURIComponent(hash))) blame('has no such anchor');
  }
  return { faults, links, pages: files.length };
}
