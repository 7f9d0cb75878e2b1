import type { Random } from './random.cjs';

/** App id of the demo instance: ids of the sandbox carry the demo prefix (API reference, section 1). */
const APP_ID = 's~sevenrooms-secure-demo';
const KEY_PATTERN = /^[A-Za-z0-9_-]{60,120}$/;
const CODE_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export type Kind =
	| 'gae_User'
	| 'nightloop_Client'
	| 'nightloop_ReservationActual'
	| 'nightloop_Venue'
	| 'nightloop_VenueGroup'
	| 'nightloop_VenueGroupClient'
	| 'nightloop_VenueSeatingArea'
	| 'sr_GenericTagGroup'
	| 'sr_UpsellCategory'
	| (string & {});

/** An App Engine datastore key as SevenRooms hands them out: URL-safe base64 without padding. */
export function datastoreKey(kind: Kind, number: number): string {
	const path = [0x0b, 0x12, kind.length, ...Buffer.from(kind), 0x18, ...varint(number), 0x0c];
	const app = [0x6a, APP_ID.length, ...Buffer.from(APP_ID)];
	return Buffer.from([...app, 0x72, path.length, ...path]).toString('base64url');
}

/** True for text that could be an id. Anything else in an id filter counts as ill-typed. */
export function looksLikeKey(value: string): boolean {
	return KEY_PATTERN.test(value);
}

function varint(number: number): number[] {
	const bytes: number[] = [];
	let rest = number;
	while (rest >= 0x80) {
		bytes.push(rest % 0x80 | 0x80);
		rest = Math.floor(rest / 0x80);
	}
	return [...bytes, rest];
}

/** Hands out ids that never repeat, in the order of asking. */
export class IdMaker {
	private serial = 0;

	constructor(private readonly seed: number) {}

	/** A new id, and the number it was made of. */
	next(kind: Kind): { id: string; serial: number } {
		const serial = ++this.serial;
		return {
			id: datastoreKey(kind, 4_600_000_000_000_000 + this.seed * 1e9 + serial * 7919),
			serial,
		};
	}
}

/** A code like `K7QX2MD`; different for every serial as long as the length allows. */
export function codeOf(serial: number, length: number): string {
	const size = CODE_ALPHABET.length ** length;
	// 48271 is odd, so it shares no factor with a power of 32 and no code comes twice.
	let rest = (serial * 48271 + 7_654_321) % size;
	let code = '';
	for (let index = 0; index < length; index++) {
		code = CODE_ALPHABET[rest % 32] + code;
		rest = Math.floor(rest / 32);
	}
	return code;
}

export function hex(random: Random, length: number): string {
	let text = '';
	while (text.length < length) text += Math.floor(random() * 16).toString(16);
	return text;
}

export function uuid(random: Random): string {
	const text = hex(random, 32);
	const variant = '89ab'[parseInt(text[16], 16) % 4];
	return [
		text.slice(0, 8),
		text.slice(8, 12),
		`4${text.slice(13, 16)}`,
		variant + text.slice(17, 20),
		text.slice(20),
	].join('-');
}
