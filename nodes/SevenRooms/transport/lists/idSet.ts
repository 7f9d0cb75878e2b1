import type { IDataObject } from 'n8n-workflow';

/** SevenRooms' IDs are a hundred letters long and alike but for these last ones (API reference, section 1). */
const LAST_LETTERS = 16;

/** The ID of a row as text; undefined where it has none, so that nothing tells it from others. */
export function idOfRow({ id }: IDataObject): string | undefined {
	if (typeof id === 'string') return id === '' ? undefined : id;
	return typeof id === 'number' ? String(id) : undefined;
}

/**
 * A set of IDs. JavaScript's own reads every letter of a text to find its place, which took half the time of telling
 * the rows of a long list apart: here the place is a number made of the last letters. IDs that share it are compared whole.
 */
export class IdSet {
	private readonly places = new Map<number, string | Set<string>>();

	private count = 0;

	get size(): number {
		return this.count;
	}

	/** True if the ID is new. */
	add(id: string): boolean {
		const place = placeOf(id);
		const known = this.places.get(place);
		if (known === undefined) this.places.set(place, id);
		else if (typeof known !== 'string') {
			if (known.has(id)) return false;
			known.add(id);
		} else {
			if (known === id) return false;
			this.places.set(place, new Set([known, id]));
		}
		this.count++;
		return true;
	}

	delete(id: string): boolean {
		const place = placeOf(id);
		const known = this.places.get(place);
		const isKnown = typeof known === 'object' ? known.delete(id) : known === id;
		if (!isKnown) return false;
		if (typeof known === 'string') this.places.delete(place);
		this.count--;
		return true;
	}

	clear(): void {
		this.places.clear();
		this.count = 0;
	}
}

/** A small whole number, which JavaScript finds in a map without reading any text. */
function placeOf(id: string): number {
	let place = id.length;
	for (let at = Math.max(0, id.length - LAST_LETTERS); at < id.length; at++) {
		place = (Math.imul(place, 31) + id.charCodeAt(at)) | 0;
	}
	return place & 0x3fff_ffff;
}
