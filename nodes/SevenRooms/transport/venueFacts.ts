import { resolveZone } from '../model/time/zone';
import { currencyOfVenue, zoneOfVenue } from '../model/venue';
import { dataOf } from './envelope';
import { toNodeApiError } from './errors';
import { apiPath } from './path';
import { send } from './request';
import type { ApiFailure, Session, TransportContext } from './types';

const KEEP_MS = 60 * 60 * 1000;
const MAX_VENUES = 5_000;

interface KnownVenue {
	readonly zone: string | undefined;
	readonly currency: string | undefined;
	readonly readAt: number;
}

/** What venue records told, by account and venue: neither zone nor currency changes with the day. */
const known = new Map<string, KnownVenue>();

/** Learns from a row of a list of venues. One that tells neither may be a short form: its record is still to be read. */
export function rememberVenue(session: Session, row: unknown): void {
	const id = (row as { id?: unknown } | null)?.id;
	if (typeof id !== 'string') return;
	const before = known.get(`${session.account}:${id}`);
	const zone = zoneOfVenue(row) ?? before?.zone;
	const currency = currencyOfVenue(row) ?? before?.currency;
	if (zone ?? currency) remember(session, id, { zone, currency });
}

function remember(
	session: Session,
	id: string,
	facts: Pick<KnownVenue, 'zone' | 'currency'>,
): KnownVenue {
	if (known.size >= MAX_VENUES) known.delete(known.keys().next().value as string);
	const venue = { ...facts, readAt: Date.now() };
	known.set(`${session.account}:${id}`, venue);
	return venue;
}

/**
 * The zone of a venue, from, in order: the operation's option, the venue record, the credential's list, the
 * credential's default; undefined when none of them tells (design, section 2). Reads the venue record at most once
 * an hour. A credential that may not read venues simply gets no answer from the record; an outage, a rate limit or a
 * refused login is an error, since guessing past the record could mean a wrong hour.
 */
export async function venueZone(
	context: TransportContext,
	session: Session,
	venueId: string,
	options: { option?: unknown; itemIndex?: number } = {},
): Promise<string | undefined> {
	const { option, itemIndex } = options;
	if (option) return resolveZone({ option });
	return resolveZone({
		venueRecord: (await venueOf(context, session, venueId, itemIndex))?.zone,
		credentialList: session.venueTimeZones.get(venueId),
		credentialDefault: session.timeZone,
	});
}

/** The currency of a venue, as an ISO 4217 code, where its record tells one. */
export async function venueCurrency(
	context: TransportContext,
	session: Session,
	venueId: string,
	itemIndex?: number,
): Promise<string | undefined> {
	return (await venueOf(context, session, venueId, itemIndex))?.currency;
}

/** Look-ups under way, so that windows read side by side ask for a venue once. */
const lookUps = new Map<string, Promise<KnownVenue | undefined>>();

async function venueOf(
	context: TransportContext,
	session: Session,
	venueId: string,
	itemIndex: number | undefined,
): Promise<KnownVenue | undefined> {
	if (!venueId) return undefined;
	const seen = known.get(`${session.account}:${venueId}`);
	if (seen && Date.now() - seen.readAt < KEEP_MS) return seen;
	const key = `${session.caller} ${venueId}`;
	const lookUp =
		lookUps.get(key) ??
		lookUpVenue(context, session, venueId, itemIndex).finally(() => lookUps.delete(key));
	lookUps.set(key, lookUp);
	return await lookUp;
}

async function lookUpVenue(
	context: TransportContext,
	session: Session,
	venueId: string,
	itemIndex: number | undefined,
): Promise<KnownVenue | undefined> {
	let record: unknown;
	for (const path of recordPaths(session, venueId)) {
		const answer = await send(context, session, { method: 'GET', path, itemIndex });
		if (answer.ok) {
			record = dataOf(answer.body);
			break;
		}
		if (!isAboutTheVenue(answer)) throw toNodeApiError(context, answer, { itemIndex });
	}
	return remember(session, venueId, {
		zone: zoneOfVenue(record),
		currency: currencyOfVenue(record),
	});
}

/** Where a venue has its record: a partner who may not read the one of the restaurant has one of the concierge family. */
function recordPaths({ conciergeId }: Session, venueId: string): string[] {
	const ofConcierge = conciergeId ? [apiPath`/concierge/${conciergeId}/venues/${venueId}`] : [];
	return [apiPath`/venues/${venueId}`, ...ofConcierge];
}

/** A refusal that would be the same tomorrow, unlike that of a login or a rate limit. */
function isAboutTheVenue({ kind, status }: ApiFailure): boolean {
	return kind === 'refused' && status !== 401 && status !== 429;
}
