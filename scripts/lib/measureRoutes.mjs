import { build } from 'esbuild';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './root.mjs';

const ENTRY = 'plugins/release-gate/src/alpha.tsx';

/** What no other plugin of a portal brings along. Everything else it has anyway. */
const OURS = /^(backstage-plugin-release-gate-common|diff)(\/|$)/;

const leaveOthersOut = {
  name: 'leave-others-out',
  setup({ onResolve }) {
    onResolve({ filter: /^[^.]/ }, ({ kind, path: name }) =>
      kind === 'entry-point' || OURS.test(name)
        ? undefined
        : { path: name, external: true },
    );
  },
};

/**
 * What a browser loads of the plugin's own JavaScript, as a production build
 * minifies it: by what is loaded when it is first drawn, the kB of all that
 * is needed for it, compressed as a server sends it, and the source files in it.
 *
 * @returns {Promise<ReadonlyMap<string, { kB: number, sources: ReadonlySet<string> }>>}
 */
export async function measureRoutes() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [ENTRY],
    outdir: 'dist',
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [leaveOthersOut],
  });
  const sizes = new Map(
    outputFiles.map(({ path: file, contents }) => [
      path.relative(root, file),
      gzipSync(contents).length,
    ]),
  );
  const chunks = metafile.outputs;
  const withImports = (name, found = new Set()) => {
    if (!found.has(name)) {
      found.add(name);
      chunks[name].imports
        .filter(
          ({ kind, external }) => kind === 'import-statement' && !external,
        )
        .forEach(each => withImports(each.path, found));
    }
    return found;
  };
  const names = Object.keys(chunks).filter(name => chunks[name].entryPoint);
  const first = names.find(name => chunks[name].entryPoint === ENTRY);
  return new Map(
    names.map(name => {
      const loaded = [...withImports(name, withImports(first))];
      const bytes = loaded.reduce((sum, each) => sum + sizes.get(each), 0);
      return [
        path.basename(chunks[name].entryPoint).replace(/\.\w+$/, ''),
        {
          kB: bytes / 1_000,
          sources: new Set(
            loaded.flatMap(each => Object.keys(chunks[each].inputs)),
          ),
        },
      ];
    }),
  );
}
