// Keeps the page alive while the browser translates it. A translator takes each text out of the page and
// puts <font> elements in its place, while the page goes on changing the text that it made itself. So this
// remembers which <font> stands for which text. When the page changes the text, it comes back into its
// place, and the translator translates it anew; when the page removes it or puts something before it, that
// is done with the <font>. Nothing happens here until the first such element is seen.
(() => {
  const standIn = new WeakMap();
  const outside = (text) => (text && standIn.has(text) && !parentOf(text) ? standIn.get(text) : null);
  const parent = Object.getOwnPropertyDescriptor(Node.prototype, "parentNode");
  const parentOf = (node) => parent.get.call(node);

  const bringBack = (text) => {
    outside(text)?.replaceWith(text);
    standIn.delete(text);
  };

  const changes = new MutationObserver((records) => {
    for (const { target } of records) bringBack(target);
  });

  // What the page does with a text that is outside, it does with what stands for it.
  const redirect = () => {
    const { insertBefore } = Node.prototype;
    const { remove } = CharacterData.prototype;
    Object.defineProperty(Node.prototype, "parentNode", {
      ...parent,
      get() {
        const own = parentOf(this);
        return own ?? (standIn.has(this) ? parentOf(standIn.get(this)) : own);
      },
    });
    Node.prototype.insertBefore = function (added, next) {
      outside(added)?.remove();
      return insertBefore.call(this, added, outside(next) ?? next);
    };
    CharacterData.prototype.remove = function () {
      outside(this)?.remove();
      standIn.delete(this);
      remove.call(this);
    };
  };

  let isTranslated = false;
  const isFont = (node) => node?.nodeName === "FONT";
  new MutationObserver((records) => {
    for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      const font = [addedNodes[0], previousSibling, nextSibling].find(isFont);
      for (const text of removedNodes) {
        if (!font || text.nodeType !== Node.TEXT_NODE || parentOf(text)) continue;
        if (!isTranslated) redirect();
        isTranslated = true;
        standIn.set(text, font);
        changes.observe(text, { characterData: true });
      }
    }
  }).observe(document.body ?? document.documentElement, { childList: true, subtree: true });
})();
