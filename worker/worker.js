// A worker: the script that bindgen made stands before this one, in the same file, and the wasm beside it
// or, in the page that is one file, in the first message. From the page come
//   { start: null or the packed wasm }, { id, order }, { pause: true or false }, { cancel: true };
// to the page go
//   { ready: true }, { failed: true }, { id, share: 0 to 1, outcome: bytes of a text, handed over }.
{
  // In between it listens: whoever cancels waits no longer.
  const SLICE_MS = 40;
  // The page paints no more often.
  const NEWS_MS = 100;

  let begun;
  let job;
  let isPaused = false;
  let told = 0;
  let isQueued = false;
  const next = new MessageChannel();

  const unpack = (text) => {
    const packed = new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]);
    return new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  };

  const begin = async (packed) => {
    const beside = () => self.location.href.replace(/\.js$/, "_bg.wasm");
    await wasm_bindgen({ module_or_path: packed ? await unpack(packed) : beside() });
    postMessage({ ready: true });
  };

  const slice = () => {
    if (!job || isPaused) return;
    const { id, work } = job;
    const share = work.step(SLICE_MS);
    if (share === 1 || told + NEWS_MS < performance.now()) {
      told = performance.now();
      const outcome = work.outcome();
      postMessage({ id, share, outcome }, [outcome.buffer]);
    }
    if (share === 1) {
      end();
    } else {
      queue();
    }
  };

  // Messages that have arrived meanwhile come first.
  const queue = () => {
    if (isQueued) return;
    isQueued = true;
    next.port2.postMessage(null);
  };
  next.port1.onmessage = () => {
    isQueued = false;
    slice();
  };

  const end = () => {
    job?.work.free();
    job = undefined;
  };

  addEventListener("message", async ({ data }) => {
    if ("start" in data) {
      begun = begin(data.start);
      begun.catch(() => postMessage({ failed: true }));
      return;
    }
    try {
      await begun;
    } catch {
      return;
    }
    if ("order" in data) {
      end();
      isPaused = false;
      const work = wasm_bindgen.Carried.of(data.order);
      if (work) job = { id: data.id, work };
      queue();
    } else if (data.cancel) {
      end();
    } else if ("pause" in data) {
      isPaused = data.pause;
      queue();
    }
  });
}
