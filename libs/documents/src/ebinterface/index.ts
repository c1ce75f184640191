export { readEbInterface, type ReadEbInterface } from './read-ebinterface.ts';
export { writeEbInterface, type EbInterfaceOptions } from './write-ebinterface.ts';
