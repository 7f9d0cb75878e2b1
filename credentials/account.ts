import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { DEFAULT_API_VERSION, ENVIRONMENTS, isEnvironment } from './environments';
import { LoginStopped } from './loginStopped';

/** What a login needs, read from a decrypted credential and cleaned of stray characters. */
export interface Account {
	/** No trailing slash, version included. */
	baseUrl: string;
	/** How the environment is called in a sentence. */
	place: string;
	mode: 'clientCredentials' | 'apiKey';
	clientId: string;
	/** Client secret or API key, whichever the mode uses. */
	secret: string;
	/** Which account a token belongs to. Holds no secret in the clear, still never shown. */
	fingerprint: string;
}

/** IDs and secrets arrive by copy and paste: blanks, line ends and quotes round them are not theirs. */
export function cleaned(value: unknown): string {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	const quoted = /^(["'])(.*)\1$/s.exec(text);
	return quoted ? quoted[2].trim() : text;
}

/**
 * A base URL as a person typed it, without blanks and trailing slashes.
 * Throws when it is not an absolute http(s) address: requests must never go to a guessed place.
 */
export function checkedBaseUrl(value: unknown): string {
	const typed = cleaned(value).replace(/\/+$/, '');
	if (typed === '') {
		throw new LoginStopped({
			kind: 'incomplete',
			summary: 'The Base URL of this credential is empty',
			advice:
				'Enter the address before the paths, with the version, such as the US one: https://api.sevenrooms.com/2_4',
		});
	}
	const url = URL.canParse(typed) ? new URL(typed) : undefined;
	const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
	if (!url || !isHttp || url.username || url.password || url.search || url.hash) {
		throw new LoginStopped({
			kind: 'incomplete',
			summary: 'The Base URL of this credential is not a plain web address',
			advice:
				'Enter an address that starts with https:// or http://, without user name, question mark or hash',
		});
	}
	return typed;
}

/** `2_4` unless the credential says otherwise; `2.4`, `/2_4/` mean the same. */
export function apiVersionOf(value: unknown): string {
	const version = cleaned(value)
		.replace(/^\/+|\/+$/g, '')
		.replaceAll('.', '_');
	return /^\w+$/.test(version) ? version : DEFAULT_API_VERSION;
}

/** SHA-256 over the parts, in hex. */
export function fingerprintOf(...parts: string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The account behind a `sevenRoomsApi` credential. Throws LoginStopped for an unusable Base URL. */
export function accountOf(credentials: ICredentialDataDecryptedObject): Account {
	const environment = credentials.environment;
	const named = isEnvironment(environment) ? ENVIRONMENTS[environment] : undefined;
	const baseUrl = named
		? `${named.root}/${apiVersionOf(credentials.apiVersion)}`
		: checkedBaseUrl(credentials.baseUrl);
	const mode = credentials.authentication === 'apiKey' ? 'apiKey' : 'clientCredentials';
	const clientId = mode === 'apiKey' ? '' : cleaned(credentials.clientId);
	const secret = cleaned(mode === 'apiKey' ? credentials.apiKey : credentials.clientSecret);
	return {
		baseUrl,
		place: named ? `the ${named.name} environment` : new URL(baseUrl).host,
		mode,
		clientId,
		secret,
		fingerprint: fingerprintOf(mode, baseUrl, clientId, fingerprintOf(secret)),
	};
}
