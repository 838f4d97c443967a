// Starts the page. A file of its own and not inline, so that the page runs under a policy of
// `script-src 'self' 'wasm-unsafe-eval'`. Trunk names the two files, with a hash of their content, in
// links of these ids.
const file = (id) => document.getElementById(id).href;

// Where the page cannot run, it shows what it shows without scripts. With scripts on, the inside of
// <noscript> is text.
const giveUp = () => {
  document.body.innerHTML = document.querySelector("noscript").textContent;
};

if (typeof WebAssembly === "undefined") {
  giveUp();
} else {
  try {
    const page = await import(file("page-js"));
    await page.default({ module_or_path: file("page-wasm") });
  } catch (error) {
    giveUp();
    throw error;
  }
}
