/** One request to the partner API, the login or the OAuth2 gateway, as it came over the wire. */
export interface LoggedRequest {
	method: string;
	/** The whole path without query: `/2_4/reservations`. */
	path: string;
	/** The path after the base: `/reservations`. */
	apiPath: string;
	query: Record<string, string>;
	/** Names in lower case; `authorization` as sent, so that tests can prove it is raw. */
	headers: Record<string, string | string[] | undefined>;
	contentType: string | undefined;
	/** Form fields or JSON; null when there was no body or it could not be read. */
	body: unknown;
	rawBody: string;
	/** 0 until answered, and for ever when the connection was cut. */
	status: number;
	/** Milliseconds since 1970, real time. */
	at: number;
	/** The login was accepted. */
	authorized: boolean;
	/** Kinds of the faults that met this request. */
	faults: string[];
}

/** More than any test needs, small enough for a sandbox that runs for weeks. */
const LONGEST = 20_000;

export class RequestLog {
	readonly entries: LoggedRequest[] = [];

	add(entry: LoggedRequest): void {
		this.entries.push(entry);
		if (this.entries.length > LONGEST) this.entries.splice(0, LONGEST / 10);
	}

	clear(): void {
		this.entries.length = 0;
	}
}
