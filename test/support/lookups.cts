import { core } from './n8nCore.cjs';
import {
	NodeHelpers,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { additionalDataFor } from './additionalData.cjs';
import { buildWorkflow } from './definition.cjs';
import type { Engine } from './engine.cjs';
import { credentialsByType, type NodeRun } from './runNode.cjs';

export interface LookUp {
	method: string;
	credentials?: NodeRun['credentials'];
	/** What the panel holds at that moment; the defaults of the node are filled in. */
	parameters?: INodeParameters;
	/** Default: the SevenRooms node. */
	type?: string;
	/** The parameter that asks, e.g. `parameters.venueId`. */
	path?: string;
}

/** The list behind a resource locator, as the editor asks for it while somebody types. */
export async function listSearch(
	engine: Engine,
	{ filter, paginationToken, ...lookUp }: LookUp & { filter?: string; paginationToken?: string },
): Promise<INodeListSearchResult> {
	const { context, nodeType } = contextFor(engine, lookUp);
	const method = nodeType.methods?.listSearch?.[lookUp.method];
	if (!method) throw new Error(`The node has no listSearch method named "${lookUp.method}"`);
	return await method.call(context, filter, paginationToken);
}

/** The options of a drop-down that the node loads itself. */
export async function loadOptions(engine: Engine, lookUp: LookUp): Promise<INodePropertyOptions[]> {
	const { context, nodeType } = contextFor(engine, lookUp);
	const method = nodeType.methods?.loadOptions?.[lookUp.method];
	if (!method) throw new Error(`The node has no loadOptions method named "${lookUp.method}"`);
	return await method.call(context);
}

function contextFor(engine: Engine, lookUp: LookUp) {
	const { type = 'n8n-nodes-sevenrooms.sevenRooms', path = '' } = lookUp;
	const nodeType = engine.nodeTypes.getByNameAndVersion(type);
	const credentials = credentialsByType(lookUp.credentials);
	const sketch = { name: 'Temp-Node', type, parameters: lookUp.parameters, credentials };
	const workflow = buildWorkflow({ nodes: [sketch], connections: {} }, engine.nodeTypes);
	const node = workflow.nodes['Temp-Node'];
	const { properties } = nodeType.description;
	const currentNodeParameters =
		NodeHelpers.getNodeParameters(
			properties,
			lookUp.parameters ?? {},
			true,
			false,
			node,
			nodeType.description,
		) ?? {};
	const additionalData = additionalDataFor(engine.credentialsHelper, { currentNodeParameters });
	return { nodeType, context: new core.LoadOptionsContext(workflow, node, additionalData, path) };
}
