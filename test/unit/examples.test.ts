import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { SevenRooms } from '../../nodes/SevenRooms/SevenRooms.node';
import { SevenRoomsPollingTrigger } from '../../nodes/SevenRooms/SevenRoomsPollingTrigger.node';
import { SevenRoomsTrigger } from '../../nodes/SevenRooms/SevenRoomsTrigger.node';
import { readExamples, readIntroduction } from '../support/exampleFiles.cjs';

// What can be seen in the workflow files themselves; test/e2e runs each of them in a real n8n.

const examples = readExamples();

const ours: Record<string, INodeTypeDescription> = {
	sevenRooms: new SevenRooms().description,
	sevenRoomsTool: new SevenRooms().description,
	sevenRoomsTrigger: new SevenRoomsTrigger().description,
	sevenRoomsPollingTrigger: new SevenRoomsPollingTrigger().description,
};

const PREFIX = 'n8n-nodes-sevenrooms.';
type Example = (typeof examples)[number];

const isNote = ({ type }: INode) => type.endsWith('.stickyNote');

/** n8n adds these to every node of the kind, whatever its own panel says. */
const ADDED = ['pollTimes', 'descriptionType', 'toolDescription'];

it('the README of the examples lists each of them and nothing else', () => {
	const listed = [...readIntroduction().matchAll(/^\| \[.+?\]\((.+?\.json)\)/gm)];
	expect(listed.map(([, file]) => file).sort()).toEqual(examples.map(({ file }) => file));
});

describe.each(examples)('$file', ({ workflow }) => {
	it('names every node once, and links only nodes that are there', () => {
		const names = workflow.nodes.map(({ name }) => name);
		const ids = workflow.nodes.map(({ id }) => id);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(ids).size).toBe(ids.length);
		const linked = Object.entries(workflow.connections).flatMap(([from, kinds]) => [
			from,
			...Object.values(kinds).flatMap((outputs) =>
				outputs.flatMap((targets) => (targets ?? []).map(({ node }) => node)),
			),
		]);
		expect(names).toEqual(expect.arrayContaining(linked));
	});

	it('uses only parameters that our nodes have', () => {
		for (const node of workflow.nodes.filter(({ type }) => type.startsWith(PREFIX))) {
			const description = ours[node.type.slice(PREFIX.length)];
			const known = NodeHelpers.getNodeParameters(
				description.properties,
				node.parameters,
				true,
				false,
				node,
				description,
			);
			const unknown = pathsOf(node.parameters).filter(
				(path) => !ADDED.includes(path[0]) && valueAt(known, path) === undefined,
			);
			expect([node.name, unknown]).toEqual([node.name, []]);
		}
	});

	it('keeps what calls the outside world switched off', () => {
		const services = ['slack', 'hubspot', 'postgres', 'googleSheets', 'emailSend', 'twilio'];
		for (const { name, type, disabled, parameters } of workflow.nodes) {
			const isService = services.some((service) => type === `n8n-nodes-base.${service}`);
			const url = String(parameters.url ?? '');
			const isSandbox = /sandboxUrl|127\.0\.0\.1:7007/.test(url);
			if (isService || (url && !isSandbox)) expect([name, disabled]).toEqual([name, true]);
		}
	});

	it('names no account of anybody', () => {
		const known = ['sevenrooms-sandbox', 'sevenrooms-sandbox-webhook', 'sandbox-model'];
		for (const { credentials = {} } of workflow.nodes) {
			for (const { id } of Object.values(credentials)) expect(known).toContain(id);
		}
	});
});

it('a guest who agrees to marketing again is no longer left out by the CRM', () => {
	const { workflow } = examples.find(({ file }) => file.startsWith('guest-sync')) as Example;
	const written = (name: string) =>
		JSON.stringify(workflow.nodes.find((node) => node.name === name)?.parameters);
	expect(written('CRM: stop writing (HubSpot)')).toContain("sevenrooms_marketing: 'no'");
	expect(written('CRM: add or update (HubSpot)')).toContain(
		'{"property":"sevenrooms_marketing","value":"yes"}',
	);
});

it('the privacy officer hears by mail, too, that a guest is not known', () => {
	const { workflow } = examples.find(({ file }) => file.startsWith('privacy')) as Example;
	const told = workflow.connections['Nothing held']?.main.flatMap((targets) => targets ?? []);
	expect(told?.map(({ node }) => node)).toEqual([
		'Privacy officer (sandbox)',
		'Privacy officer (SMTP)',
	]);
	const mail = workflow.nodes.find(({ name }) => name === 'Privacy officer (SMTP)');
	expect(mail?.parameters.text).toContain('knows no guest with the address');
});

it('no two workflows listen at the same address', () => {
	const addresses = examples.flatMap(({ workflow }) =>
		workflow.nodes.flatMap(({ webhookId }) => webhookId ?? []),
	);
	expect(new Set(addresses).size).toBe(addresses.length);
});

it('every template has notes that say what to change, and does not hide nodes under one another', () => {
	const templates = examples.filter(({ file }) => !/^(book-a-table|changes-once)/.test(file));
	for (const { file, workflow } of templates) {
		const notes = workflow.nodes.filter(isNote).map(({ parameters }) => String(parameters.content));
		expect([file, notes.some((text) => text.includes('**Change**'))]).toEqual([file, true]);
		const places = workflow.nodes.filter((node) => !isNote(node)).map(({ position }) => position);
		for (const [index, [x, y]] of places.entries()) {
			const near = places
				.slice(index + 1)
				.filter(([otherX, otherY]) => Math.abs(x - otherX) < 96 && Math.abs(y - otherY) < 96);
			expect([file, near]).toEqual([file, []]);
		}
	}
});

function pathsOf(value: unknown, path: string[] = []): string[][] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
	return Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]));
}

function valueAt(value: unknown, path: string[]): unknown {
	return path.reduce<unknown>(
		(part, key) => (part as Record<string, unknown> | undefined)?.[key],
		value,
	);
}
