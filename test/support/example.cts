import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SavedCredential } from './credentials.cjs';
import type { WorkflowSketch } from './definition.cjs';

/** A workflow of examples/ as it stands, with a credential chosen as a user does after the import. */
export function loadExample(file: string, credential: SavedCredential): WorkflowSketch {
	const text = readFileSync(resolve(__dirname, '../../examples', file), 'utf8');
	const workflow = JSON.parse(text) as WorkflowSketch;
	for (const node of workflow.nodes) {
		if (node.credentials?.[credential.type]) node.credentials = { [credential.type]: credential };
	}
	return workflow;
}
