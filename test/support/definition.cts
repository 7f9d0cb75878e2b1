import {
	deepCopy,
	NodeConnectionTypes,
	Workflow,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeTypes,
	type IWorkflowSettings,
} from 'n8n-workflow';
import type { SavedCredential } from './credentials.cjs';

/** A node as a test writes it down: what the editor would add by itself may be left out. */
export type NodeSketch = Partial<Omit<INode, 'credentials'>> & {
	name: string;
	type: string;
	credentials?: Record<string, Pick<SavedCredential, 'id' | 'name'>>;
};

export interface WorkflowSketch {
	id?: string;
	name?: string;
	nodes: NodeSketch[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	staticData?: IDataObject;
}

/** A resource locator by the ID that somebody has typed in. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** Connections of nodes in a straight line. */
export function chain(...names: string[]): IConnections {
	const connections: IConnections = {};
	names.slice(0, -1).forEach((name, index) => {
		const next = { node: names[index + 1], type: NodeConnectionTypes.Main, index: 0 };
		connections[name] = { main: [[next]] };
	});
	return connections;
}

/** Fills in what the editor would: ids, positions and the newest version of each type. */
function completeNodes(sketches: NodeSketch[], nodeTypes: INodeTypes): INode[] {
	return deepCopy(sketches).map((sketch, index) => ({
		id: `node${index}`,
		position: [index * 200, 0] as [number, number],
		...sketch,
		parameters: sketch.parameters ?? {},
		typeVersion: sketch.typeVersion ?? newestVersion(nodeTypes, sketch.type),
	}));
}

/** A workflow as n8n builds it for each run, from a copy: n8n writes defaults into the nodes it is given. */
export function buildWorkflow(
	sketch: WorkflowSketch,
	nodeTypes: INodeTypes,
	active = false,
): Workflow {
	return new Workflow({
		id: sketch.id ?? 'workflow1',
		name: sketch.name ?? 'Test workflow',
		nodes: completeNodes(sketch.nodes, nodeTypes),
		connections: deepCopy(sketch.connections),
		active,
		nodeTypes,
		staticData: deepCopy(sketch.staticData ?? {}),
		settings: { executionOrder: 'v1', ...sketch.settings },
	});
}

function newestVersion(nodeTypes: INodeTypes, type: string): number {
	const { description } = nodeTypes.getByNameAndVersion(type);
	return [description.version].flat().at(-1) ?? 1;
}
