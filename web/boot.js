// Starts the page. A file of its own and not inline, so that the page runs under a policy of
// `script-src 'self' 'wasm-unsafe-eval'`. Trunk names the two files, with a hash of their content, in
// links of these ids. In the page that is one file, both lie inside it. Not a module: a browser lets a
// page that was opened as a file run plain scripts alone.
(async () => {
  const root = document.documentElement;
  const file = (id) => document.getElementById(id).href;

  // Where the page cannot run, it shows what it shows without scripts. With scripts on, the inside of
  // <noscript> is text.
  const giveUp = () => {
    document.body.innerHTML = document.querySelector("noscript").textContent;
  };

  // Base64 of gzip. Not by way of a `data:` address, which browsers refuse a page that is a file.
  const unpack = (text) => {
    const packed = new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]);
    return new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  };

  if (typeof WebAssembly === "undefined") {
    giveUp();
    return;
  }
  const inside = document.getElementById("wasm");
  if (!inside && location.protocol === "file:") {
    // On a memory stick: the page beside this one needs no server.
    location.replace("./nabla.html" + location.hash);
    return;
  }
  try {
    const start = window.nabla ?? (await import(file("page-js"))).default;
    const wasm = inside ? await unpack(inside.textContent) : file("page-wasm");
    await start({ module_or_path: wasm });
  } catch (error) {
    giveUp();
    throw error;
  }
  // `cargo xtask build` names the worker; while the page is worked on there is none.
  if (root.dataset.worker && "serviceWorker" in navigator && location.protocol.startsWith("http")) {
    // A browser that keeps nothing, as some do in private windows, refuses; the page runs all the same.
    navigator.serviceWorker.register(root.dataset.worker).catch(() => {});
  }
})();
