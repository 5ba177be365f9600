// What a framework complains of: by the handlers that it is given, and on the console.
globalThis.complaints = [];

export const noted = (complaint) => void globalThis.complaints.push(complaint);

for (const kind of ['warn', 'error']) console[kind] = (...said) => noted(`${kind}: ${said.join(' ')}`);
