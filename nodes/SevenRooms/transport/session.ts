import {
	isExpression,
	NodeOperationError,
	type ICredentialDataDecryptedObject,
} from 'n8n-workflow';

import { accountOf, checkedBaseUrl, cleaned, fingerprintOf } from '../../../credentials/account';
import { isEnvironment } from '../../../credentials/environments';
import { ledgerOf } from './budget';
import { shownNode } from './errors';
import { noteSecrets } from './secrets';
import { settingsOf } from './settings';
import type { CredentialName, Session, TransportContext } from './types';

let openedWithoutExecution = 0;

/**
 * Reads the credential once and says everything that requests need to know of it; no request is made.
 * @param credentialName default: what the node's `authentication` parameter chose
 * Throws NodeOperationError for a credential that cannot be used as it stands.
 */
export async function openSession(
	context: TransportContext,
	credentialName: CredentialName = chosenCredential(context),
): Promise<Session> {
	const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(credentialName);
	try {
		const session: Session = {
			credentialName,
			...(credentialName === 'sevenRoomsOAuth2Api' ? gateway(credentials) : direct(credentials)),
			...settingsOf(credentials),
			caller: callerOf(context),
		};
		ledgerOf(session);
		noteSecrets(session, credentials);
		return session;
	} catch (error) {
		throw new NodeOperationError(shownNode(context.getNode()), error as Error, {
			message: (error as Error).message,
			description: (error as { description?: string }).description,
		});
	}
}

function direct(
	credentials: ICredentialDataDecryptedObject,
): Pick<Session, 'baseUrl' | 'account' | 'region'> {
	const { baseUrl, fingerprint } = accountOf(credentials);
	const { environment } = credentials;
	return {
		baseUrl,
		account: fingerprint,
		region: isEnvironment(environment) ? environment : undefined,
	};
}

function gateway(
	credentials: ICredentialDataDecryptedObject,
): Pick<Session, 'baseUrl' | 'account'> {
	const baseUrl = checkedBaseUrl(credentials.baseUrl);
	const secret = fingerprintOf(cleaned(credentials.clientSecret));
	return {
		baseUrl,
		account: fingerprintOf('oauth2', baseUrl, cleaned(credentials.clientId), secret),
	};
}

function chosenCredential(context: TransportContext): CredentialName {
	const raw = context.getNode().parameters.authentication;
	const value = isExpression(raw) ? evaluated(context) : raw;
	return value === 'sevenRoomsOAuth2Api' ? 'sevenRoomsOAuth2Api' : 'sevenRoomsApi';
}

function evaluated(context: TransportContext): unknown {
	return 'getInputData' in context
		? context.getNodeParameter('authentication', 0, 'sevenRoomsApi')
		: context.getNodeParameter('authentication', 'sevenRoomsApi');
}

/** One lane for a node of an execution; polls, deliveries and look-ups each have their own. */
function callerOf(context: TransportContext): string {
	const execution = context.getExecutionId() as string | undefined;
	const lane = execution ?? `${context.getWorkflow().id ?? ''}#${++openedWithoutExecution}`;
	return `${lane}:${context.getNode().name}`;
}
