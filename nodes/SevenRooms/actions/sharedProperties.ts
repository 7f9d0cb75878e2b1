import isEqual from 'lodash/isEqual';
import type { INodeProperties } from 'n8n-workflow';

/** What a property is shown for. */
type Choice = 'resource' | 'operation';

/**
 * Several lists of properties as one, in which a property that differs only in the resource, or operation, that it is
 * shown for stands once. n8n goes through all of them for every item and sends all of them to the editor. Each list
 * keeps its own order.
 */
export function shareProperties(lists: INodeProperties[][], choice: Choice): INodeProperties[] {
	const shared: INodeProperties[] = [];
	for (const list of lists) {
		let place = 0;
		for (const property of list) {
			const found = shared.findIndex((other, at) => at >= place && isSame(other, property, choice));
			if (found < 0) shared.splice(place++, 0, property);
			else {
				shared[found] = shownFor(shared[found], choice, [
					...shownChoices(shared[found], choice),
					...shownChoices(property, choice),
				]);
				place = found + 1;
			}
		}
	}
	return shared;
}

function isSame(one: INodeProperties, other: INodeProperties, choice: Choice): boolean {
	return one.name === other.name && isEqual(shownFor(one, choice, []), shownFor(other, choice, []));
}

function shownChoices(property: INodeProperties, choice: Choice): string[] {
	return (property.displayOptions?.show?.[choice] ?? []) as string[];
}

function shownFor(property: INodeProperties, choice: Choice, values: string[]): INodeProperties {
	const { displayOptions } = property;
	const show = { ...displayOptions?.show, [choice]: values };
	return { ...property, displayOptions: { ...displayOptions, show } };
}
