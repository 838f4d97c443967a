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
  // Runs for so many milliseconds at least; the milliseconds of the later half of runs, each.
  async warm(ms) {
    await begin();
    let [n, took] = [1, 0];
    for (const start = performance.now(); performance.now() - start < ms; n *= 2) took = await timed(n) / n;
    return took;
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
