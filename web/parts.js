// Fetches the parts of the module when its code asks for them. The page names their files in elements
// whose `data-part` lists the parts that need the file: links, or, where the page is one file, scripts
// that hold it. `cargo xtask build` lets the module import `window.nablaParts`; web/boot.js gives it the
// exports of the module's main part, with which every other is linked.
window.nablaParts = (() => {
  const PREFIX = "__wasm_split_load_";
  let start;
  const main = new Promise((resolve) => (start = resolve));

  // Base64 of gzip. Not by way of a `data:` address, which browsers refuse a page that is a file.
  const unpack = (text) => {
    const packed = new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]);
    return new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  };

  // What lies inside the page as text, such as the texts of a language.
  const text = async (element) => new Response(await unpack(element.textContent)).text();

  // Whatever a server calls the file: what is no wasm does not compile. `cache` is "reload" after a
  // failure, so that a wrong answer that the browser keeps is asked for again.
  const compile = async (element, cache) => {
    if (!element.href) return WebAssembly.compile(await unpack(element.textContent));
    const response = await fetch(element.href, { cache });
    if (!response.ok) throw new Error(`${element.href}: ${response.status}`);
    return WebAssembly.compile(await response.arrayBuffer());
  };

  // A file is linked once: its data would be written over what the page has made of them.
  const linked = new Map();
  const failed = new Set();
  const link = (element) => {
    if (!linked.has(element)) {
      const coming = (async () => {
        const module = await compile(element, failed.has(element) ? "reload" : "default");
        await WebAssembly.instantiate(module, { __wasm_split: await main });
      })();
      coming.catch(() => {
        failed.add(element);
        linked.delete(element);
      });
      linked.set(element, coming);
    }
    return linked.get(element);
  };

  const load = (part) => async (callback, data) => {
    const files = [...document.querySelectorAll(`[data-part~="${part}"]`)];
    // All have an end before the answer: nothing is under way when it is tried again.
    const ends = await Promise.allSettled(files.map(link));
    const error = ends.find((end) => end.status === "rejected")?.reason;
    if (error) console.error(error);
    (await main).__indirect_function_table.get(callback)(data, !error);
  };

  return new Proxy(
    { start, unpack, text },
    { get: (own, name) => own[name] ?? load(name.slice(PREFIX.length)) },
  );
})();
