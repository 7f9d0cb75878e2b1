import { call, readLetters } from './api.js';
import { byId, fill, make, say } from './dom.js';

/** Button, what the sandbox calls it, the rule, and how it is told. */
const FAULTS = [
	['Expire all logins', null, null, 'Every login has ended: the next request gets 401.'],
	[
		'Rate limit once',
		'429',
		{
			match: { path: '^/(?!auth)', times: 1 },
			effect: { kind: 'status', status: 429, retryAfter: 2 },
		},
		'The next request gets 429 and is told to wait 2 seconds.',
	],
	[
		'Fail once',
		'500',
		{ match: { path: '^/(?!auth)', times: 1 }, effect: { kind: 'status', status: 500 } },
		'The next request gets 500.',
	],
	[
		'Cut after saving',
		'resetAfterCommit',
		{ match: { method: 'PUT', times: 1 }, effect: { kind: 'resetAfterCommit' } },
		'The next booking is saved, and the line is cut before the answer.',
	],
	[
		'Slow: 3 seconds',
		'slow',
		{ effect: { kind: 'slow', ms: 3000 } },
		'Every request takes 3 seconds, until you switch it off.',
	],
];

let openBox;

/** Webhook targets, deliveries, faults and letter boxes. `reload` is called after every change. */
export function showPanels(stand, reload) {
	fill(byId('targets'), targets(stand, reload));
	fill(byId('deliveries'), deliveries(stand));
	fill(byId('faults'), faults(stand, reload));
	fill(byId('boxes'), boxes(stand, reload));
}

function targets({ webhooks }, reload) {
	if (webhooks.length === 0) return [make('li', { class: 'none' }, 'Nobody listens yet.')];
	return webhooks.map(({ url, hasSecret }) =>
		make(
			'li',
			{},
			make('code', {}, url),
			make('small', {}, hasSecret ? 'with a secret' : 'without a secret'),
			make(
				'button',
				{
					...{ type: 'button', 'data-key': `stop ${url}`, 'aria-label': `Stop sending to ${url}` },
					onclick: async () => {
						await call('DELETE', '/admin/webhooks', { url });
						say('Nothing is sent there any more.');
						await reload();
					},
				},
				'Stop',
			),
		),
	);
}

function deliveries({ deliveries: latest }) {
	if (latest.length === 0) return [make('li', { class: 'none' }, 'Nothing sent yet.')];
	return latest.map(({ at, status, error, attempt, events }) => {
		const isFine = status !== null && status < 300;
		return make(
			'li',
			{ class: isFine ? 'fine' : 'failed' },
			make('strong', {}, status === null ? 'no answer' : String(status)),
			make('span', {}, events.slice(0, 2).join(', ') + (events.length > 2 ? ' …' : '')),
			make(
				'small',
				{ title: error },
				`${new Date(at).toLocaleTimeString('en-GB')}${attempt > 1 ? `, attempt ${attempt}` : ''}`,
			),
		);
	});
}

function faults({ faults: inForce }, reload) {
	return FAULTS.map(([label, kind, rule, told]) => {
		const waiting = inForce.find((fault) => fault.kind === kind && !fault.isOver);
		const press = async () => {
			if (waiting) await call('DELETE', `/admin/faults/${waiting.id}`);
			else if (rule) await call('POST', '/admin/faults', rule);
			else await call('POST', '/admin/tokens/expire');
			say(waiting ? `${label}: off.` : told);
			await reload();
		};
		return make(
			'button',
			{
				...{ type: 'button', 'data-key': label, onclick: press },
				...(rule && { 'aria-pressed': String(Boolean(waiting)) }),
			},
			waiting ? `${label}: ${rule?.match ? 'waiting' : 'on'}` : label,
		);
	});
}

function boxes({ inbox }, reload) {
	if (inbox.length === 0) {
		return [make('p', { class: 'none' }, 'Empty. Run a workflow of examples/.')];
	}
	return inbox.map(({ name, letters }) =>
		make(
			'button',
			{
				...{ type: 'button', 'data-key': `box ${name}`, 'aria-expanded': String(openBox === name) },
				'aria-controls': 'letters',
				onclick: async () => {
					openBox = openBox === name ? undefined : name;
					await showLetters();
					await reload();
				},
			},
			`${name} (${letters})`,
		),
	);
}

async function showLetters() {
	const letters = openBox ? await readLetters(openBox) : [];
	fill(
		byId('letters'),
		letters
			.slice(-5)
			.reverse()
			.map((letter) => make('pre', { tabindex: '0' }, JSON.stringify(letter, null, 2))),
	);
}
