import { IANAZone } from 'luxon';
import { UserError } from 'n8n-workflow';
import { isEmpty, text } from '../coerce';
import { remembered } from '../remembered';
import { DAY_MS, wallOf } from './wallClock';

/**
 * Whether a name is a time zone of the IANA list. Bare offsets such as `+02:00` are not: they know no summer.
 * Remembered, because luxon builds a formatter for each answer, which takes longer than reading an expression.
 */
export const isZone = remembered(
	(name) => /^[A-Za-z]/.test(name) && IANAZone.isValidZone(name),
	1_000,
);

export interface ZoneSources {
	/** The operation's own option, as an expression may have given it. */
	readonly option?: unknown;
	/** What the venue's record says; a name that is no zone is passed over, since no user can correct it. */
	readonly venueRecord?: string | null;
	/** The credential's entry for this venue. */
	readonly credentialList?: string | null;
	/** The credential's default. */
	readonly credentialDefault?: string | null;
}

/**
 * The venue's zone from the first source that tells one, in the order of the design (section 2); undefined when
 * none does. A setting that is no zone name is a UserError that says where it stands.
 */
export function resolveZone(sources: ZoneSources): string | undefined {
	const recorded = sources.venueRecord?.trim() ?? '';
	const inOrder: Array<[unknown, string]> = [
		[sources.option, 'the option Time Zone'],
		[isZone(recorded) ? recorded : undefined, 'the venue record'],
		[sources.credentialList, "the credential's Time Zones of Venues"],
		[sources.credentialDefault, "the credential's Time Zone"],
	];
	for (const [value, place] of inOrder) {
		if (isEmpty(value)) continue;
		const name = text(value)?.trim() ?? '';
		if (isZone(name)) return name;
		throw new UserError(`"${name}" in ${place} is not a time zone`, {
			description: 'Write a name from the IANA list, e.g. America/New_York or Europe/London.',
		});
	}
	return undefined;
}

/** A zone's distance from UTC at an instant, in milliseconds. */
export function offsetMs(zone: string, instantMs: number): number {
	return Math.round(IANAZone.create(zone).offset(instantMs) * 60_000);
}

/** The instants that a wall time can mean: none where the clock skips it, two where it repeats it, else one. */
export function instantsOf(wallAsMs: number, zone: string): number[] {
	const day = Math.floor(wallAsMs / DAY_MS);
	const before = offsetAtDay(zone, day - 1);
	const after = offsetAtDay(zone, day + 2);
	if (before === after) return [wallAsMs - before];
	// Both hold only where the clock goes back, and then the first is the earlier.
	return [wallAsMs - before, wallAsMs - after].filter(
		(instant) => instant + offsetMs(zone, instant) === wallAsMs,
	);
}

/** The offset at the start of a UTC day. Remembered, because asking the zone for every row of a long export is slow. */
function offsetAtDay(zone: string, day: number): number {
	return offsetsIn(zone)(day);
}

const offsetsIn = remembered(
	(zone) => remembered((day: number) => offsetMs(zone, day * DAY_MS)),
	100,
);

/** Where a skipped wall time lands when the clock is read as if it had not been put forward yet. */
export function instantAfterGap(wallAsMs: number, zone: string): number {
	return wallAsMs - offsetAtDay(zone, Math.floor(wallAsMs / DAY_MS) - 1);
}

/** `2026-05-15T15:30:00-04:00`: an instant on the venue's clock. */
export function isoInZone(instantMs: number, zone: string): string {
	const offset = offsetMs(zone, instantMs);
	return isoWithOffset(wallOf(instantMs + offset), offset);
}

/** The same of a wall time `YYYY-MM-DDTHH:mm` whose distance from UTC is known, in milliseconds. */
export function isoWithOffset(wall: string, offset: number): string {
	return `${wall}:00${offsetText(offset)}`;
}

const offsetText = remembered((offset: number) => {
	const minutes = Math.abs(offset) / 60_000;
	const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
	const rest = String(Math.floor(minutes % 60)).padStart(2, '0');
	return `${offset < 0 ? '-' : '+'}${hours}:${rest}`;
});
