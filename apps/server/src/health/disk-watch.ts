import { databaseFolders, fullestDisk, type Database, type DiskRoom } from '@belegfluss/store';
import type { Config } from '../config.ts';

/** On a large disk a share of it is far more than the work in hand can need. */
const MOST_ASKED_BYTES = 2 * 1024 ** 3;
/** What closed the intake must be over by a bit, so that it does not open and close with every file. */
const OPENS_AT = 1.1;
const LOOK_MS = 5_000;

/** Looks after the disks of the database and says when there is too little room to take in more. */
export class DiskWatch {
  readonly #options: DiskWatchOptions;
  #folders: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #hasRoom = true;
  #room: DiskRoom | undefined;

  constructor(options: DiskWatchOptions) {
    this.#options = options;
  }

  /** The fullest disk when it was last looked at; `undefined` where none can be seen from here. */
  get room(): DiskRoom | undefined {
    return this.#room;
  }

  get hasRoom(): boolean {
    return this.#hasRoom;
  }

  /** With less room than this nothing is taken in. */
  get closesBelowBytes(): number {
    return this.#room ? watermarkOf(this.#room, this.#options.config.diskFreePercent) : 0;
  }

  /** Less than twice the room below which nothing is taken in. */
  get isLow(): boolean {
    return this.#room !== undefined && this.#room.freeBytes < 2 * this.closesBelowBytes;
  }

  async start(): Promise<void> {
    const { db, config } = this.#options;
    this.#folders = config.databaseDisk?.split(',').map((folder) => folder.trim()) ?? (await databaseFolders(db));
    if (this.#folders.length === 0) return;
    await this.look();
    this.#timer = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Done every five seconds. */
  async look(): Promise<void> {
    this.#room = await (this.#options.measure ?? fullestDisk)(this.#folders);
    if (!this.#room) return;
    const hasRoom = this.#room.freeBytes >= this.closesBelowBytes * (this.#hasRoom ? 1 : OPENS_AT);
    if (hasRoom === this.#hasRoom) return;
    this.#hasRoom = hasRoom;
    this.#options.onRoom(hasRoom, this.#room);
  }
}

export interface DiskWatchOptions {
  db: Database;
  config: Pick<Config, 'databaseDisk' | 'diskFreePercent'>;
  /** Told when the room ends, and when there is some again. */
  onRoom: (hasRoom: boolean, room: DiskRoom) => void;
  /** How the fullest of the folders is found; by asking the system unless told. */
  measure?: (folders: string[]) => Promise<DiskRoom | undefined>;
}

function watermarkOf({ totalBytes }: DiskRoom, percent: number): number {
  return Math.min((totalBytes * percent) / 100, MOST_ASKED_BYTES);
}
