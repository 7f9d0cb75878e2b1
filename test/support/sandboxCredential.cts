import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox/server.cjs';
import type { SavedCredential } from './credentials.cjs';
import type { Engine } from './engine.cjs';

/** The fields of the "SevenRooms API" credential that log in to a sandbox and its venue group. */
export function sandboxLogin({ baseUrl, clientId, clientSecret, venueGroupId }: Sandbox) {
	return { environment: 'custom', baseUrl, clientId, clientSecret, venueGroupId };
}

/** All its fields, filled in as the start screen of the sandbox says. */
export function sandboxFields(sandbox: Sandbox) {
	const venues = sandbox.venues.map(({ id, timeZone }) => ({ venueId: id, timeZone }));
	const { conciergeId, conciergeGroupId } = sandbox;
	return { ...sandboxLogin(sandbox), conciergeId, conciergeGroupId, venueTimeZones: { venues } };
}

/** Saves a credential with all its fields. `more` wins. */
export async function saveSandboxCredential(
	engine: Engine,
	sandbox: Sandbox,
	more: ICredentialDataDecryptedObject = {},
): Promise<SavedCredential> {
	const fields = sandboxFields(sandbox) as unknown as ICredentialDataDecryptedObject;
	return await engine.credentials.save('sevenRoomsApi', { ...fields, ...more });
}
