import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import type { Credentials } from './examples.cjs';
import type { WorkflowSketch } from './rest.cjs';

export type NodeSketch = Pick<INode, 'name' | 'type' | 'typeVersion'> & {
	parameters?: INodeParameters;
	/** Credential types, filled in with those of the house. */
	credentials?: string[];
	webhookId?: string;
};

/** A workflow of nodes in a row, as somebody draws it in the editor. */
export function row(name: string, nodes: NodeSketch[], credentials: Credentials): WorkflowSketch {
	const connections: IConnections = {};
	nodes.slice(1).forEach((node, index) => {
		const link = { node: node.name, type: 'main' as const, index: 0 };
		connections[nodes[index].name] = { main: [[link]] };
	});
	return {
		name,
		nodes: nodes.map((node, index) => placed(node, index, credentials)),
		connections,
		settings: { executionOrder: 'v1' },
	};
}

/** A node at its place in the row. */
export function placed(node: NodeSketch, index: number, credentials: Credentials): INode {
	const { parameters = {}, credentials: types = [], ...rest } = node;
	return {
		...rest,
		id: `node-${index}`,
		position: [index * 220, 0],
		parameters,
		credentials: Object.fromEntries(types.map((type) => [type, credentials[type]])),
	};
}

export const byHand: NodeSketch = {
	name: 'By hand',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
};

/** The SevenRooms node with the sandbox's login. */
export function sevenRooms(name: string, parameters: INodeParameters): NodeSketch {
	return {
		name,
		type: 'n8n-nodes-sevenrooms.sevenRooms',
		typeVersion: 1,
		parameters,
		credentials: ['sevenRoomsApi'],
	};
}
