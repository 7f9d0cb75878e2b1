import type { INodeProperties } from 'n8n-workflow';

/** A line of text; an entry of a collection. */
export function textEntry(
	displayName: string,
	name: string,
	description: string,
	placeholder?: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		description,
		...(placeholder ? { placeholder } : {}),
	};
}

/** An amount of 0 or more, in whole coins or with decimals as its description says; an entry of a collection. */
export function amountEntry(
	displayName: string,
	name: string,
	description: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description,
	};
}
