/** The status codes of API reference section 6, with label and bucket. The list is open. */
const STATUSES: Record<string, { display: string; simple: string }> = {
	RESERVED: { display: 'Reserved', simple: 'Incomplete' },
	CONFIRMED: { display: 'Confirmed', simple: 'Incomplete' },
	NO_ANSWER: { display: 'No Answer', simple: 'Incomplete' },
	ARRIVED: { display: 'Arrived', simple: 'Incomplete' },
	SEATED: { display: 'Seated', simple: 'Incomplete' },
	'1ST_COURSE': { display: 'First Course', simple: 'Incomplete' },
	'2ND_COURSE': { display: 'Second Course', simple: 'Incomplete' },
	'3RD_COURSE': { display: 'Third Course', simple: 'Incomplete' },
	DESSERT: { display: 'Dessert', simple: 'Incomplete' },
	BUS_TABLE: { display: 'Bus Table', simple: 'Incomplete' },
	PAID: { display: 'Paid', simple: 'Incomplete' },
	COMPLETE: { display: 'Complete', simple: 'Complete' },
	CANCELED: { display: 'Canceled', simple: 'Canceled' },
	NO_SHOW: { display: 'No Show', simple: 'No Show' },
	NOT_RECONCILED: { display: 'Not Reconciled', simple: 'Incomplete' },
	LEFT: { display: 'Left', simple: 'Complete' },
	CUSTOM_STATUS_1: { display: 'Awaiting card details', simple: 'Incomplete' },
};

export function statusTexts(code: string): { display: string; simple: string } {
	return STATUSES[code] ?? { display: code, simple: 'Incomplete' };
}

const AT_THE_TABLE = new Set(['SEATED', '1ST_COURSE', '2ND_COURSE', '3RD_COURSE', 'DESSERT']);
const GONE = new Set(['COMPLETE', 'LEFT']);
const COMING = new Set(['RESERVED', 'CONFIRMED', 'NO_ANSWER', 'ARRIVED']);

export function isSeated(code: string): boolean {
	return AT_THE_TABLE.has(code);
}

export function hasLeft(code: string): boolean {
	return GONE.has(code);
}

/** True for a party that is not at its table yet. */
export function isComing(code: string): boolean {
	return COMING.has(code);
}
