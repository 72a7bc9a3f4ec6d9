// A resolve hook: in the reference process nothing may be loaded but Node itself and this folder, so that nothing of ours speeds it up.
const here = new URL('./', import.meta.url).href;

export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  if (!found.url.startsWith('node:') && !found.url.startsWith(here))
    throw new Error(`The reference process loaded ${specifier} from outside its folder.`);
  return found;
}
