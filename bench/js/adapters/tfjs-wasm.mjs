// TensorFlow.js on its WebAssembly backend.
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { tensorflow } from "../lib/tensorflow.mjs";

// Where the bench's server has its files.
setWasmPaths("/tfjs-wasm/");

export const name = "TensorFlow.js 4.22.0 wasm";
export const precision = "f32";
export const { setup, run, check } = tensorflow("wasm");
