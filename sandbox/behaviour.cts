import { z } from 'zod';
import { amount } from './schema.cjs';

/** What nobody outside SevenRooms knows for certain, as switches. */
export const behaviourSchema = z.strictObject({
	/** Venues carry a `timezone` field. */
	venuesTellZone: z.boolean(),
	tokenLifeSeconds: amount,
	/** A new login ends the tokens before it. */
	newestTokenOnly: z.boolean(),
	/** Answer 429 beyond this many requests in any second of one token; 0 = no limit. */
	requestsPerSecond: amount,
	/** How the 429 of the limit says when to come back. */
	retryAfter: z.enum(['seconds', 'date', 'none']),
	latencyMs: amount,
	/** Names and phone on an update are stored instead of refused. */
	lenientUpdate: z.boolean(),
	/** A second table for the same guest in the same shift is refused. */
	duplicateCheck: z.boolean(),
	/** Cancel and update are refused this many minutes before the slot; 0 = never. */
	editableCutoffMinutes: amount,
	/** What happens to `Group:Tag` names the venue group has not set up. */
	unknownTags: z.enum(['refused', 'accepted']),
	/** Where the guest's request (`notes` when writing) shows up when reading. */
	notesReadBack: z.enum(['both', 'client_requests', 'notes']),
	/** `POST /reservations/{id}/cancel`: works, is an unknown route, 404 without `msg`, or 405 without body. */
	cancelRoute: z.enum(['works', 'unknownRoute', 'notFoundWithoutMessage', 'methodNotAllowed']),
	/** Answer to a reservation id that does not exist. */
	unknownReservationStatus: z.union([z.literal(400), z.literal(404)], {
		errorMap: () => ({ message: 'Expected 400 or 404' }),
	}),
	/** The `external_id` filter is silently ignored. */
	ignoreExternalIdFilter: z.boolean(),
	updatedSince: z.enum(['inclusive', 'exclusive']),
	updatedSinceZone: z.enum(['utc', 'venue']),
	/** When exports hand out a cursor: with every full page, or with every page, even an empty one. */
	exportCursor: z.enum(['fullPages', 'always']),
});

export type Behaviour = z.infer<typeof behaviourSchema>;

/** The safest reading of each. */
export const defaultBehaviour: Behaviour = {
	venuesTellZone: false,
	tokenLifeSeconds: 24 * 3600,
	newestTokenOnly: false,
	requestsPerSecond: 0,
	retryAfter: 'seconds',
	latencyMs: 0,
	lenientUpdate: false,
	duplicateCheck: false,
	editableCutoffMinutes: 0,
	unknownTags: 'refused',
	notesReadBack: 'both',
	cancelRoute: 'works',
	unknownReservationStatus: 400,
	ignoreExternalIdFilter: false,
	updatedSince: 'inclusive',
	updatedSinceZone: 'utc',
	exportCursor: 'fullPages',
};
