/** Entries of the panel by what the user reads, in the same order on every server whatever its locale. */
export function inPanelOrder<Entry extends { name: string; displayName?: string }>(
	entries: readonly Entry[],
): Entry[] {
	const shown = ({ name, displayName }: Entry) => displayName ?? name;
	return [...entries].sort((a, b) => shown(a).localeCompare(shown(b), 'en'));
}
