// The body of a script: a random user of the page, who draws COUNT acts from SEED, then waits until the
// address has settled and hands `done` what was done and what is wrong. Knows no wish of the page's.

// mulberry32, by Tommy Ettinger.
let state = SEED >>> 0;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];
const wait = (ms) => new Promise((resume) => setTimeout(resume, ms));

const log = [];
const name = (element) => {
  const label = element.id || element.getAttribute("aria-label") || element.textContent || "";
  return `${element.tagName.toLowerCase()} "${label.trim().slice(0, 24)}"`;
};

const seen = (css) =>
  [...document.querySelectorAll(css)].filter((element) => 0 < element.getClientRects().length);
// Not what leads away, and not what a browser opens only for real people.
const BUTTONS =
  "button, summary, select, input:not([type=file]), label, [role]:not(a), [tabindex], canvas, a[href^='#']";

const point = (element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { clientX: left + random() * width, clientY: top + random() * height };
};
const pointer = (element, type, at, more = {}) => {
  const options = {
    bubbles: true, cancelable: true, composed: true, pointerId: 1, isPrimary: true,
    pointerType: "mouse", ...at, ...more,
  };
  element.dispatchEvent(new PointerEvent(type, options));
};
const press = (element, key, more = {}) => {
  const options = { key, bubbles: true, cancelable: true, composed: true, ...more };
  element.dispatchEvent(new KeyboardEvent("keydown", options));
  element.dispatchEvent(new KeyboardEvent("keyup", options));
};
const fill = (element, value) => {
  element.value = value;
  element.dispatchEvent(new Event("input", { bubbles: true }));
  element.dispatchEvent(new Event("change", { bubbles: true }));
};

// Numbers that are none are written so that they are known from those that a bug shows.
const GARBAGE = [
  "", " ", "0", "-0", "1e999", "-1e999", "1e-320", "nAn", "InF", "InFiNiTy", "0.1", "3", "42", "-7",
  "1,5", "１２", "1e308", "0x10", "🦀", "\u0000", "--", "%", "%zz", "9007199254740993", "5, 3, 1",
  "<img src=missing>", "a".repeat(5000), "x y label\n1 2 1\n0 nAn -1", "#seed=2&dataset=xor", "&&==&",
];

const KEYS = [
  " ", "k", "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown",
  "r", "R", "n", "[", "]", "t", "l", "?", "Escape", "Enter", "Tab", "Delete", "Backspace", "x", "7",
];

const LINK = {
  activation: ["relu", "tanh", "sigmoid", "linear", "gelu", "softmax"],
  regularization: ["L1", "L2", "none"],
  batchSize: ["1", "10", "30", "1000", "0", "-1"],
  dataset: ["circle", "xor", "gauss", "spiral", "moons", "blobs", "checkerboard", "own"],
  regDataset: ["reg-plane", "reg-gauss", "noisy-sine", "house-prices"],
  learningRate: ["0.03", "3", "10", "1e300", "0", "-1", "nAn", "InF"],
  regularizationRate: ["0", "0.1", "10", "-3"],
  noise: ["0", "25", "50", "80", "200"],
  networkShape: ["", "4,2", "1", "8,8,8,8,8,8", "3,0,2", "16,16", "1,1,1,1,1,1,1,1,1,1", "🦀"],
  seed: ["0.12345", "lecture", "", "<b>", "0.5"],
  showTestData: ["true"], discretize: ["true"], percTrainData: ["1", "50", "90", "100"],
  x: ["false"], y: ["false"], sinX: ["true"], xTimesY: ["true"], xSquared: ["true"],
  problem: ["regression", "classification"], initZero: ["true"], hideText: ["true"],
  optimizer: ["adam", "rmsprop", "momentum"], lossFunction: ["crossEntropy", "huber"],
  outputActivation: ["sigmoid", "relu"], activations: ["relu,,tanh"], dropout: ["0.5,0.9", "1"],
  normalization: ["batch", "layer"], initializer: ["he", "zeros"], initScale: ["0", "1e6"],
  schedule: ["cosine", "step"], schedulePeriod: ["1e-6", "1e6"], clip: ["norm", "value"],
  clipAt: ["1e-6"], maxNorm: ["0.1"], inputNoise: ["6"], inputScaling: ["standard"],
  patience: ["1", "5"], points: ["0", "1", "2", "17", "2000"], classes: ["2", "3", "8"],
  imbalance: ["98"], weights: ["1,2,3", "1e308,-1e308", "nAn"], embed: ["true", "network,loss"],
  lesson: ["first-steps", "softmax.3", "linear.99"], goal: ["testLoss<0.05", "%", "testLoss<"],
  question: ["How?"], truth: ["a|b"], after: ["10"], data: ["1,2,1", "%", "0,0,1;1,1,-1"],
  draw: ["3", "500", "501"], reshuffle: ["true"], softL1: ["true"], lossScale: ["log", "linear"],
  speed: ["step1", "epoch20", "frame5", "fastest"], palette: ["", "x"], unheard: ["of"],
  noise_hide: ["true"], problem_hide: ["true"],
};
const link = () => {
  if (below(5) === 0) return `#${pick(GARBAGE)}`;
  const keys = Object.keys(LINK);
  const pairs = Array.from({ length: 1 + below(6) }, () => pick(keys)).map(
    (key) => `${key}=${pick(LINK[key])}`,
  );
  return `#${pairs.join("&")}`;
};

const act = {
  click: async () => {
    const element = pick(seen(BUTTONS));
    log.push(`click ${name(element)}`);
    const at = point(element);
    pointer(element, "pointermove", at);
    pointer(element, "pointerdown", at, { buttons: 1 });
    element.focus?.();
    pointer(element, "pointerup", at);
    // A click as a person's, with a place, and not `element.click()`.
    pointer(element, "click", at);
  },
  drag: async () => {
    const element = pick(seen("canvas, [role=slider], input[type=range], button, .app *"));
    log.push(`drag ${name(element)}`);
    pointer(element, "pointerenter", point(element));
    pointer(element, "pointerdown", point(element), { buttons: 1 });
    for (let i = 0; i < 4; i++) {
      pointer(element, "pointermove", point(element), { buttons: 1 });
      await wait(0);
    }
    pointer(element, pick(["pointerup", "pointercancel"]), point(element));
    if (below(2)) pointer(element, "pointerleave", point(element));
  },
  wheel: async () => {
    const element = pick(seen(".app *"));
    log.push(`wheel ${name(element)}`);
    const options = { bubbles: true, cancelable: true, deltaY: 200 * random() - 100 };
    element.dispatchEvent(new WheelEvent("wheel", { ...options, ...point(element) }));
  },
  key: async () => {
    const element = below(3) ? document.activeElement ?? document.body : document.body;
    const key = pick(KEYS);
    const ctrlKey = below(6) === 0;
    log.push(`key ${ctrlKey ? "ctrl " : ""}${key} on ${name(element)}`);
    press(element, ctrlKey ? pick(["z", "y"]) : key, { ctrlKey, shiftKey: below(4) === 0 });
  },
  type: async () => {
    const fields = seen("input:not([type=file]):not([type=radio]):not([type=checkbox]), textarea");
    if (fields.length === 0) return act.click();
    const element = pick(fields);
    const value = pick(GARBAGE);
    log.push(`type ${JSON.stringify(value.slice(0, 40))} into ${name(element)}`);
    element.focus();
    fill(element, value);
    below(2) ? press(element, "Enter") : element.blur();
  },
  choose: async () => {
    const lists = seen("select");
    if (lists.length === 0) return act.click();
    const element = pick(lists);
    const value = pick([...element.options]).value;
    log.push(`choose ${value} in ${name(element)}`);
    fill(element, value);
  },
  paste: async () => {
    const text = pick(GARBAGE);
    const element = document.activeElement ?? document.body;
    log.push(`paste ${JSON.stringify(text.slice(0, 40))} into ${name(element)}`);
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const options = { bubbles: true, cancelable: true, clipboardData };
    const taken = !element.dispatchEvent(new ClipboardEvent("paste", options));
    if (!taken && element.matches("input[type=text], input:not([type]), textarea")) {
      fill(element, text);
    }
  },
  open: async () => {
    // The way back is as long as what was opened here: beyond it lies another page.
    const target = link();
    log.push(`open ${target.slice(0, 200)}`);
    const before = location.hash;
    location.hash = target;
    if (location.hash !== before && depth < 40) depth += 1;
    top = depth;
    await wait(20);
  },
  travel: async () => {
    const by = below(2) ? 1 : -1;
    if (depth + by < 0 || top < depth + by) return act.open();
    // A tab forgets all but its last 50 places, and then this count may lead out of the page.
    if (by < 0 && window.navigation?.canGoBack === false) return act.open();
    log.push(by < 0 ? "back" : "forward");
    depth += by;
    history.go(by);
    await wait(60);
  },
  window: async () => {
    const type = pick(["resize", "blur", "focus", "visibilitychange", "orientationchange"]);
    log.push(type);
    (type === "visibilitychange" ? document : window).dispatchEvent(new Event(type));
  },
  play: async () => {
    log.push("play or pause, and wait");
    document.querySelector("#play-pause")?.click();
    await wait(40);
  },
};
const WEIGHTS = {
  click: 30, drag: 12, wheel: 3, key: 20, type: 10, choose: 5, paste: 3, open: 5, travel: 3, window: 3,
  play: 6,
};
const ACTS = Object.entries(WEIGHTS).flatMap(([act, n]) => Array(n).fill(act));

let depth = 0;
let top = 0;

// What nobody may ever read. A loss that is no number stands in `data-test` as it is: that is for programs.
const wrong = () => {
  const found = [];
  const isBad = /NaN|Infinity|(?<!\p{L})inf(?!\p{L})|undefined|\[object/u;
  const look = (where, text) => isBad.test(text ?? "") && found.push(`${where}: ${text.slice(0, 300)}`);
  for (const line of document.body.innerText.split("\n")) look("text", line);
  for (const attribute of ["aria-label", "aria-valuetext", "aria-valuenow", "title", "style", "d"]) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      look(attribute, element.getAttribute(attribute));
    }
  }
  look("title", document.title);
  if (document.querySelector(".broken")) found.push("the page has broken");
  if (!document.querySelector(".app")) found.push("the page is gone");
  return found;
};

(async () => {
  const found = new Set();
  try {
    for (let i = 0; i < COUNT && found.size === 0; i++) {
      await act[pick(ACTS)]();
      await wait(0);
      for (const it of wrong()) found.add(it);
    }
  } catch (error) {
    found.add(`the monkey itself failed: ${error}\n${error.stack}`);
  }
  await wait(700);
  for (const it of wrong()) found.add(it);
  done({ found: [...found], log, link: location.hash });
})();
