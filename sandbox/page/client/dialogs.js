import { byId, fill, make } from './dom.js';

/** Asks for a few values; resolves with them by name, or with undefined when the host goes back. */
export function ask({ title, ok, fields }) {
	const dialog = byId('dialog');
	byId('dialog-title').textContent = title;
	byId('dialog-ok').textContent = ok;
	fill(byId('dialog-fields'), fields.map(fieldOf));
	dialog.returnValue = '';
	dialog.showModal();
	dialog.querySelector('input')?.select();
	return new Promise((resolve) => {
		dialog.addEventListener(
			'close',
			() => {
				const given = Object.fromEntries(new FormData(dialog.querySelector('form')));
				resolve(dialog.returnValue === 'ok' ? given : undefined);
			},
			{ once: true },
		);
	});
}

function fieldOf({ name, label, type, value, optional }) {
	const id = `field-${name}`;
	const input = make('input', {
		...{ id, name, type, value, required: !optional },
		...(type === 'number' ? { min: 1, max: 99, inputmode: 'numeric' } : {}),
	});
	const step = (by, text, says) =>
		make(
			'button',
			{
				...{ type: 'button', 'aria-label': says },
				onclick: () => (input.value = Math.min(99, Math.max(1, Number(input.value) + by))),
			},
			text,
		);
	return make(
		'div',
		{ class: 'field' },
		make('label', { for: id }, label, optional ? make('small', {}, ' (if given)') : null),
		type === 'number'
			? make('div', { class: 'bar' }, step(-1, '−', 'One less'), input, step(1, '+', 'One more'))
			: input,
	);
}
