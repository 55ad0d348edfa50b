// A webpack loader: bundles the TypeScript module it is asked for into one script
// and exports that script's text, for `new Worker(URL.createObjectURL(new Blob([text])))`.
import { build } from 'esbuild';
import path from 'node:path';

export default async function workerSource() {
  const done = this.async();
  try {
    const result = await build({
      entryPoints: [this.resourcePath],
      bundle: true,
      write: false,
      metafile: true,
      format: 'iife',
      target: 'es2022',
      minify: this.mode === 'production',
    });
    for (const input of Object.keys(result.metafile.inputs)) {
      this.addDependency(path.resolve(input));
    }
    done(null, `export default ${JSON.stringify(result.outputFiles[0].text)};`);
  } catch (error) {
    done(error);
  }
}
