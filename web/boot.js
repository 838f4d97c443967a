// Starts the page and, if it breaks while it runs, puts the way back to the settings in its place. A
// file of its own and not inline, so that the page runs under a policy of
// `script-src 'self' 'wasm-unsafe-eval'`. Trunk names the two files, with a hash of their content, in
// links of these ids. In the page that is one file, both lie inside it. Not a module: a browser lets a
// page that was opened as a file run plain scripts alone.
(async () => {
  const root = document.documentElement;
  const file = (id) => document.getElementById(id).href;

  // What stands in the page until this file takes it away. Where the page cannot run, it comes back.
  const poster = document.querySelector(".fallback");
  const inside = document.getElementById("wasm");
  // The one file as it was, for whoever saves it with other settings.
  if (inside) window.nablaBody = document.body.outerHTML;
  poster.remove();
  const giveUp = () => {
    poster.classList.remove("fallback");
    document.body.replaceChildren(poster);
  };

  // A panic and the end of memory are traps in the wasm; where memory or the stack end outside of it,
  // the engine says so in words of its own.
  const isEnd = (error) =>
    error instanceof WebAssembly.RuntimeError ||
    error instanceof RangeError ||
    error?.name === "InternalError";

  const element = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  const SORRY = [
    ["en", "Something went wrong in the page. Your settings are in this link:"],
    ["fr", "Une erreur s’est produite dans la page. Vos réglages sont dans ce lien\u202f:"],
    ["zh", "页面出错了。您的设置保存在此链接中："],
  ];

  // The card that takes the page's place. It needs nothing of the wasm, whose memory may be in any state.
  let isBroken = false;
  const showBroken = () => {
    if (isBroken) return;
    isBroken = true;
    window.requestAnimationFrame = () => 0;
    const { hash, href } = location;
    const open = () => {
      location.hash = hash;
      location.reload();
    };
    const fresh = () => location.replace(location.pathname + location.search);
    const button = (textContent, onclick) =>
      element("button", { type: "button", className: "w-button", textContent, onclick });
    const again = button("Open them again", open);
    document.body.replaceChildren(
      element(
        "main",
        { className: "poster broken", role: "alert" },
        ...SORRY.map(([lang, textContent]) => element("p", { lang, textContent })),
        element("p", {}, element("a", { href, textContent: href, onclick: open })),
        element("p", { className: "answers" }, again, button("Start fresh", fresh)),
      ),
    );
    again.focus();
  };

  if (typeof WebAssembly === "undefined") {
    giveUp();
    return;
  }
  if (!inside && location.protocol === "file:") {
    // On a memory stick: the page beside this one needs no server.
    location.replace("./nabla.html" + location.hash);
    return;
  }
  addEventListener("error", (event) => isEnd(event.error) && showBroken());
  addEventListener("unhandledrejection", (event) => isEnd(event.reason) && showBroken());
  // First in line, so that what is left of the page hears nothing once it is broken.
  for (const type of ["keydown", "hashchange", "message", "resize", "pointerdown", "focusout"]) {
    addEventListener(type, (event) => isBroken && event.stopImmediatePropagation(), true);
  }
  try {
    const start = window.nabla ?? (await import(file("page-js"))).default;
    const wasm = inside ? await nablaParts.unpack(inside.textContent) : file("page-wasm");
    nablaParts.start(await start({ module_or_path: wasm }));
  } catch (error) {
    isEnd(error) ? showBroken() : giveUp();
    throw error;
  }
  // `cargo xtask build` names the worker; while the page is worked on there is none.
  if (root.dataset.worker && "serviceWorker" in navigator && location.protocol.startsWith("http")) {
    // A browser that keeps nothing, as some do in private windows, refuses; the page runs all the same.
    navigator.serviceWorker.register(root.dataset.worker).catch(() => {});
  }
})();
