import { UserError } from 'n8n-workflow';
import { api } from './api';
import { availability } from './availability';
import { guest } from './guest';
import { reservation } from './reservation';
import type { Operation, Resource } from './types';
import { venue } from './venue';

/** Every resource of the panel under the value that saved workflows store. */
export const resources = {
	api,
	availability,
	guest,
	reservation,
	venue,
} as const satisfies Record<string, Resource>;

/** The operation that a workflow names, or an error that lists what there is. */
export function findOperation(resource: string, operation: string): Operation {
	const found = (resources as Record<string, Resource>)[resource];
	if (!found) {
		throw new UserError(`There is no resource "${resource}"`, {
			description: `Choose one of: ${Object.keys(resources).join(', ')}.`,
		});
	}
	const chosen = found.operations.find(({ value }) => value === operation);
	if (!chosen) {
		throw new UserError(`${found.name} has no operation "${operation}"`, {
			description: `Choose one of: ${found.operations.map(({ value }) => value).join(', ')}.`,
		});
	}
	return chosen;
}
