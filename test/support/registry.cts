import { core } from './n8nCore.cjs';
import {
	injectDomainRestrictionFields,
	NodeHelpers,
	type ICredentialType,
	type IDataObject,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';
import { ManualTrigger, NoOp } from './nodes/basic.cjs';
import { HttpRequest } from './nodes/HttpRequest.cjs';
import { OAuth2Api } from './nodes/OAuth2Api.cjs';
import { SplitInBatches } from './nodes/SplitInBatches.cjs';

type Loader = InstanceType<typeof core.DirectoryLoader>;

/** The few built-in types that tests need, under the names that n8n gives them. */
class BuiltInLoader extends core.DirectoryLoader {
	packageName = 'n8n-nodes-base';

	async loadAll(): Promise<void> {
		for (const type of [new ManualTrigger(), new NoOp(), new SplitInBatches(), new HttpRequest()]) {
			const { name } = type.description;
			this.nodeTypes[name] = { type, sourcePath: '' };
			this.known.nodes[name] = { className: type.constructor.name, sourcePath: '' };
		}
		const oAuth2 = new OAuth2Api();
		this.credentialTypes[oAuth2.name] = { type: oAuth2, sourcePath: '' };
		this.known.credentials[oAuth2.name] = { className: 'OAuth2Api', sourcePath: '' };
	}
}

/** Every node and credential type of one running n8n: what its `NodeTypes` and `CredentialTypes` services know. */
export class Registry implements INodeTypes {
	private constructor(private readonly loaders: Map<string, Loader>) {}

	/** Loads the built package in `packageDir` the way n8n loads an installed community package. */
	static async load(packageDir: string): Promise<Registry> {
		const ours = new core.PackageDirectoryLoader(packageDir);
		const builtIn = new BuiltInLoader(__dirname);
		const loaders = new Map<string, Loader>();
		for (const loader of [builtIn, ours]) {
			await loader.loadAll();
			loaders.set(loader.packageName, loader);
			for (const name of Object.keys(loader.known.credentials)) {
				const { type } = loader.getCredential(name);
				type.properties = injectDomainRestrictionFields(type);
			}
		}
		return new Registry(loaders);
	}

	getByName(fullName: string): INodeType | IVersionedNodeType {
		const [packageName, nodeName] = fullName.split('.');
		const loader = this.loaders.get(packageName);
		if (!loader) throw new core.UnrecognizedNodeTypeError(packageName, nodeName);
		// n8n offers a node that is usable as a tool under a second name.
		const isTool = !(nodeName in loader.known.nodes) && nodeName.endsWith('Tool');
		return loader.getNode(isTool ? nodeName.slice(0, -'Tool'.length) : nodeName).type;
	}

	getByNameAndVersion(fullName: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(fullName), version);
	}

	getKnownTypes(): IDataObject {
		return Object.fromEntries(
			[...this.loaders].flatMap(([packageName, loader]) =>
				Object.entries(loader.known.nodes).map(([name, known]) => [
					`${packageName}.${name}`,
					known,
				]),
			),
		) as unknown as IDataObject;
	}

	credentialType(name: string): ICredentialType {
		return this.loaderOf(name).getCredential(name).type;
	}

	knowsCredential(name: string): boolean {
		return [...this.loaders.values()].some((loader) => name in loader.known.credentials);
	}

	/** Full names of the nodes that say they use this credential. */
	supportedNodes(credential: string): string[] {
		const loader = this.loaderOf(credential);
		const names = loader.known.credentials[credential].supportedNodes ?? [];
		return names.map((name) => `${loader.packageName}.${name}`);
	}

	/** What the credential type extends, and what that extends, as n8n looks for `oAuth2Api` in. */
	parentTypes(credential: string): string[] {
		if (!this.knowsCredential(credential)) return [];
		const parents = this.loaderOf(credential).known.credentials[credential].extends ?? [];
		return [...parents, ...parents.flatMap((parent) => this.parentTypes(parent))];
	}

	private loaderOf(credential: string): Loader {
		for (const loader of this.loaders.values()) {
			if (credential in loader.known.credentials) return loader;
		}
		throw new core.UnrecognizedCredentialTypeError(credential);
	}
}
