import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the command line into a folder as one file, so that these tests run the sources and not an older build. */
export async function bundleProgram(folder: string): Promise<string> {
  const file = join(folder, 'package/dist/cli/main.js');
  const bundle = await rolldown({
    cwd: root,
    input: join(root, 'src/cli/main.ts'),
    platform: 'node',
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    logLevel: 'silent',
  });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  cpSync(join(root, 'package.json'), join(folder, 'package/package.json'));
  return file;
}
