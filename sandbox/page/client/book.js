import { changeReservation, call } from './api.js';
import { ask } from './dialogs.js';
import { byId, fill, make, say } from './dom.js';

/** Name of the step on the button, and what it makes of the reservation. */
const STEPS = {
	seat: ['Seat', { status: 'SEATED' }, 'is seated'],
	arrive: ['Arrive', { status: 'ARRIVED' }, 'has arrived'],
	complete: ['Complete', { status: 'COMPLETE' }, 'has left'],
	noShow: ['No-show', { status: 'NO_SHOW' }, 'did not come'],
	cancel: ['Cancel', { status: 'CANCELED' }, 'is canceled'],
	putBack: ['Put back', { status: 'RESERVED' }, 'is back in the book'],
};

/** Shows a venue's day. `reload` is called after every change. */
export function showBook(book, reload) {
	const day = new Date(`${book.date}T12:00:00Z`).toLocaleDateString('en-GB', {
		...{ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' },
	});
	byId('book-title').textContent = book.date === book.today ? `Today, ${day}` : day;
	byId('today').disabled = book.date === book.today;
	const many = (count, one, more) => `${count} ${count === 1 ? one : more}`;
	byId('sums').textContent = [
		`${many(book.parties, 'party', 'parties')}, ${many(book.covers, 'cover', 'covers')}`,
		`it is ${book.clock} in ${book.venue.timeZone.split('/').pop().replace('_', ' ')}`,
		...(book.isOpen ? [] : ['closed on this day']),
	].join(' · ');
	fill(
		byId('rows'),
		book.rows.length > 0
			? book.rows.map((row) => rowOf(row, reload))
			: [make('li', { class: 'none' }, 'Nobody has booked. Take a walk-in, or book from n8n.')],
	);
}

function rowOf(row, reload) {
	const buttons = row.steps.map((step, index) =>
		make(
			'button',
			{
				type: 'button',
				class: index === 0 ? 'main' : null,
				'data-key': `${row.id} ${step}`,
				'data-of': row.id,
				'aria-label': `${step === 'change' ? 'Change' : STEPS[step][0]}: ${row.name}, ${row.time}`,
				onclick: () => (step === 'change' ? change(row, reload) : take(row, step, reload)),
			},
			step === 'change' ? 'Change' : STEPS[step][0],
		),
	);
	const facts = [
		row.tables.length > 0 ? `Table ${row.tables.join(', ')}` : null,
		row.isWalkIn ? 'Walk-in' : null,
		row.request,
	].filter(Boolean);
	return make(
		'li',
		{ 'data-status': row.status, tabindex: '-1', 'data-key': row.id },
		make('strong', { class: 'time' }, row.time),
		make(
			'div',
			{ class: 'who' },
			make('span', { class: 'name' }, row.name),
			...row.marks.map((mark) => make('span', { class: 'mark' }, mark)),
			make('small', {}, facts.join(' · ')),
		),
		make('span', { class: 'party', 'aria-label': `Party of ${row.partySize}` }, `${row.partySize}`),
		make('span', { class: 'status' }, row.statusText),
		make('div', { class: 'steps' }, ...buttons),
	);
}

async function take(row, step, reload) {
	const [, changes, said] = STEPS[step];
	await changeReservation(row.id, changes);
	say(`${row.name}, party of ${row.partySize}, ${said}.`);
	await reload();
}

async function change(row, reload) {
	const answer = await ask({
		title: `Change ${row.name}`,
		ok: 'Change',
		fields: [
			{ name: 'partySize', label: 'Party', type: 'number', value: row.partySize },
			{ name: 'time', label: 'Time', type: 'time', value: row.time },
		],
	});
	if (!answer) return;
	const partySize = Number(answer.partySize);
	await changeReservation(row.id, {
		...(partySize === row.partySize ? {} : { partySize }),
		...(answer.time === row.time ? {} : { time: answer.time }),
	});
	say(`${row.name} now comes at ${answer.time}, party of ${partySize}.`);
	await reload();
}

/** Seats whoever stands at the door. */
export async function walkIn(venue, reload) {
	const answer = await ask({
		title: `Walk in at ${venue.name}`,
		ok: 'Seat them',
		fields: [
			{ name: 'partySize', label: 'Party', type: 'number', value: 2 },
			{ name: 'name', label: 'Name', type: 'text', value: '', optional: true },
		],
	});
	if (!answer) return;
	const { first_name: first, last_name: last } = await call('POST', '/admin/walkin', {
		...answer,
		venue: venue.id,
		partySize: Number(answer.partySize),
	});
	say(`${[first, last].filter(Boolean).join(' ')}, party of ${answer.partySize}, is seated.`);
	await reload();
}
