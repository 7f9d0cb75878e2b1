/**
 * What triggers remember for as long as this n8n process lives: in the module, since n8n writes static data whole and
 * the last writer wins. Bounded for all triggers together, so that a busy month cannot fill the memory.
 */

/** A map that forgets its oldest entries: it holds at least half of `capacity` and never more than all of it. */
export class RecentMap<Value> {
	private young = new Map<string, Value>();
	private old = new Map<string, Value>();

	constructor(private readonly capacity: number) {}

	get size(): number {
		return this.young.size + this.old.size;
	}

	has(key: string): boolean {
		return this.young.has(key) || this.old.has(key);
	}

	get(key: string): Value | undefined {
		return this.young.get(key) ?? this.old.get(key);
	}

	set(key: string, value: Value): void {
		if (this.young.size >= this.capacity / 2 && !this.young.has(key)) {
			this.old = this.young;
			this.young = new Map();
		}
		this.young.set(key, value);
	}

	delete(key: string): void {
		this.young.delete(key);
		this.old.delete(key);
	}
}

const MAX_IDS = 100_000;
const emitted = new RecentMap<true>(MAX_IDS);
const newestState = new RecentMap<string>(MAX_IDS);

/** Short names for the long keys of nodes, so that 100,000 ids stay small. */
const shortNames = new Map<string, string>();
const webhookNodes = new Map<string, Set<string>>();

/** One trigger node as the memory knows it. Test deliveries are a node of their own. */
export interface TriggerNode {
	readonly workflowId: string;
	/** Unique in a workflow, which an imported node's id need not be. */
	readonly nodeName: string;
	readonly isTest: boolean;
}

/** Whether this webhook trigger has emitted the event. */
export function hasEmitted(node: TriggerNode, eventId: string): boolean {
	return emitted.has(`${nameOf(node)} ${eventId}`);
}

/** Notes that this webhook trigger has emitted the event. */
export function rememberEmitted(node: TriggerNode, eventId: string): void {
	emitted.set(`${nameOf(node)} ${eventId}`, true);
	if (!node.isTest) nodesOf(node.workflowId).add(nameOf(node));
}

/** Takes back what in the end was not emitted. */
export function forgetEmitted(node: TriggerNode, eventId: string): void {
	emitted.delete(`${nameOf(node)} ${eventId}`);
}

/** Whether any webhook trigger of this workflow has emitted the event, test deliveries aside. */
export function webhookHasEmitted(workflowId: string, eventId: string): boolean {
	return [...nodesOf(workflowId)].some((name) => emitted.has(`${name} ${eventId}`));
}

/** Whether the polling half of a pair has emitted the event to this workflow. */
export function pollHasEmitted(workflowId: string, eventId: string): boolean {
	return emitted.has(`${shortName(`poll of ${workflowId}`)} ${eventId}`);
}

/** Notes that the polling half of a pair has emitted the event to this workflow. */
export function rememberPolled(workflowId: string, eventId: string): void {
	emitted.set(`${shortName(`poll of ${workflowId}`)} ${eventId}`, true);
}

/**
 * Whether a state of a record is older than the newest that this trigger was sent; if not, it is the newest now.
 * `stamp` is text that sorts by time.
 */
export function isOutdated(node: TriggerNode, record: string, stamp: string): boolean {
	const key = `${nameOf(node)} ${record}`;
	const newest = newestState.get(key);
	if (newest !== undefined && stamp < newest) return true;
	newestState.set(key, stamp);
	return false;
}

function nodesOf(workflowId: string): Set<string> {
	let nodes = webhookNodes.get(workflowId);
	if (!nodes) webhookNodes.set(workflowId, (nodes = new Set()));
	return nodes;
}

function nameOf({ workflowId, nodeName, isTest }: TriggerNode): string {
	return shortName(JSON.stringify([workflowId, nodeName, isTest]));
}

function shortName(long: string): string {
	let name = shortNames.get(long);
	if (name === undefined) shortNames.set(long, (name = shortNames.size.toString(36)));
	return name;
}
