import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox/server.cjs';
import type { SavedCredential } from './credentials.cjs';
import type { WorkflowSketch } from './definition.cjs';
import type { Engine } from './engine.cjs';

/** Saves a credential for this sandbox, filled in as its start screen says. `more` wins. */
export async function saveSandboxCredential(
	engine: Engine,
	sandbox: Sandbox,
	more: ICredentialDataDecryptedObject = {},
): Promise<SavedCredential> {
	const venues = sandbox.venues.map(({ id, timeZone }) => ({ venueId: id, timeZone }));
	return await engine.credentials.save('sevenRoomsApi', {
		environment: 'custom',
		baseUrl: sandbox.baseUrl,
		clientId: sandbox.clientId,
		clientSecret: sandbox.clientSecret,
		venueGroupId: sandbox.venueGroupId,
		conciergeId: sandbox.conciergeId,
		conciergeGroupId: sandbox.conciergeGroupId,
		venueTimeZones: { venues } as unknown as ICredentialDataDecryptedObject[string],
		...more,
	});
}

/** A workflow of examples/ as it stands, with a credential chosen as a user does after the import. */
export function loadExample(file: string, credential: SavedCredential): WorkflowSketch {
	const text = readFileSync(resolve(__dirname, '../../examples', file), 'utf8');
	const workflow = JSON.parse(text) as WorkflowSketch;
	for (const node of workflow.nodes) {
		if (node.credentials?.[credential.type]) node.credentials = { [credential.type]: credential };
	}
	return workflow;
}
