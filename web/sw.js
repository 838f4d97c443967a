// Keeps the page for when there is no network. `cargo xtask build` writes the list of its files and a
// hash of their contents into the two lines below, so another page is another worker. That one waits until
// the last window of this one is closed: an open page may still ask for parts of itself, which are gone
// from the server then.
const version = "";
const files = [];

// Other pages may live on this host, and other copies of this one.
const mine = `nabla ${registration.scope} `;
const inScope = (name) => new URL(name, registration.scope).href;

addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(mine + version);
    await cache.addAll(files.map((name) => new Request(inScope(name), { cache: "no-cache" })));
  };
  event.waitUntil(keep());
});

addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(mine) && name !== mine + version) await caches.delete(name);
    }
    await clients.claim();
  };
  event.waitUntil(tidy());
});

// A file whose name holds a hash is the same forever. All others come from the network, where there
// is one: a page must not grow old in a browser that is online.
const isForever = (url) => /-[0-9a-f]{12,16}(_bg)?\.(css|js|wasm|svg)$/.test(url);

const kept = async (request) => {
  const cache = await caches.open(mine + version);
  const page = request.mode === "navigate" ? await cache.match(inScope("./")) : undefined;
  return (await cache.match(request, { ignoreSearch: true })) ?? page;
};

// Under this name there is one content, whichever worker has kept it: a newer page may be open already
// while its worker waits.
const keptForever = (request) => caches.match(request, { ignoreSearch: true });

const answer = async (request) => {
  if (isForever(request.url)) return (await keptForever(request)) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const found = await kept(request);
    if (found) return found;
    throw error;
  }
};

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) {
    event.respondWith(answer(event.request));
  }
});
