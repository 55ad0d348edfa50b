type Factory = (...dependencies: unknown[]) => unknown;
type Provide = (name: string) => Promise<unknown>;

/**
 * Runs an AMD module as Grafana's loader does: with a `define` of its own, so that nothing leaks into
 * the page. The dependency `module` is answered with the module's own address, from which it derives
 * the address of its other chunks.
 */
export async function evaluateModule<T>(source: string, url: string, provide: Provide): Promise<T> {
  let defined: { dependencies: string[]; factory: Factory } | undefined;
  const define = (...args: unknown[]) => {
    const [dependencies, factory] = args.slice(-2);
    defined = { dependencies: dependencies as string[], factory: factory as Factory };
  };
  define.amd = {};

  new Function('define', `${source}\n//# sourceURL=${url}`)(define);
  if (!defined) {
    throw new Error(`${url} is not an AMD module: it did not call define`);
  }

  const exported: Record<string, unknown> = {};
  const dependencies = await Promise.all(
    defined.dependencies.map((name) => {
      switch (name) {
        case 'module':
          return { id: url, uri: url };
        case 'exports':
          return exported;
        default:
          return provide(name);
      }
    })
  );
  return (defined.factory(...dependencies) ?? exported) as T;
}
