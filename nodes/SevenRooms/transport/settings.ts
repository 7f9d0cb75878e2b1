import { UserError, type ICredentialDataDecryptedObject } from 'n8n-workflow';

import { cleaned } from '../../../credentials/account';
import { isZone } from '../model/time/zone';
import type { Session } from './types';

const DEFAULT_REQUESTS_PER_SECOND = 8;
const SLOWEST = 0.1;
const FASTEST = 1000;

type Settings = Pick<
	Session,
	| 'venueGroupId'
	| 'timeZone'
	| 'venueTimeZones'
	| 'conciergeId'
	| 'conciergeGroupId'
	| 'requestsPerSecond'
>;

/** What a credential says besides its login. Throws UserError for a zone that does not exist. */
export function settingsOf(credentials: ICredentialDataDecryptedObject): Settings {
	return {
		venueGroupId: optional(credentials.venueGroupId),
		timeZone: zoneOf(credentials.timeZone, 'Time Zone'),
		venueTimeZones: venueZonesOf(credentials.venueTimeZones),
		conciergeId: optional(credentials.conciergeId),
		conciergeGroupId: optional(credentials.conciergeGroupId),
		requestsPerSecond: rateOf(credentials.requestsPerSecond),
	};
}

/**
 * Zones by venue ID, from the form of the credential editor `{ venues: [{ venueId, timeZone }] }`, and
 * for credentials made by API also from a map `{ id: zone }` or lines `id zone` (blank, comma, = or :).
 */
export function venueZonesOf(value: unknown): ReadonlyMap<string, string> {
	const zones = new Map<string, string>();
	for (const [id, zone] of pairsIn(value)) {
		const known = zoneOf(zone, `the time zone of venue ${id}`);
		if (id !== '' && known !== undefined) zones.set(id, known);
	}
	return zones;
}

function pairsIn(value: unknown): Array<[id: string, zone: string]> {
	if (typeof value === 'string') return pairsInText(value.trim());
	if (typeof value !== 'object' || value === null) return [];
	const { venues } = value as { venues?: unknown };
	const list = Array.isArray(value) ? value : venues;
	if (Array.isArray(list)) {
		return list.map((row: { venueId?: unknown; timeZone?: unknown } | null) => [
			cleaned(row?.venueId),
			cleaned(row?.timeZone),
		]);
	}
	return Object.entries(value).map(([id, zone]) => [id.trim(), cleaned(zone)]);
}

function pairsInText(text: string): Array<[id: string, zone: string]> {
	if (text.startsWith('{') || text.startsWith('[')) {
		try {
			return pairsIn(JSON.parse(text));
		} catch {
			return [['', text]];
		}
	}
	return text
		.split(/[\n;]+/)
		.map((line) => line.trim().split(/[\s,=:]+/))
		.filter(([id]) => id !== '')
		.map(([id, zone = '']) => [id, zone]);
}

function zoneOf(value: unknown, where: string): string | undefined {
	const zone = cleaned(value);
	if (zone === '') return undefined;
	if (isZone(zone)) return zone;
	throw new UserError(`"${zone}" is not a time zone (${where} in the SevenRooms credential)`, {
		description: 'Enter a name such as Europe/London or America/New_York.',
	});
}

function rateOf(value: unknown): number {
	const rate = Number(value);
	if (!Number.isFinite(rate) || rate <= 0) return DEFAULT_REQUESTS_PER_SECOND;
	return Math.min(FASTEST, Math.max(SLOWEST, rate));
}

function optional(value: unknown): string | undefined {
	return cleaned(value) || undefined;
}
