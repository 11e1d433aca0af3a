// Serves what was built, under its base: a static server and nothing else.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Starts a server of a folder at a base. */
export function serve(folder: string, base: string, port: number): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const answer = (status: number, text: string): void => {
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
    };
    let path: string;
    try {
      path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    } catch {
      return answer(400, 'bad address');
    }
    if (!path.startsWith(base)) {
      if (path === '/' || `${path}/` === base) response.writeHead(302, { location: base }).end();
      else answer(404, 'not found');
      return;
    }
    let file = normalize(join(folder, path.slice(base.length)));
    if (file !== normalize(folder) && !file.startsWith(normalize(folder + sep))) return answer(404, 'not found');
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    if (!existsSync(file)) return answer(404, 'not found');
    // Everything here is public: a report that was opened as a file may load the inspector from it.
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'access-control-allow-origin': '*',
    });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.env.DOCS_OUT ?? fileURLToPath(new URL('../../docs', import.meta.url));
  const base = process.env.DOCS_BASE ?? '/';
  if (!existsSync(join(folder, 'index.html'))) {
    console.error('there is nothing to serve: npm run docs');
    process.exit(2);
  }
  const port = Number(process.env.PORT ?? 4173);
  await serve(folder, base, port);
  console.log(`http://127.0.0.1:${port}${base}`);
}
