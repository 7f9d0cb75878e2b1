import { core } from './n8nCore.cjs';
import {
	getCredentialOwnRequestAllowedDomains,
	isExpression,
	NodeHelpers,
	UserError,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialsExpressionResolveValues,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

/** The nameless node that credential expressions are resolved beside. */
const nobody: INode = {
	id: '',
	name: '',
	typeVersion: 1,
	type: 'mock',
	position: [0, 0],
	parameters: {},
};

const nobodysTypes = {
	getByName: () => ({ description: { properties: [] } }),
	getByNameAndVersion: () => ({ description: { properties: [] } }),
	getKnownTypes: () => ({}),
} as unknown as INodeTypes;

/** Stored values with the defaults of the credential type; what the type does not show is left out, as n8n does. */
export function withDefaults(
	properties: INodeProperties[],
	stored: ICredentialDataDecryptedObject,
): ICredentialDataDecryptedObject {
	const values = NodeHelpers.getNodeParameters(
		properties,
		stored as unknown as INodeParameters,
		true,
		false,
		null,
		null,
	) as unknown as ICredentialDataDecryptedObject;
	for (const key of ['allowedHttpRequestDomains', 'allowedDomains']) {
		if (stored[key] !== undefined) values[key] ??= stored[key];
	}
	if (stored.oauthTokenData !== undefined) values.oauthTokenData = stored.oauthTokenData;
	return values;
}

/** Expressions in credential fields, resolved for the item at hand, or on their own outside an execution. */
export function resolveExpressions(
	additionalData: IWorkflowExecuteAdditionalData,
	values: ICredentialDataDecryptedObject,
	mode: WorkflowExecuteMode,
	executeData?: IExecuteData,
	at?: ICredentialsExpressionResolveValues,
): ICredentialDataDecryptedObject {
	const keys = core.getAdditionalKeys(additionalData, mode, null, { isCredential: true });
	const parameters = values as unknown as INodeParameters;
	if (at) {
		return at.workflow.expression.getParameterValue(
			parameters,
			at.runExecutionData,
			at.runIndex,
			at.itemIndex,
			at.node.name,
			at.connectionInputData,
			mode,
			keys,
			executeData,
			false,
			parameters,
		) as unknown as ICredentialDataDecryptedObject;
	}
	const workflow = new Workflow({
		nodes: [nobody],
		connections: {},
		active: false,
		nodeTypes: nobodysTypes,
	});
	return workflow.expression.getComplexParameterValue(
		nobody,
		parameters,
		mode,
		keys,
		undefined,
		undefined,
		parameters,
	) as unknown as ICredentialDataDecryptedObject;
}

/** `={{$credentials.token}}` in the declared header of a credential type. */
export function resolveWith(
	workflow: Workflow,
	node: INode,
	value: unknown,
	credentials: ICredentialDataDecryptedObject,
): unknown {
	if (!isExpression(value)) return value;
	const keys = { $credentials: credentials } as never;
	const resolved = workflow.expression.getSimpleParameterValue(
		node,
		value as string,
		'internal',
		keys,
		undefined,
		'',
	);
	return resolved ? String(resolved) : '';
}

/** The login request obeys the domains that the user allowed for the credential. */
export function restrictToCredentialDomains(
	helpers: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): IHttpRequestHelper {
	const httpRequest = async (options: IHttpRequestOptions): Promise<unknown> => {
		const allowedDomains = getCredentialOwnRequestAllowedDomains(credentials);
		if (allowedDomains === undefined)
			return (await helpers.helpers.httpRequest(options)) as unknown;
		if (options.allowedDomains !== undefined) {
			throw new UserError('This credential restricts requests to specific domains.');
		}
		return (await helpers.helpers.httpRequest({ ...options, allowedDomains })) as unknown;
	};
	return { helpers: { httpRequest } } as unknown as IHttpRequestHelper;
}
