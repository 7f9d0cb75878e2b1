import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { accountOf, cleaned, type Account } from './account';
import { logIn, proveAnswers, proveApiKey } from './login';
import { LoginNeeded } from './loginStopped';
import { TEST_MARK } from './testRequest';
import { tokenGuard } from './tokenGuard';

const REPLACED_HEADERS: ReadonlySet<string> = new Set(['authorization', TEST_MARK]);

/** A login that was made within this time is proof enough, in ms. */
const PROOF_LASTS_MS = 2_000;
const sentToLogin = new WeakSet<IHttpRequestOptions>();
/** Accounts whose test waits for a login, by fingerprint: preAuthentication is not told what it is called for. */
const underTest = new Set<string>();

/**
 * A token for the account of this credential, for n8n to store: called when there is none yet, and when SevenRooms
 * answered 401 or withLogin() asked for a login. Throws LoginStopped.
 */
export async function obtainSessionToken(
	helpers: IHttpRequestHelper['helpers'],
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const account = accountOf(credentials);
	const isTest = underTest.delete(account.fingerprint);
	const held = heldToken(credentials, account);
	const isProven = isTest && tokenGuard.ageMs(account.fingerprint) <= PROOF_LASTS_MS;
	const sessionToken =
		(isProven && held) ||
		(await tokenGuard.obtain(account.fingerprint, held, async () => {
			if (account.mode === 'clientCredentials') return await logIn(helpers, account);
			await proveApiKey(helpers, account, { Authorization: schemed(credentials, account.secret) });
			// A mark that the key was tried; the key itself is sent from its own field.
			return { token: account.fingerprint };
		}));
	if (isTest && account.mode === 'clientCredentials') {
		await proveAnswers(helpers, account, { Authorization: schemed(credentials, sessionToken) });
	}
	return { sessionToken, sessionTokenId: account.fingerprint };
}

/**
 * A request with the login. A token of another account (the credential was edited since) is never sent: without
 * the header SevenRooms answers 401, and n8n fetches the right one. A test of the credential asks for that login at
 * once, so that it proves ID and secret and tells in words what stands in the way. May run twice on one request.
 */
export function withLogin(
	credentials: ICredentialDataDecryptedObject,
	requestOptions: IHttpRequestOptions,
): IHttpRequestOptions {
	const account = accountOf(credentials);
	if (isFirstOfTest(requestOptions)) {
		underTest.add(account.fingerprint);
		throw new LoginNeeded();
	}
	const token = account.mode === 'apiKey' ? account.secret : heldToken(credentials, account);
	const headers = Object.fromEntries(
		Object.entries(requestOptions.headers ?? {}).filter(
			([name]) => !REPLACED_HEADERS.has(name.toLowerCase()),
		),
	);
	if (token) headers.Authorization = schemed(credentials, token);
	return { ...requestOptions, headers };
}

/** Whether a request is the test of a credential, on its way for the first time. */
function isFirstOfTest(requestOptions: IHttpRequestOptions): boolean {
	if (requestOptions.headers?.[TEST_MARK] === undefined || sentToLogin.has(requestOptions))
		return false;
	sentToLogin.add(requestOptions);
	return true;
}

/** '' when the credential holds no token, undefined when it holds one of another account. */
function heldToken(
	credentials: ICredentialDataDecryptedObject,
	account: Account,
): string | undefined {
	const owner = cleaned(credentials.sessionTokenId);
	const isForeign = owner !== '' && owner !== account.fingerprint;
	return isForeign ? undefined : cleaned(credentials.sessionToken);
}

function schemed(credentials: ICredentialDataDecryptedObject, token: string): string {
	return credentials.authorizationScheme === 'bearer' ? `Bearer ${token}` : token;
}
