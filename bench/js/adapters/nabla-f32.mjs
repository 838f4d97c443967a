// Nabla in single precision.
import { nabla } from "../lib/nabla.mjs";

export const name = "Nabla f32";
export const precision = "f32";
export const { setup, run, check } = nabla(true, () => true);
