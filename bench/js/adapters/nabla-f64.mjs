// Nabla in double precision, as the page learns. Pictures are in single precision, as on the page.
import { nabla } from "../lib/nabla.mjs";

export const name = "Nabla f64";
export const precision = "f64";
// A picture alone has no double precision.
export const { setup, run, check } = nabla(false, (workload) => workload.task !== "picture");
