// What is wrong with how the page is laid out, in words: what can be scrolled sideways, what lies over
// what, what lies outside of the window, and whose words are cut.
() => {
    const wrong = [];
    const page = document.scrollingElement;
    if (innerWidth < page.scrollWidth) wrong.push(`${page.scrollWidth - innerWidth} px sideways`);

    const app = document.querySelector('.app:not(.first)');
    const isSmall = app.dataset.layout === 'small';
    const isSeen = (it) => it.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const meet = (a, b) => 1.5 < Math.min(a.right, b.right) - Math.max(a.left, b.left)
        && 1.5 < Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);

    // On phones the bars at the bottom lie over what is scrolled.
    const over = isSmall ? ['.console', '.w-tabs'] : [];
    const names = ['.header', '.rail', '.stage > .data', '.net', '.map', '.losses', '.axis', '.legend',
        '.loss', '.console', '.w-tabs'];
    const regions = names
        .map((name) => [name, app.querySelector(name)])
        .filter(([, it]) => it && isSeen(it))
        .map(([name, it]) => [name, it.getBoundingClientRect()])
        .filter(([, rect]) => 0 < rect.width);
    for (const [k, [name, a]] of regions.entries()) {
        if (a.left < -1 || innerWidth + 1 < a.right) wrong.push(`${name} is out of sight`);
        if (!isSmall && innerHeight + 1 < a.bottom) wrong.push(`${name} is below the window`);
        for (const [other, b] of regions.slice(k + 1)) {
            if (over.includes(name) === over.includes(other) && meet(a, b)) wrong.push(`${name} meets ${other}`);
        }
    }

    // The steppers of two layers, and those of the layers with the number of layers.
    const heads = [...app.querySelectorAll('.head')].filter(isSeen);
    const rects = heads.map((it) => it.getBoundingClientRect());
    rects.forEach((a, k) => rects.slice(k + 1).forEach((b) => {
        if (meet(a, b)) wrong.push(`heads of the network meet at ${a.left.toFixed()}, ${a.top.toFixed()}`);
    }));

    // The hint and the tiles beside which it stands.
    const rects_of = (name) => [...app.querySelectorAll(name)].filter(isSeen).map((it) => it.getBoundingClientRect());
    const tiles = rects_of('.net .tile');
    if (rects_of('.hint p').some((a) => tiles.some((b) => meet(a, b)))) wrong.push('the hint lies over tiles');

    // Words that a box cuts in two; what it hides as a whole has left.
    const words = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (words.nextNode()) {
        const node = words.currentNode;
        const text = node.data.trim();
        const parent = node.parentElement;
        if (!text || !isSeen(parent) || parent.closest('.w-sheet, .visually-hidden, [popover], .title')) continue;
        range.selectNodeContents(node);
        const rect = range.getBoundingClientRect();
        for (let box = parent; rect.width && box !== document.body; box = box.parentElement) {
            const { overflowX, overflowY } = getComputedStyle(box);
            if (overflowX === 'visible' && overflowY === 'visible') continue;
            // What is scrolled to is not cut.
            if (overflowX === 'auto' || overflowY === 'auto') break;
            const edge = box.getBoundingClientRect();
            if (rect.right <= edge.left || edge.right <= rect.left
                || rect.bottom <= edge.top || edge.bottom - 1 <= rect.top) break;
            if (rect.left < edge.left - 1 || edge.right + 1 < rect.right) {
                wrong.push(`"${text}" is cut`);
                break;
            }
        }
    }
    return wrong;
}
