// Before anything is painted: what the markup of the first picture cannot know. That picture, in index.html,
// is of the default network, so other links get a neutral frame; and a person may have chosen light or dark
// on this device. And what must be known of a page around this one before the program is there. A file of
// its own and not inline, for the policy of web/boot.js; not deferred, so that no wrong picture is ever seen.
(() => {
  const root = document.documentElement;
  // The one file may carry its settings.
  const link = location.hash.length < 2 ? (root.dataset.settings ?? "") : location.hash;
  // The seed changes points and weights, of which the first picture shows none.
  const isDefault = /^#?(seed=[^&]*)?$/.test(link);
  root.dataset.link = isDefault ? "default" : "other";
  // Said here in any case: to say it later would compute the style of the whole page anew.
  root.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  try {
    const chosen = localStorage.getItem("nabla-theme");
    if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  } catch {
    // A browser that keeps nothing for this page has no choice to tell of.
  }
  if (window.parent === window) {
    // Somebody who opens the page itself, and for whom this device keeps nothing yet, is greeted by the program.
    try {
      const isKnown = Object.keys(localStorage).some((key) => key.startsWith("nabla-"));
      if (link.length < 2 && !isKnown) root.dataset.visit = "first";
      localStorage.setItem("nabla-visited", "yes");
    } catch {
      // Where nothing is kept, every visit would be the first.
    }
    return;
  }

  // Slides of Reveal.js greet every frame once it is loaded.
  addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || typeof data !== "string") return;
    if (data === "slide:start" || data === "slide:stop") root.dataset.deck = "reveal";
  });

  // Some pages make a frame as high as what it holds, so what it holds must not be as high as the frame. The
  // height that the page is laid out for is the one that the frame had at first. It follows when the frame
  // gets another height, unless that is the height of the content or a little more, for a scroll bar.
  const SCROLL_BAR = 40;
  let height = 0;
  const lay = (next) => {
    height = next;
    root.dataset.frame = next;
    root.style.setProperty("--frame", `${next}px`);
  };
  lay(Math.min(innerHeight || 600, screen.height || 600));
  addEventListener("resize", () => {
    const content = document.body?.scrollHeight ?? 0;
    const isByContent = content <= innerHeight && innerHeight <= content + SCROLL_BAR;
    // Nobody makes a frame that no screen can show.
    const isOfScreen = 0 < innerHeight && innerHeight <= screen.height;
    if (isOfScreen && innerHeight !== height && !isByContent) lay(innerHeight);
  });
})();
