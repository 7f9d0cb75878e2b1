import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import type { Unreadable } from '../../../credentials/answer';
import type { Environment } from '../../../credentials/environments';
import type { LoginTrouble, Told } from '../../../credentials/loginStopped';

/** Any n8n context that may talk to SevenRooms. */
export type TransportContext =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

export type CredentialName = 'sevenRoomsApi' | 'sevenRoomsOAuth2Api';

/** Opened once for each node run, poll, look-up or delivery. */
export interface Session {
	readonly credentialName: CredentialName;
	/** No trailing slash, version included. */
	readonly baseUrl: string;
	/** Fingerprint of base URL, ID and secret: the key of limiters and caches. Never shown. */
	readonly account: string;
	/** Undefined where the credential does not say (custom, OAuth2). */
	readonly region?: Environment;
	readonly venueGroupId?: string;
	/** Default zone of the credential. */
	readonly timeZone?: string;
	/** Venue ID to zone. */
	readonly venueTimeZones: ReadonlyMap<string, string>;
	readonly conciergeId?: string;
	readonly conciergeGroupId?: string;
	readonly requestsPerSecond: number;
	/** Lane of the limiter: requests of one caller never crowd out another's. */
	readonly caller: string;
}

/** How a request may be repeated after a try that did not end well. */
export type Repeat = 'freely' | 'onlyIfNeverArrived';

/** Query parameters by name; null, undefined and '' are left out. */
export type Query = Record<string, string | number | boolean | null | undefined>;

export interface ApiRequest {
	method: IHttpRequestMethods;
	/** After the base URL, segments already encoded: use apiPath. */
	path: string;
	query?: Query;
	/** Flat fields, sent as application/x-www-form-urlencoded. */
	form?: Record<string, string>;
	/** Sent as JSON: POS push and free requests only. */
	json?: IDataObject | IDataObject[] | string;
	/** Whether an answer to a GET may do without `data`; default no, since nothing can be read from it. */
	mayBeBare?: boolean;
	/** Default: GET and HEAD freely, everything else onlyIfNeverArrived. */
	repeat?: Repeat;
	itemIndex?: number;
	/** Time for this request with all its repeats, in ms. Default by kind of context, see budget.ts. */
	budgetMs?: number;
	/** Ends every wait of this request; default: n8n's signal that the execution was stopped. */
	signal?: AbortSignal;
}

export interface ApiAnswer {
	ok: true;
	status: number;
	/** The whole envelope; null for 204. See envelope.ts. */
	body: unknown;
	/** SevenRooms' own words, without contact data and secrets. */
	msg?: string;
	requestId?: string;
	headers: IDataObject;
}

/**
 * refused: SevenRooms answered and did not do it. neverArrived: nothing was sent, or it provably did
 * not arrive. unknownOutcome: timeout, reset, 5xx or an unreadable answer, so a write may have been
 * applied. cancelled: the execution was stopped.
 */
export type FailureKind = 'refused' | 'neverArrived' | 'unknownOutcome' | 'cancelled';

export interface ApiFailure {
	ok: false;
	kind: FailureKind;
	status?: number;
	/** SevenRooms' own words, without contact data and secrets. */
	msg?: string;
	requestId?: string;
	tries: number;
	elapsedMs: number;
	retryAfterMs?: number;
	/** Code of the system or of the HTTP client: for decisions, never shown. */
	code?: string;
	/** A web page or a cut off answer instead of JSON, or one that lacks what was asked for (strange). */
	unreadable?: Unreadable | 'cut off' | 'strange';
	method: string;
	/** Without query. */
	path: string;
	/** Set when SevenRooms refused a cursor that it had given: the list has to be begun anew. */
	isMidList?: boolean;
	/** Words for a request that was stopped on our side, or whose login was. */
	told?: Told;
	/** Set when the login stopped, not the request. */
	login?: LoginTrouble['kind'];
}

/** A failure before tries and time are counted. */
export type FailureFacts = Omit<ApiFailure, 'tries' | 'elapsedMs'>;
