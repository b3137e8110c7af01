/**
 * Loads a module by its address: registries read folders, and what they find has no name in our code. In the bundled
 * command `build/bundle.mjs` puts another function here, which has the modules at hand.
 */
export function loadModule(url: URL): Promise<unknown> {
  return import(url.href);
}
