import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { authenticationChoice } from '../descriptions/authentication';
import { inPanelOrder } from '../descriptions/panelOrder';
import { resources } from './operations';
import { shareProperties } from './sharedProperties';
import type { Resource } from './types';

const all: readonly Resource[] = Object.values(resources);

const resourceChoice: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	default: 'reservation',
	options: inPanelOrder(
		all.map(({ name, value, description }): INodePropertyOptions => ({ name, value, description })),
	),
};

function operationChoice(resource: Resource): INodeProperties {
	const firstOperation = resource.operations[0].value;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		default: firstOperation,
		options: inPanelOrder(
			resource.operations.map(({ name, value, action, description }) => ({
				name,
				value,
				action,
				description,
			})),
		),
	};
}

function notice(resource: Resource): INodeProperties[] {
	if (!resource.notice) return [];
	return [
		{
			displayName: resource.notice,
			name: `${resource.value}Notice`,
			type: 'notice',
			default: '',
			displayOptions: { show: { resource: [resource.value] } },
		},
	];
}

function operationProperties(resource: Resource): INodeProperties[] {
	const ofOperations = resource.operations.map((operation) =>
		updateDisplayOptions(
			{ show: { resource: [resource.value], operation: [operation.value] } },
			operation.properties,
		),
	);
	return shareProperties(ofOperations, 'operation');
}

/** The whole panel: login, resource, operation, and each operation's own parameters shown for it alone. */
export const panelProperties: INodeProperties[] = [
	authenticationChoice(),
	resourceChoice,
	...all.map(operationChoice),
	...all.flatMap(notice),
	...shareProperties(all.map(operationProperties), 'resource'),
];
