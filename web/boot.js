// Starts the page. A file of its own and not inline, so that the page runs under a policy of
// `script-src 'self' 'wasm-unsafe-eval'`. Where the page cannot run, the root element says so with
// `data-failed`, and the style sheet shows what <noscript> shows to browsers without scripts.
const file = (id) => document.getElementById(id).href;

try {
  const page = await import(file("page-js"));
  await page.default({ module_or_path: file("page-wasm") });
} catch (error) {
  document.documentElement.dataset.failed = "true";
  console.error(error);
}
