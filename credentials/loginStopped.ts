import { UserError } from 'n8n-workflow';

/** Words for people, without secrets, tokens or names of system codes. */
export interface Told {
	/** What happened: one sentence without its full stop. */
	summary: string;
	/** What to do about it, likewise. */
	advice: string;
}

/** Why no request went out. */
export interface LoginTrouble extends Told {
	/**
	 * incomplete: the credential lacks something. refused: SevenRooms does not accept it.
	 * unreachable: no answer. busy: rate limit or server trouble. strange: not the SevenRooms API.
	 */
	kind: 'incomplete' | 'refused' | 'unreachable' | 'busy' | 'strange';
	status?: number;
	msg?: string;
	requestId?: string;
	retryAfterMs?: number;
}

/**
 * A login that ended without a token.
 *
 * The details sit one level down, in `login`, on purpose: n8n searches the top level of an error
 * for `response`, `status` and `code`, and would put its own general sentence over ours, or log in
 * a second time.
 */
export class LoginStopped extends UserError {
	readonly login: LoginTrouble;

	constructor(login: LoginTrouble) {
		super(`${login.summary}. ${login.advice}.${spoken(login)}`);
		this.login = login;
	}
}

/**
 * Asks n8n for a login before anything is sent: n8n takes an error with this status for the service's own 401, calls
 * preAuthentication and then authenticate again.
 */
export class LoginNeeded extends UserError {
	readonly response = { status: 401 };

	constructor() {
		super('The SevenRooms login has to be made anew. Test the credential.');
	}
}

/** Works across reloads of this package, where `instanceof` would compare two copies of the class. */
export function loginTroubleOf(error: unknown): LoginTrouble | undefined {
	const login = error instanceof Error ? (error as Partial<LoginStopped>).login : undefined;
	return typeof login?.summary === 'string' ? login : undefined;
}

function spoken({ msg, requestId }: LoginTrouble): string {
	if (msg && requestId) return ` SevenRooms said: "${msg}" (request ID ${requestId}).`;
	if (msg) return ` SevenRooms said: "${msg}".`;
	return requestId ? ` Request ID: ${requestId}.` : '';
}
