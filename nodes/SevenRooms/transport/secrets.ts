import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { cleaned } from '../../../credentials/account';
import type { Session } from './types';

/** Beside the session and not in it, since a session may be looked at. */
const secrets = new WeakMap<Session, readonly string[]>();

/** Notes what of a credential an answer must not repeat into an error. */
export function noteSecrets(session: Session, credentials: ICredentialDataDecryptedObject): void {
	const { clientSecret, apiKey, sessionToken, oauthTokenData } = credentials;
	const { access_token: accessToken } = (oauthTokenData ?? {}) as { access_token?: unknown };
	const known = [clientSecret, apiKey, sessionToken, accessToken].map(cleaned);
	secrets.set(
		session,
		known.filter((secret) => secret !== ''),
	);
}

/** What noteSecrets() noted of the session's credential. */
export function secretsOf(session: Session): readonly string[] {
	return secrets.get(session) ?? [];
}
