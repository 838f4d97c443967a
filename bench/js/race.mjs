// The page of the benchmark: hands a workload to every contestant, checks their results, and times
// them in turns. What the times mean is worked out by whoever calls `race`.
import init, { expected, problem, workloads } from "/nabla/bench.js";
import { plain } from "./lib/arrays.mjs";

const RUNS_BEFORE_CHECK = 3;

// By how much a result may differ from the reference, relative to the reference's length. Of
// parameters, the reference is how far they have moved. Pictures are in single precision always.
const TOLERANCES = {
  parameters: { f64: 1e-9, f32: 5e-3 },
  losses: { f64: 1e-9, f32: 1e-4 },
  neurons: { f64: 1e-4, f32: 1e-4 },
  pixels: { f64: 1e-2, f32: 1e-2 },
};

class Contestant {
  constructor(url) {
    this.url = url;
    this.worker = new Worker("/worker.js", { type: "module" });
  }

  ask(method, ...args) {
    return new Promise((resolve, reject) => {
      this.worker.onerror = (event) => reject(new Error(`${this.url}: ${event.message}`));
      this.worker.onmessage = ({ data: { value, error } }) =>
        error ? reject(new Error(`${this.url}: ${method}: ${error}`)) : resolve(value);
      this.worker.postMessage({ method, args });
    });
  }

  // Undefined if the result is right, otherwise what is wrong.
  async wrong(workload, weights, reference) {
    const isTraining = workload.task === "epoch" || workload.task === "frame";
    const result = await this.ask("check", isTraining ? RUNS_BEFORE_CHECK : 1);
    for (const [name, right] of Object.entries(reference)) {
      const ours = result?.[name];
      if (ours?.length !== right.length) return `${name}: ${ours?.length} numbers and not ${right.length}`;
      let [off, whole] = [0, 0];
      for (let k = 0; k < right.length; k++) {
        off += (ours[k] - right[k]) ** 2;
        whole += (right[k] - (name === "parameters" ? weights[k] : 0)) ** 2;
      }
      const error = Math.sqrt(off / whole);
      const tolerance = TOLERANCES[name][this.precision];
      // Written so that what is not a number is wrong.
      if (!(error <= tolerance)) return `${name} are off by ${error}, and ${tolerance} is allowed`;
    }
  }
}

// Times one workload: rounds of samples of so many milliseconds, after so many of warming up. With
// slow contestants it ends early, when the budget is spent and there are enough rounds.
async function race(workload, urls, { rounds, enough, sampleMs, warmMs, budgetMs }) {
  const { weights, ...data } = plain(problem(workload.id));
  const reference = plain(expected(workload.id));
  const results = [];
  for (const url of urls) {
    const contestant = new Contestant(url);
    Object.assign(contestant, await contestant.ask("load", url));
    if (await contestant.ask("setup", workload, weights, data)) {
      contestant.error = await contestant.wrong(workload, weights, reference);
      results.push(contestant);
    } else {
      contestant.worker.terminate();
    }
  }
  const running = results.filter(({ error }) => !error);
  for (const contestant of running) {
    contestant.samples = [];
    const ms = await contestant.ask("warm", warmMs);
    contestant.n = Math.max(1, Math.round(sampleMs / ms));
  }
  const end = performance.now() + budgetMs;
  for (let round = 0; round < rounds && (round < enough || performance.now() < end); round++) {
    for (let k = 0; k < running.length; k++) {
      const contestant = running[(k + round) % running.length];
      contestant.samples.push(await contestant.ask("sample", contestant.n));
    }
  }
  for (const contestant of running) {
    contestant.error = await contestant.wrong(workload, weights, reference);
  }
  return results.map(({ worker, url, name, precision, error, samples }) => {
    worker.terminate();
    return { url, name, precision, error, samples };
  });
}

await init();
const table = JSON.parse(workloads());
window.bench = {
  workloads: table,
  start(id, urls, options) {
    window.bench.outcome = undefined;
    race(table.find((it) => it.id === id), urls, options).then(
      (contestants) => (window.bench.outcome = { contestants }),
      (error) => (window.bench.outcome = { error: String(error) }),
    );
  },
};
