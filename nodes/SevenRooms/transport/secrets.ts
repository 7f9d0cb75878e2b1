import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { cleaned } from '../../../credentials/account';
import type { Session, TransportContext } from './types';

/** Beside the session and not in it, since a session may be looked at. */
const secrets = new WeakMap<Session, readonly string[]>();

/** Notes what of a credential an answer must not repeat into an error; what was noted before stays. */
export function noteSecrets(session: Session, credentials: ICredentialDataDecryptedObject): void {
	const { clientSecret, apiKey, sessionToken, oauthTokenData } = credentials;
	const { access_token: accessToken } = (oauthTokenData ?? {}) as { access_token?: unknown };
	const known = [clientSecret, apiKey, sessionToken, accessToken].map(cleaned);
	const all = new Set([...secretsOf(session), ...known.filter((secret) => secret !== '')]);
	secrets.set(session, [...all]);
}

/** Notes the token that n8n has fetched or renewed since the session was opened. Never throws. */
export async function noteNewToken(context: TransportContext, session: Session): Promise<void> {
	try {
		noteSecrets(session, await context.getCredentials(session.credentialName));
	} catch {
		// A credential that is gone meanwhile has no new token either.
	}
}

/** What noteSecrets() noted of the session's credential. */
export function secretsOf(session: Session): readonly string[] {
	return secrets.get(session) ?? [];
}
