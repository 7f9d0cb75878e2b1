/** What nobody outside SevenRooms knows for certain, as switches. The defaults are the safest reading. */
export interface Behaviour {
	/** Venues carry a `timezone` field. */
	venuesTellZone: boolean;
	tokenLifeSeconds: number;
	/** A new login ends the tokens before it. */
	newestTokenOnly: boolean;
	/** Answer 429 beyond this many requests in any second of one token; 0 = no limit. */
	requestsPerSecond: number;
	/** How the 429 of the limit says when to come back. */
	retryAfter: 'seconds' | 'date' | 'none';
	latencyMs: number;
	/** Names and phone on an update are stored instead of refused. */
	lenientUpdate: boolean;
	/** A second table for the same guest in the same shift is refused. */
	duplicateCheck: boolean;
	/** Cancel and update are refused this many minutes before the slot; 0 = never. */
	editableCutoffMinutes: number;
	/** What happens to `Group:Tag` names the venue group has not set up. */
	unknownTags: 'refused' | 'accepted';
	/** Where the guest's request (`notes` when writing) shows up when reading. */
	notesReadBack: 'both' | 'client_requests' | 'notes';
	/** `POST /reservations/{id}/cancel`: works, is an unknown route, 404 without `msg`, or 405 without body. */
	cancelRoute: 'works' | 'unknownRoute' | 'notFoundWithoutMessage' | 'methodNotAllowed';
	/** Answer to a reservation id that does not exist. */
	unknownReservationStatus: 400 | 404;
	/** The `external_id` filter is silently ignored. */
	ignoreExternalIdFilter: boolean;
	updatedSince: 'inclusive' | 'exclusive';
	updatedSinceZone: 'utc' | 'venue';
	/** When exports hand out a cursor: with every full page, or with every page, even an empty one. */
	exportCursor: 'fullPages' | 'always';
}

/** What a switch that is not just on, off or a number may be set to. */
export const behaviourChoices: { [Name in keyof Behaviour]?: ReadonlyArray<Behaviour[Name]> } = {
	retryAfter: ['seconds', 'date', 'none'],
	unknownTags: ['refused', 'accepted'],
	notesReadBack: ['both', 'client_requests', 'notes'],
	cancelRoute: ['works', 'unknownRoute', 'notFoundWithoutMessage', 'methodNotAllowed'],
	unknownReservationStatus: [400, 404],
	updatedSince: ['inclusive', 'exclusive'],
	updatedSinceZone: ['utc', 'venue'],
	exportCursor: ['fullPages', 'always'],
};

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
