import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root: string = fileURLToPath(new URL('../../', import.meta.url));
/** The Markdown that the site is built of: written anew by each build, never committed. */
export const pages: string = fileURLToPath(new URL('../pages/', import.meta.url));
/** Where the site is served: `/` unless `--base` names a folder of a host. */
export const base: string = process.env.DOCS_BASE ?? '/';

/** The address of a page or a file of the site, below its base. */
export function at(path: string): string {
  return `${base}${path.replace(/^\//, '')}`;
}
