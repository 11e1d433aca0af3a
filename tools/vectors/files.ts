import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What Cargo, pip and npm leave where the vectors are used. */
const leftBehind =
  /^(target|build|dist|wheels|node_modules|__pycache__|Cargo\.lock|\..*|.*\.egg-info|.*\.pyc|.*\.tgz)$/;

/** Lists the files of the folder of vectors as they are published, with `/` between folders, in the order of their bytes. */
export function listFiles(home: string, prefix = ''): readonly string[] {
  const found = readdirSync(join(home, prefix), { withFileTypes: true }).flatMap((entry) => {
    if (leftBehind.test(entry.name)) return [];
    const path = `${prefix}${entry.name}`;
    return entry.isDirectory() ? listFiles(home, `${path}/`) : entry.isFile() ? [path] : [];
  });
  return prefix === '' ? found.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))) : found;
}
