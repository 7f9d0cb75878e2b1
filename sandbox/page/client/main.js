import { call, readBook, readStand, readState } from './api.js';
import { showBook, walkIn } from './book.js';
import { ask } from './dialogs.js';
import { byId, fill, make, say } from './dom.js';
import { showPanels } from './panels.js';

const LOOK_EVERY_MS = 2000;

const shown = { venues: [], venue: undefined, date: undefined, version: undefined };

/** Reads everything anew; the book only when it has changed or another one is wanted. */
async function reload({ book = true } = {}) {
	const stand = await readStand();
	if (book || stand.version !== shown.version) {
		const evening = await readBook(shown.venue.id, shown.date);
		shown.date = evening.date;
		shown.version = stand.version;
		showBook(evening, safely(reload));
	}
	showPanels(stand, safely(reload));
}

/** What goes wrong is told on the page. */
function safely(action) {
	return async (...values) => {
		try {
			await action(...values);
		} catch (error) {
			say(error.message, true);
		}
	};
}

window.addEventListener('unhandledrejection', ({ reason }) => say(reason.message, true));

function showVenues() {
	const choose = safely(async (venue, focus) => {
		shown.venue = venue;
		showVenues();
		if (focus) byId(`venue-${venue.urlKey}`).focus();
		await reload();
	});
	fill(
		byId('venues'),
		shown.venues.map((venue) =>
			make(
				'button',
				{
					...{ type: 'button', role: 'tab', id: `venue-${venue.urlKey}`, 'data-key': venue.id },
					'aria-selected': String(venue === shown.venue),
					'aria-controls': 'evening',
					tabindex: venue === shown.venue ? '0' : '-1',
					onclick: () => choose(venue),
				},
				venue.name,
			),
		),
	);
	byId('venues').onkeydown = ({ key }) => {
		const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
		if (!by) return;
		const { venues } = shown;
		const next = (venues.indexOf(shown.venue) + by + venues.length) % venues.length;
		choose(venues[next], true);
	};
}

function turnPage(days) {
	const date = new Date(`${shown.date}T12:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	shown.date = date.toISOString().slice(0, 10);
	return reload();
}

async function addTarget(event) {
	event.preventDefault();
	const form = event.target;
	const { url, secret } = Object.fromEntries(new FormData(form));
	await call('POST', '/admin/webhooks', { url, ...(secret && { secret }) });
	form.reset();
	say('Every change is sent there from now on.');
	await reload();
}

async function startOver() {
	const answer = await ask({
		title: 'Start over? Bookings, faults and letters are forgotten.',
		ok: 'Start over',
		fields: [],
	});
	if (!answer) return;
	await call('POST', '/admin/reset', { keepWebhooks: true });
	say('The book is as it was in the beginning.');
	shown.date = undefined;
	await reload();
}

byId('earlier').addEventListener(
	'click',
	safely(() => turnPage(-1)),
);
byId('later').addEventListener(
	'click',
	safely(() => turnPage(1)),
);
byId('today').addEventListener(
	'click',
	safely(async () => {
		shown.date = undefined;
		await reload();
		byId('later').focus();
	}),
);
byId('walk-in').addEventListener(
	'click',
	safely(async () => {
		await walkIn(shown.venue, async () => {
			shown.date = undefined;
			await reload();
		});
	}),
);
byId('add-target').addEventListener('submit', safely(addTarget));
byId('reset').addEventListener('click', safely(startOver));

await safely(async () => {
	const { venues } = await readState();
	shown.venues = venues;
	[shown.venue] = venues;
	showVenues();
	await reload();
})();

// What n8n books appears by itself; a hidden page rests.
setInterval(() => {
	const isBusy = document.hidden || byId('dialog').open || !shown.venue;
	if (!isBusy) safely(() => reload({ book: false }))();
}, LOOK_EVERY_MS);
