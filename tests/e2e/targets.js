// What a finger cannot press: everything in sight that does not answer within 19 pixels of its middle, up and
// down, left and right, and what answers there instead.
() => {
    const wrong = [];
    const over = '.w-sheet, .w-popover, .w-dialog, .w-toast, .console, .w-tabs, .parameter-card, .header';
    const isOver = (hit, it) => hit.closest(over) && !hit.closest(over).contains(it);
    // What is scrolled is pressed where it can be seen as a whole.
    const isCut = (it, x, y) => {
        for (let box = it.parentElement; box; box = box.parentElement) {
            const { overflowX, overflowY } = getComputedStyle(box);
            if (overflowX === 'visible' && overflowY === 'visible') continue;
            const edge = box.getBoundingClientRect();
            if (x < edge.left || edge.right < x || y < edge.top || edge.bottom < y) return true;
        }
        return x < 0 || innerWidth <= x || y < 0 || innerHeight <= y;
    };
    const all = 'button, a[href], input, select, textarea, summary, [role=slider], .w-segment';
    for (const it of document.querySelectorAll(all)) {
        // Links within a text, and what is only there for the keyboard.
        if (it.matches('.skip, .article p a, .article li a, .visually-hidden')) continue;
        if (!it.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        if (it.closest('[inert], .first')) continue;
        it.closest('.w-sheet-body, .w-popover, .w-dialog-body')
            && it.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = it.getBoundingClientRect();
        if (box.width < 1) continue;
        const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
        for (const [dx, dy] of [[0, 0], [-19, 0], [19, 0], [0, -19], [0, 19]]) {
            if (isCut(it, x + dx, y + dy)) continue;
            const hit = document.elementFromPoint(x + dx, y + dy);
            const isHit = it.contains(hit) || [...(it.labels ?? [])].some((label) => label.contains(hit))
                || hit?.closest('.w-number')?.contains(it);
            if (isHit || !hit || isOver(hit, it)) continue;
            const name = (node) => `${node.tagName.toLowerCase()}.${[...node.classList].join('.')}`
                + ` "${node.ariaLabel ?? node.textContent.trim().slice(0, 20)}"`;
            wrong.push(`${name(it)}, ${box.width.toFixed()} × ${box.height.toFixed()}: `
                + `at ${dx}, ${dy} lies ${name(hit)}`);
            break;
        }
    }
    return wrong;
}
