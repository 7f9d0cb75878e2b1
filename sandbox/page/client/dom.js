// Small helpers. Everything goes in as text, so a guest called <script> is just a name.

/** An element: `make('button', { type: 'button', onclick }, 'Seat')`. */
export function make(name, properties = {}, ...children) {
	const element = document.createElement(name);
	for (const [key, value] of Object.entries(properties)) {
		if (value === undefined || value === null || value === false) continue;
		if (key === 'onclick') element.addEventListener('click', value);
		else element.setAttribute(key, value === true ? '' : String(value));
	}
	element.append(...children.filter((child) => child !== null && child !== undefined));
	return element;
}

export const byId = (id) => document.getElementById(id);

/**
 * Puts new children in place. Whoever had the focus keeps it: on the button of the same `data-key`, else on the
 * first button of the same `data-of`, else on the list itself.
 */
export function fill(parent, children) {
	const focused = parent.contains(document.activeElement) ? document.activeElement : null;
	const { key, of } = focused?.dataset ?? {};
	parent.replaceChildren(...children);
	if (!focused) return;
	const find = (name, value) =>
		value && parent.querySelector(`[data-${name}="${CSS.escape(value)}"]`);
	const next = find('key', key) || find('of', of) || parent;
	if (next === parent) parent.tabIndex = -1;
	next.focus({ preventScroll: true });
}

let hide;

/** Says what has happened, on screen and to screen readers. */
export function say(text, isError = false) {
	const said = byId('said');
	said.textContent = text;
	said.classList.toggle('error', isError);
	clearTimeout(hide);
	hide = setTimeout(() => (said.textContent = ''), isError ? 12000 : 6000);
}
