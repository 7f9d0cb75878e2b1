import { answerOf, lastWish, type Message, objectsIn, type Tool } from './conversation.cjs';

/** What the stand-in does next: call a tool, or say something. */
export type Turn =
	| { call: { name: string; values: Record<string, unknown> }; number: number }
	| { text: string };

interface Wish {
	date?: string;
	time?: string;
	partySize?: number;
	firstName?: string;
	lastName?: string;
	phone?: string;
}

/** Of n8n's agents: the tool that takes the finished answer. */
const FINAL_TOOL = 'format_final_json_response';

/** Looks up the venues, then the free times, then prepares a booking or asks for what is missing. */
export function nextTurn(messages: Message[], tools: Tool[]): Turn {
	const text = lastWish(messages);
	const names = tools.map((tool) => tool.function.name);
	const number = messages.length;
	const venuesTool = names.find((name) => /venue/i.test(name));
	const timesTool = names.find((name) => /free|availab/i.test(name));
	const final = (reply: string, booking: object | null = null): Turn => {
		if (!names.includes(FINAL_TOOL)) return { text: reply };
		return { call: { name: FINAL_TOOL, values: { output: { reply, booking } } }, number };
	};

	const venues = answerOf(messages, venuesTool);
	if (venuesTool && venues === undefined) return { call: { name: venuesTool, values: {} }, number };
	const venue = objectsIn(venues ?? '', ['id', 'name']).find(({ name }) =>
		text.toLowerCase().includes(String(name).toLowerCase()),
	);
	const wish = readWish(text);
	const missing = missingOf(wish);
	if (!venue) return final('At which of our restaurants?');
	if (missing.length > 0) return final(`Please tell me ${missing.join(', ')}.`);

	const times = answerOf(messages, timesTool);
	const { date, partySize } = wish;
	if (timesTool && times === undefined) {
		const values = { venue_id: venue.id, date, party_size: partySize };
		return { call: { name: timesTool, values }, number };
	}
	const slot = nearest(objectsIn(times ?? '', ['datetime', 'time']), wish.time ?? '19:00');
	if (!slot) return final('That evening is full. Would another day do?');
	return final(`I have asked for a table at ${String(slot.time)}. We will confirm it shortly.`, {
		...{ venue_id: venue.id, datetime: slot.datetime, party_size: partySize },
		...{ first_name: wish.firstName, last_name: wish.lastName, phone: wish.phone },
		special_request: /anniversary|birthday/i.exec(text)?.[0] ?? '',
	});
}

function readWish(text: string): Wish {
	const name = /my name is (\S+) ([^\s,.]+)/i.exec(text);
	const party = /\bfor (\d+)\b/i.exec(text)?.[1];
	return {
		date: /\d{4}-\d{2}-\d{2}/.exec(text)?.[0],
		time: /\b\d{2}:\d{2}\b/.exec(text)?.[0],
		partySize: party === undefined ? undefined : Number(party),
		firstName: name?.[1],
		lastName: name?.[2],
		phone: /\+\d[\d -]{6,}\d/.exec(text)?.[0],
	};
}

function missingOf(wish: Wish): string[] {
	const wanted: Array<[keyof Wish, string]> = [
		['date', 'the day as YYYY-MM-DD'],
		['partySize', 'for how many'],
		['lastName', 'your name'],
		['phone', 'your phone number with its country code'],
	];
	return wanted.filter(([field]) => wish[field] === undefined).map(([, question]) => question);
}

function nearest(slots: Array<Record<string, unknown>>, time: string) {
	const distance = (slot: Record<string, unknown>) =>
		Math.abs(minutesOf(String(slot.time)) - minutesOf(time));
	return slots.toSorted((left, right) => distance(left) - distance(right))[0];
}

function minutesOf(clock: string): number {
	const [hours, minutes] = clock.split(':').map(Number);
	return hours * 60 + minutes;
}
