// Before anything is painted: what the markup of the first picture cannot know. That picture, in index.html,
// is of the default network, so other links get a neutral frame; and a person may have chosen light or dark
// on this device. A file of its own and not inline, for the policy of web/boot.js; not deferred, so that no
// wrong picture is ever seen.
(() => {
  const root = document.documentElement;
  // The seed changes points and weights, of which the first picture shows none.
  const isDefault = /^#?(seed=[^&]*)?$/.test(location.hash);
  root.dataset.link = isDefault ? "default" : "other";
  try {
    const chosen = localStorage.getItem("nabla-theme");
    if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  } catch {
    // A browser that keeps nothing for this page has no choice to tell of.
  }
})();
