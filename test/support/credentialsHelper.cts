import { core } from './n8nCore.cjs';
import {
	ICredentialsHelper,
	isExpression,
	NodeHelpers,
	UserError,
	type Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialsExpressionResolveValues,
	type IDataObject,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import {
	restrictToCredentialDomains,
	resolveExpressions,
	resolveWith,
	withDefaults,
} from './credentialValues.cjs';
import type { CredentialStore } from './credentials.cjs';
import type { Registry } from './registry.cjs';

/**
 * What n8n 2.41.1's `CredentialsHelper` does, step for step, over our store instead of its database. Left out: external
 * secrets, overwrites, policies and per-user credentials, none of which is on in a plain n8n.
 */
export class CredentialsHelper extends ICredentialsHelper {
	constructor(
		private readonly registry: Registry,
		private readonly store: CredentialStore,
	) {
		super();
	}

	getParentTypes(name: string): string[] {
		return this.registry.parentTypes(name);
	}

	isCredentialUsableByNode(credentialType: string, nodeType: string): boolean {
		if (!this.registry.knowsCredential(credentialType)) return true;
		if (!this.registry.credentialType(credentialType).restrictToSupportedNodes) return true;
		return this.registry.supportedNodes(credentialType).includes(nodeType);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const options = requestOptions as IHttpRequestOptions;
		const { authenticate } = this.registry.credentialType(typeName);
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		if (authenticate?.type !== 'generic' || !workflow || !node) return options;
		options.headers ??= {};
		const resolve = (value: unknown) => resolveWith(workflow, node, value, credentials);
		const parts = options as unknown as Record<string, IDataObject>;
		for (const [part, values] of Object.entries(authenticate.properties)) {
			parts[part] ??= {};
			for (const [key, value] of Object.entries(values as IDataObject)) {
				parts[part][resolve(key) as string] = resolve(value) as string;
			}
		}
		return options;
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.registry.credentialType(typeName);
		const token = type.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		)?.name;
		if (token === undefined || typeof type.preAuthentication !== 'function') return undefined;
		const isTest = node.parameters?.temp === '' && node.type === 'n8n-nodes-base.noOp';
		if (credentials[token] !== '' && !credentialsExpired && !isTest) return undefined;
		const login = restrictToCredentialDomains(helpers, credentials);
		const output = (await type.preAuthentication.call(login, credentials)) as IDataObject;
		if (output[token] === undefined || !node.credentials) return undefined;
		const reference = node.credentials[type.name];
		const stored = await (await this.getCredentials(reference, type.name)).getData();
		const merged = { ...stored };
		for (const [key, value] of Object.entries(output)) {
			if (key === token || !isExpression(stored[key])) {
				merged[key] = value as ICredentialDataDecryptedObject[string];
			}
		}
		await this.updateCredentials(reference, type.name, merged);
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication } = this.registry.credentialType(typeName);
		if (typeof preAuthentication !== 'function') return undefined;
		const login = restrictToCredentialDomains(helpers, credentials);
		const output = await preAuthentication.call(login, credentials);
		return (output as ICredentialDataDecryptedObject | undefined) ?? undefined;
	}

	async getCredentials(reference: INodeCredentialsDetails, type: string): Promise<ICredentials> {
		if (!reference.id) throw new UserError('Found credential with no ID.');
		const row = this.store.find(reference.id, type);
		return new core.Credentials({ id: row.id, name: row.name }, row.type, row.data);
	}

	getCredentialsProperties(typeName: string): INodeProperties[] {
		const type = this.registry.credentialType(typeName);
		if (type.extends === undefined) {
			return typeName === 'oAuth2Api' ? [...type.properties, tokenProperty] : type.properties;
		}
		const combined: INodeProperties[] = [];
		for (const parent of type.extends) {
			NodeHelpers.mergeNodeProperties(combined, this.getCredentialsProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(combined, type.properties);
		return combined;
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		reference: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		resolveValues?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = await (await this.getCredentials(reference, type)).getData();
		if (raw === true) return stored;
		return await this.applyDefaults(additionalData, stored, type, mode, executeData, resolveValues);
	}

	/** The stored values with the defaults of the credential type filled in and expressions resolved. */
	async applyDefaults(
		additionalData: IWorkflowExecuteAdditionalData,
		stored: ICredentialDataDecryptedObject,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		resolveValues?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const values = withDefaults(this.getCredentialsProperties(type), stored);
		return resolveExpressions(additionalData, values, mode, executeData, resolveValues);
	}

	async updateCredentials(
		reference: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const credentials = await this.getCredentials(reference, type);
		await credentials.setData(data);
		this.keep(credentials);
	}

	async updateCredentialsOauthTokenData(
		reference: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const credentials = await this.getCredentials(reference, type);
		await credentials.updateData({ oauthTokenData: data.oauthTokenData });
		this.keep(credentials);
	}

	private keep(credentials: ICredentials): void {
		const { id, data } = credentials.getDataToSave();
		if (id && data) this.store.update(id, data);
	}
}

const tokenProperty: INodeProperties = {
	displayName: 'oauthTokenData',
	name: 'oauthTokenData',
	type: 'json',
	required: false,
	default: {},
};
