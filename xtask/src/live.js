// Loads the page anew when `cargo xtask serve` has built another one, and says when it could not. Listens
// only while the page is looked at: a browser keeps few connections to one place. Not within a frame,
// which is loaded with the page around it.
(() => {
  if (window.top !== window) return;
  let events;
  let version;
  const note = Object.assign(document.createElement("p"), {
    role: "status",
    textContent: "The last change could not be built: the terminal says why. This is the page before it.",
    style: "position: fixed; inset: auto 0 0; margin: 0; padding: 8px; z-index: 1000; background: #b00020; color: #fff",
  });
  const listen = () => {
    events?.close();
    if (document.hidden) return;
    events = new EventSource("/~events");
    events.onmessage = ({ data }) => {
      const [served, isBroken] = data.split(" ");
      version ??= served;
      if (version !== served) location.reload();
      if (isBroken === "true") document.body.append(note);
      else note.remove();
    };
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
