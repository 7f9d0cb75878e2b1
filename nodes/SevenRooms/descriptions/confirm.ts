import type { INodeProperties } from 'n8n-workflow';

/** The explicit yes that an operation asks for which moves money or deletes. */
export function confirmChoice(what: string): INodeProperties {
	return {
		displayName: 'Confirm',
		name: 'confirm',
		type: 'boolean',
		default: false,
		required: true,
		description: `Whether you really want this: ${what}`,
	};
}
