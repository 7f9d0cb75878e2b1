import type { INodeProperties } from 'n8n-workflow';

/** Shows what a write would send; an entry of an Options collection. */
export const dryRunOption: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description:
		'Whether to only show what would be sent. SevenRooms is read where that is needed, and nothing is written.',
};

/** Whether the output is what SevenRooms holds after the write; an entry of an Options collection. */
export const readBackOption: INodeProperties = {
	displayName: 'Read Back',
	name: 'readBack',
	type: 'boolean',
	default: true,
	description:
		'Whether to give out what SevenRooms holds after the change. Off saves one request and gives out the IDs only.',
};
