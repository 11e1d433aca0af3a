import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DefaultTheme, defineConfig } from 'vitepress';
import { slugOf } from '../build/slug.js';

const pages = fileURLToPath(new URL('../pages/', import.meta.url));
const base = process.env.DOCS_BASE ?? '/';

const titleOf = (path: string): string =>
  (/^title: "?(.+?)"?$/m.exec(readFileSync(join(pages, path), 'utf8'))?.[1] ?? path).replaceAll('\\', '');

const listed = (folder: string, sort = true): DefaultTheme.SidebarItem[] => {
  const names = readdirSync(join(pages, folder)).filter((name) => name.endsWith('.md') && name !== 'index.md');
  return (sort ? names.sort() : names).map((name) => ({
    text: titleOf(`${folder}/${name}`),
    link: `/${folder}/${name.replace(/md$/, 'html')}`,
  }));
};

const ruleItems = (): DefaultTheme.SidebarItem[] => {
  const { rules }: { rules: readonly { id: string; document: string }[] } = JSON.parse(
    readFileSync(join(pages, 'public/rules.json'), 'utf8'),
  );
  const documents = [...new Set(rules.map(({ document }) => document))];
  return documents.map((document) => ({
    text: document.replace(/^spec\/|\.md$/g, ''),
    link: `/rules/index.html#${document.replace(/^spec\/|\.md$/g, '')}`,
    collapsed: true,
    items: rules
      .filter((rule) => rule.document === document)
      .map(({ id }) => ({ text: id, link: `/rules/${id}.html` })),
  }));
};

const foldersOf = (folder: string): readonly string[] =>
  readdirSync(join(pages, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** A sidebar for each operation: all topics of all of them would be the larger part of every page. */
const vectorSidebars = (): Record<string, DefaultTheme.SidebarItem[]> => {
  const top = [
    { text: 'All vectors', link: '/vectors/index.html' },
    { text: 'How to use them', link: '/vectors/use.html' },
    { text: 'What changed', link: '/vectors/changes.html' },
  ];
  const operations = foldersOf('vectors');
  const anchor = (name: string): string => `/vectors/index.html#${slugOf(name)}`;
  const sidebarFor = (shown?: string): DefaultTheme.SidebarItem[] => [
    ...top,
    ...operations.map((name) =>
      name === shown
        ? {
            text: name,
            items: listed(`vectors/${name}`).map((item) => ({
              ...item,
              text: item.text?.replace(`${name}: `, '') ?? '',
            })),
          }
        : { text: name, link: anchor(name) },
    ),
  ];
  return Object.fromEntries([
    ...operations.map((name) => [`/vectors/${name}/`, sidebarFor(name)]),
    ['/vectors/', sidebarFor()],
  ]);
};

/** The order of the overview, which is the order in which the documents lean on each other. */
const specItems = (): DefaultTheme.SidebarItem[] => {
  const overview = readFileSync(join(pages, 'spec/index.md'), 'utf8');
  const names = [...overview.matchAll(/^\| \[([a-z-]+)\.md\]/gm)].map(([, name = '']) => name);
  return names.map((name) => ({ text: titleOf(`spec/${name}.md`), link: `/spec/${name}.html` }));
};

/** The order of the table of guides: by what they are about, where names of files say nothing. */
const guideItems = (): DefaultTheme.SidebarItem[] => {
  const overview = readFileSync(join(pages, 'guides/index.md'), 'utf8');
  const order = [...overview.matchAll(/\]\(\/guides\/([a-z-]+)\.html\)/g)].map(
    ([, name = '']) => `/guides/${name}.html`,
  );
  const place = ({ link = '' }: DefaultTheme.SidebarItem): number => {
    const found = order.indexOf(link);
    if (found < 0) throw new Error(`guides/index.md: expected a row for ${link}, found none`);
    return found;
  };
  return listed('guides').sort((a, b) => place(a) - place(b));
};

const apiSidebars = (): Record<string, DefaultTheme.SidebarItem[]> => {
  const entries = foldersOf('api');
  const nameOf = (entry: string): string => (entry === 'capsig' ? 'capsig' : `capsig/${entry}`);
  const kinds = (entry: string): DefaultTheme.SidebarItem[] =>
    foldersOf(`api/${entry}`).map((kind) => ({ text: kind, items: listed(`api/${entry}/${kind}`) }));
  const sidebarFor = (shown?: string): DefaultTheme.SidebarItem[] => [
    { text: 'All entries', link: '/api/index.html' },
    ...entries.map((entry) => ({
      text: nameOf(entry),
      link: `/api/${entry}/index.html`,
      ...(entry === shown ? { items: kinds(entry) } : {}),
    })),
  ];
  return Object.fromEntries([
    ...entries.map((entry) => [`/api/${entry}/`, sidebarFor(entry)]),
    ['/api/', sidebarFor()],
  ]);
};

/**
 * Scripts come from files of the site, and nothing else is loaded or asked. Styles may stand in attributes, because the colours of
 * code do.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export default defineConfig({
  lang: 'en',
  title: 'capsig',
  description: 'Rules, vectors and a reference validator for SIWE-ReCap capabilities and session signatures',
  srcDir: 'pages',
  base,
  // The check of our own sees anchors and files as well.
  ignoreDeadLinks: true,
  metaChunk: true,
  // It would write a style of its own into the page, which the policy refuses.
  appearance: { disableTransition: false },
  lastUpdated: false,
  markdown: {
    // Braces are places in the input here, not attributes.
    attrs: { disable: true },
    anchor: { slugify: slugOf },
    toc: { slugify: slugOf },
    headers: { slugify: slugOf },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    languageAlias: { console: 'shellsession', abnf: 'text' },
  },
  vue: { template: { transformAssetUrls: false } },
  vite: {
    publicDir: join(pages, 'public'),
    logLevel: 'warn',
    build: { chunkSizeWarningLimit: 4000 },
  },
  head: [
    ['meta', { name: 'referrer', content: 'no-referrer' }],
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}icon.svg` }],
  ],
  themeConfig: {
    nav: [
      { text: 'Rules', link: '/rules/index.html', activeMatch: '^/rules/' },
      { text: 'Specification', link: '/spec/index.html', activeMatch: '^/spec/' },
      { text: 'Vectors', link: '/vectors/index.html', activeMatch: '^/vectors/' },
      { text: 'Conformance', link: '/conformance/index.html', activeMatch: '^/conformance/' },
      { text: 'Guides', link: '/guides/index.html', activeMatch: '^/guides/' },
      { text: 'API', link: '/api/index.html', activeMatch: '^/api/' },
    ],
    sidebar: {
      '/rules/': [{ text: 'All rules', link: '/rules/index.html' }, ...ruleItems()],
      '/spec/': [
        { text: 'Overview', link: '/spec/index.html' },
        { text: 'Documents', items: specItems() },
        {
          text: 'Ambiguities of the standards',
          link: '/spec/ambiguities/index.html',
          collapsed: true,
          items: listed('spec/ambiguities'),
        },
      ],
      ...vectorSidebars(),
      '/conformance/': [
        { text: 'Overview', link: '/conformance/index.html' },
        { text: 'Classes', link: '/conformance/classes.html' },
        { text: 'Profiles compared', link: '/conformance/profiles.html' },
        { text: 'Add yours', link: '/conformance/add-yours.html' },
        { text: 'How it is measured', link: '/conformance/measured.html' },
        { text: 'A second implementation', link: '/conformance/oracle.html' },
        {
          text: 'Implementations',
          items: listed('conformance').filter(
            ({ link = '' }) => !/\/(?:classes|profiles|add-yours|measured|oracle)\.html$/.test(link),
          ),
        },
      ],
      '/guides/': [
        { text: 'All guides', link: '/guides/index.html' },
        { text: 'Tasks', items: guideItems() },
      ],
      ...apiSidebars(),
      '/project/': [{ text: 'The project', items: listed('project') }],
    },
    outline: { level: [2, 3], label: 'On this page' },
    docFooter: { prev: false, next: false },
    externalLinkIcon: true,
  },
  transformHtml(code, _id, { siteConfig }) {
    const withFiles = code.replaceAll(
      /<script(?<attributes>(?![^>]*\ssrc=)[^>]*)>(?<text>[\s\S]+?)<\/script>/g,
      (whole, attributes: string, text: string) => {
        if (/type="application\/(?:ld\+)?json"/.test(attributes)) return whole;
        const name = `assets/inline.${createHash('sha256').update(text).digest('hex').slice(0, 8)}.js`;
        mkdirSync(join(siteConfig.outDir, 'assets'), { recursive: true });
        writeFileSync(join(siteConfig.outDir, name), text);
        return `<script${attributes} src="${base}${name}"></script>`;
      },
    );
    return withFiles.replace('<head>', `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`);
  },
});
