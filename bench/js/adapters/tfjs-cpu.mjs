// TensorFlow.js on its backend of plain JavaScript, the faster one for tiny networks.
import "@tensorflow/tfjs-backend-cpu";
import { tensorflow } from "../lib/tensorflow.mjs";

export const name = "TensorFlow.js 4.22.0 cpu";
export const precision = "f32";
export const { setup, run, check } = tensorflow("cpu");
