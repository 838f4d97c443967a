// The worker of one contestant: begins workloads, runs and times them, hands results back. Every
// sample begins from the same weights, so that all samples are of the same work.
let contestant, given;

const begin = async () => {
  const [workload, weights, data] = given;
  return (await contestant.setup(workload, weights, data)) !== false;
};

// Runs n times; the milliseconds of it.
async function timed(n) {
  const start = performance.now();
  for (let k = 0; k < n; k++) {
    const pending = contestant.run();
    if (pending) await pending;
  }
  return performance.now() - start;
}

const answers = {
  async load(url) {
    contestant = await import(url);
    return { name: contestant.name, precision: contestant.precision };
  },
  setup(...all) {
    given = all;
    return begin();
  },
  async check(n) {
    await begin();
    await timed(n);
    return contestant.check();
  },
  // Runs for so many milliseconds at least, and until it gets no faster: compilers take their time.
  // The milliseconds of a run.
  async warm(ms) {
    await begin();
    let [n, best, stale] = [1, Infinity, 0];
    for (const start = performance.now(); ; ) {
      const took = await timed(n);
      // Too short for the clock.
      if (took < 5) {
        n *= 2;
        continue;
      }
      stale = took / n < 0.97 * best ? 0 : stale + 1;
      best = Math.min(best, took / n);
      const elapsed = performance.now() - start;
      if ((ms <= elapsed && 3 <= stale) || 8 * ms <= elapsed) return best;
    }
  },
  // The microseconds of a run, by a sample of n; the first run is not counted.
  async sample(n) {
    await begin();
    await timed(1);
    return ((await timed(n)) * 1000) / n;
  },
};

onmessage = async ({ data: { method, args } }) => {
  try {
    postMessage({ value: await answers[method](...args) });
  } catch (error) {
    postMessage({ error: String(error?.stack ?? error) });
  }
};
