import { resolveZone } from '../model/time';
import { zoneOfVenue } from '../model/venue';
import { dataOf } from './envelope';
import { apiPath, send } from './request';
import type { Session, TransportContext } from './session';
import { toNodeApiError } from './errors';

const KEEP_MS = 60 * 60 * 1000;
const MAX_VENUES = 5_000;

interface KnownVenue {
	readonly zone: string | undefined;
	readonly readAt: number;
}

/** What venue records told of their zones, by account and venue: a venue does not move. */
const known = new Map<string, KnownVenue>();

/** Learns a zone from a venue record that somebody has read anyway. */
export function rememberVenueZone(session: Session, record: unknown): void {
	const id = (record as { id?: unknown } | null)?.id;
	if (typeof id !== 'string') return;
	if (known.size >= MAX_VENUES) known.delete(known.keys().next().value as string);
	known.set(`${session.account}:${id}`, { zone: zoneOfVenue(record), readAt: Date.now() });
}

/**
 * The zone of a venue, from, in order: the operation's option, the venue record, the credential's list, the
 * credential's default; undefined when none of them tells (design, section 2). Reads the venue record at most once
 * an hour. A credential that may not read venues simply gets no answer from the record; an outage is an error,
 * since guessing past the record could mean a wrong hour.
 */
export async function venueZone(
	context: TransportContext,
	session: Session,
	venueId: string,
	options: { option?: string; itemIndex?: number } = {},
): Promise<string | undefined> {
	const { option, itemIndex } = options;
	if (option) return resolveZone({ option });
	return resolveZone({
		venueRecord: await recordZone(context, session, venueId, itemIndex),
		credentialList: session.venueTimeZones.get(venueId),
		credentialDefault: session.timeZone,
	});
}

async function recordZone(
	context: TransportContext,
	session: Session,
	venueId: string,
	itemIndex: number | undefined,
): Promise<string | undefined> {
	if (!venueId) return undefined;
	const seen = known.get(`${session.account}:${venueId}`);
	if (seen && Date.now() - seen.readAt < KEEP_MS) return seen.zone;

	const answer = await send(context, session, {
		method: 'GET',
		path: apiPath`/venues/${venueId}`,
		itemIndex,
	});
	if (!answer.ok && answer.kind !== 'refused') {
		throw toNodeApiError(context, answer, { itemIndex });
	}
	const record = answer.ok ? (dataOf(answer.body) ?? {}) : {};
	rememberVenueZone(session, { ...(record as object), id: venueId });
	return known.get(`${session.account}:${venueId}`)?.zone;
}
