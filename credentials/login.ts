import type { IHttpRequestHelper, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import type { Account } from './account';
import { hear, retryAfterMsOf, scrubbed, type Heard } from './answer';
import { LoginStopped, type LoginTrouble } from './loginStopped';
import { networkCodeOf, reachOf } from './reach';
import type { IssuedToken } from './tokenGuard';

const LOGIN_TIMEOUT_MS = 30_000;
const EXPECTED_LENGTH = 128;

/** `POST {base}/auth`, API reference section 2. Throws LoginStopped. */
export async function logIn(
	helpers: IHttpRequestHelper['helpers'],
	account: Account,
): Promise<IssuedToken> {
	const missing = !account.clientId ? 'Client ID' : !account.secret ? 'Client Secret' : undefined;
	if (missing) throw emptyField(missing);
	const form = new URLSearchParams({ client_id: account.clientId, client_secret: account.secret });
	const response = await answerOf(helpers, account, {
		method: 'POST',
		url: `${account.baseUrl}/auth`,
		headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
		body: form.toString(),
	});
	const heard = hear(response.body);
	const status = statusOf(response, heard);
	if (status >= 400 || heard.unreadable) throw refusal(account, response, heard, status);
	const data = (heard.body as { data?: Record<string, unknown> }).data;
	const token = typeof data?.token === 'string' ? data.token.trim() : '';
	if (token === '') {
		throw new LoginStopped({
			kind: 'strange',
			summary: `The login at ${account.place} was answered without a token`,
			advice: 'Check that the address is that of the SevenRooms API, then ask SevenRooms',
			status,
			...spokenBy(heard, account),
		});
	}
	return { token, expiresAt: expiryOf(data?.token_expiration_datetime) };
}

/** An API key needs no login: one small read proves it. Throws LoginStopped. */
export async function proveApiKey(
	helpers: IHttpRequestHelper['helpers'],
	account: Account,
	headers: Record<string, string>,
): Promise<void> {
	if (!account.secret) throw emptyField('API Key');
	// A right that is missing here (403) may be there elsewhere.
	await proveAnswers(helpers, account, headers, (status) => status === 401 || status >= 500);
}

/**
 * One small read, which tells in words what n8n's test of a credential would show as a bare system code, such as a
 * connection that broke off, or take for success, such as a web page. Throws LoginStopped.
 * @param isRefusal by the status of the answer; without it n8n's own rules judge that
 */
export async function proveAnswers(
	helpers: IHttpRequestHelper['helpers'],
	account: Account,
	headers: Record<string, string>,
	isRefusal: (status: number) => boolean = () => false,
): Promise<void> {
	const response = await answerOf(helpers, account, {
		method: 'GET',
		url: `${account.baseUrl}/venues?limit=1`,
		headers: { accept: 'application/json', ...headers },
	});
	const heard = hear(response.body);
	const status = statusOf(response, heard);
	const isNoAnswer = status < 300 && heard.unreadable !== undefined;
	if (isNoAnswer || isRefusal(status)) throw refusal(account, response, heard, status);
}

async function answerOf(
	helpers: IHttpRequestHelper['helpers'],
	account: Account,
	request: IHttpRequestOptions,
): Promise<IN8nHttpFullResponse> {
	const outcome = await helpers
		.httpRequest({
			...request,
			timeout: LOGIN_TIMEOUT_MS,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// A redirect would carry the secret to a place that nobody chose.
			disableFollowRedirect: true,
		})
		.then(
			(response: IN8nHttpFullResponse) => response,
			// The caught error holds the request, and with it the secret: it must not travel on.
			(error: unknown) => new LoginStopped(unreachable(account, error)),
		);
	if (outcome instanceof LoginStopped) throw outcome;
	return outcome;
}

function unreachable(account: Account, error: unknown): LoginTrouble {
	const code = networkCodeOf(error);
	const isFromN8n = code === undefined && error instanceof Error;
	if (isFromN8n) {
		return {
			kind: 'incomplete',
			summary: `n8n did not send the login: ${scrubbed(error.message, secretsOf(account)).replace(/\.$/, '')}`,
			advice: 'Check the Base URL and the allowed domains of this credential',
		};
	}
	const { summary, advice } = reachOf(code, new URL(account.baseUrl).host);
	return { kind: 'unreachable', summary, advice };
}

function refusal(
	account: Account,
	response: IN8nHttpFullResponse,
	heard: Heard,
	status: number,
): LoginStopped {
	const facts = { status, ...spokenBy(heard, account) };
	if (status === 429) {
		const retryAfterMs = retryAfterMsOf(response.headers, Date.now());
		const wait = retryAfterMs ? `in ${Math.ceil(retryAfterMs / 1000)} seconds` : 'in a few minutes';
		return new LoginStopped({
			kind: 'busy',
			summary: 'SevenRooms receives too many logins from this account',
			advice: `Try again ${wait}`,
			retryAfterMs,
			...facts,
		});
	}
	if (status >= 500) {
		return new LoginStopped({
			kind: 'busy',
			summary: `SevenRooms could not process the login (HTTP ${status})`,
			advice: 'Try again in a few minutes; the credential itself may be right',
			...facts,
		});
	}
	const isElsewhere = heard.unreadable !== undefined || status === 404 || status === 405;
	if (isElsewhere && status !== 401 && status !== 403) {
		return new LoginStopped({
			kind: 'strange',
			summary: `What answers at ${new URL(account.baseUrl).host} is not the SevenRooms API (HTTP ${status}, ${heard.unreadable ?? 'no login there'})`,
			advice: 'Check the environment, the API version and the Base URL of this credential',
			...facts,
		});
	}
	if (status === 403) {
		return new LoginStopped({
			kind: 'refused',
			summary: `SevenRooms knows this login but does not allow it at ${account.place}`,
			advice: 'Ask SevenRooms to switch on API access for this credential',
			...facts,
		});
	}
	return new LoginStopped({
		kind: 'refused',
		summary: `SevenRooms refused the login at ${account.place}`,
		advice: `${whatToCheck(account)}, and that they were issued for this environment${lengthHint(account)}`,
		...facts,
	});
}

function whatToCheck(account: Account): string {
	return account.mode === 'apiKey'
		? 'Check the API Key and the Authorization Scheme'
		: 'Check that Client ID and Client Secret are complete and not swapped';
}

/** Lengths tell of a half copied value and give nothing away. */
function lengthHint({ mode, clientId, secret }: Account): string {
	if (mode === 'apiKey') return '';
	const isUsual = clientId.length === EXPECTED_LENGTH && secret.length === EXPECTED_LENGTH;
	return isUsual
		? ''
		: ` (SevenRooms issues ${EXPECTED_LENGTH} characters each; here the ID has ${clientId.length} and the secret ${secret.length})`;
}

function emptyField(field: string): LoginStopped {
	return new LoginStopped({
		kind: 'incomplete',
		summary: `The ${field} of this credential is empty`,
		advice: `Enter the ${field} that SevenRooms gave you`,
	});
}

/** An answer may say 200 outside and a refusal inside (API reference, section 3.1). */
function statusOf(response: IN8nHttpFullResponse, heard: Heard): number {
	const inside = heard.embeddedStatus ?? 0;
	return response.statusCode < 400 && inside >= 400 ? inside : response.statusCode;
}

function spokenBy(heard: Heard, account: Account): Pick<LoginTrouble, 'msg' | 'requestId'> {
	return {
		msg: heard.msg && scrubbed(heard.msg, secretsOf(account)),
		requestId: heard.requestId,
	};
}

function secretsOf(account: Account): string[] {
	return [account.secret, account.clientId];
}

/** SevenRooms writes UTC without a suffix. */
function expiryOf(value: unknown): number | undefined {
	if (typeof value !== 'string') return undefined;
	const text = value.trim().replace(' ', 'T');
	const at = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`);
	return Number.isNaN(at) ? undefined : at;
}
