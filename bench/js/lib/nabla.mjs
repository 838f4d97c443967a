// Nabla as a contestant. Weights and data are in the wasm already, drawn from the same seed.
import init, { Contestant } from "/nabla/bench.js";
import { plain } from "./arrays.mjs";

export function nabla(isSingle, takesPart) {
  let contestant;
  return {
    async setup(workload) {
      if (!takesPart(workload)) return false;
      await init();
      contestant?.free();
      contestant = new Contestant(workload.id, isSingle);
    },
    run() {
      contestant.run();
    },
    check: () => plain(contestant.check()),
  };
}
